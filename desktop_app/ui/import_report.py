"""The last step of an import: what was done, and which rows did not come in and why."""

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QFrame, QHBoxLayout, QLabel, QListWidget, QVBoxLayout, QWidget

from desktop_app.i18n import N_, _, format_number, ngettext
from desktop_app.services.importing import REFUSED, Report
from desktop_app.ui import theme
from desktop_app.ui.dialogs.plain_dialog import PlainDialog
from desktop_app.ui.icons import picture
from desktop_app.ui.import_work import ImportWork
from desktop_app.ui.translated import bind_text

MOST_REFUSED = 1000
"""So many refused rows are told one by one."""


class ReportStep(QWidget):
    """A sentence with the figures, and the rows that were refused."""

    def __init__(self, dialog: PlainDialog) -> None:
        super().__init__(dialog)
        sheet = QFrame(self)
        sheet.setProperty("role", "paper")
        self._picture = QLabel(sheet)
        self.heading, self.figures, self._refused_title = QLabel(sheet), QLabel(sheet), QLabel(sheet)
        self.heading.setProperty("role", "title")
        self.figures.setProperty("role", "muted")
        self._refused_title.setProperty("role", "heading")
        self.heading.setWordWrap(True)
        self.figures.setWordWrap(True)
        bind_text(self._refused_title.setText, "Rows that did not come in")
        self.refused = QListWidget(sheet)
        self.refused.setWordWrap(True)
        self.refused.setSelectionMode(QListWidget.SelectionMode.NoSelection)
        dialog.name(self.refused, "refused", N_("Rows that did not come in"))
        head = QHBoxLayout()
        head.setSpacing(theme.LARGE)
        head.addWidget(self._picture, 0, Qt.AlignmentFlag.AlignTop)
        words = QVBoxLayout()
        words.setSpacing(theme.HAIR)
        words.addWidget(self.heading)
        words.addWidget(self.figures)
        head.addLayout(words, 1)
        inside = QVBoxLayout(sheet)
        inside.setContentsMargins(*[theme.HUGE] * 4)
        inside.setSpacing(theme.LARGE)
        inside.addLayout(head)
        inside.addWidget(self._refused_title)
        inside.addWidget(self.refused, 1)
        inside.addStretch(0)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.addWidget(sheet, 1)

    def show_report(self, done: Report, work: ImportWork, *, is_undone: bool) -> None:
        """Say what was done, in the language in force."""
        count = done.made + done.changed
        side = theme.scaled(36)
        drawing, colour = ("undo-2", "muted") if is_undone else ("circle-check", "good")
        self._picture.setPixmap(picture(drawing, side, colour, self.devicePixelRatioF()))
        if is_undone:
            self.heading.setText(_("The import is taken back: the base is as it was."))
        elif count:
            words = ngettext("{count} record came in.", "{count} records came in.", count)
            self.heading.setText(words.format(count=format_number(count)))
        else:
            self.heading.setText(_("Nothing had to be written."))
        self.figures.setText(figures(done))
        self._list_refused(work)

    def _list_refused(self, work: ImportWork) -> None:
        entries = [one for one in work.plan.entries if one.state == REFUSED] if work.plan else []
        lines = [(entry.line, entry.reason) for entry in entries[:MOST_REFUSED]]
        lines += [(one.line, one.text) for one in work.notices()]
        self.refused.clear()
        for number, reason in lines:
            self.refused.addItem(_("Row {number}: {reason}").format(number=format_number(number), reason=reason))
        for part in (self._refused_title, self.refused):
            part.setVisible(bool(lines))


def figures(done: Report) -> str:
    """How many records of a file were new, changed, the same, left out, refused."""
    parts = (
        (done.made, ngettext("{count} is new", "{count} are new", done.made)),
        (done.changed, ngettext("{count} was changed", "{count} were changed", done.changed)),
        (done.same, ngettext("{count} was the same already", "{count} were the same already", done.same)),
        (done.left_out, ngettext("{count} was left out", "{count} were left out", done.left_out)),
        (done.refused, ngettext("{count} was refused", "{count} were refused", done.refused)),
    )
    return " · ".join(words.format(count=format_number(number)) for number, words in parts if number)
