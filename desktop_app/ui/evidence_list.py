"""What an evidence file has and lacks: of one event or meeting thing by thing, of a period what each of them lacks."""

from typing import TYPE_CHECKING

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QAbstractItemView, QHeaderView, QTreeWidget, QTreeWidgetItem, QWidget

from desktop_app.i18n import N_, _, format_partial, ngettext
from desktop_app.ui import theme
from desktop_app.ui.icons import icon
from desktop_app.ui.translated import on_language
from desktop_app.ui.two_languages import said

if TYPE_CHECKING:
    from desktop_app.services.attendance import Occasion
    from desktop_app.services.evidence import Check
    from desktop_app.services.evidence_file import Subject
    from desktop_app.ui.desk import Desk

HEADINGS = (N_("What"), N_("Standing"))
OCCASION = Qt.ItemDataRole.UserRole
STANDING = 220
"""How wide the second column is at 100 %."""


class EvidenceList(QTreeWidget):
    """Says in words and by a drawing what is there; Enter opens the event or meeting of a line."""

    opened = Signal(str, str)

    def __init__(self, identifier: str, desk: "Desk", parent: QWidget) -> None:
        super().__init__(parent)
        self._desk = desk
        self.subject: Subject | None = None
        self.lacking = 0
        """How many things are missing in all."""
        self.setColumnCount(2)
        self.setAccessibleIdentifier(identifier)
        self.setSelectionMode(QAbstractItemView.SelectionMode.SingleSelection)
        self.setEditTriggers(QAbstractItemView.EditTrigger.NoEditTriggers)
        self.setAllColumnsShowFocus(True)
        self.setWordWrap(True)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        head = self.header()
        head.setStretchLastSection(False)
        head.setSectionResizeMode(0, QHeaderView.ResizeMode.Stretch)
        self.itemActivated.connect(lambda item, _column: self._open(item))
        on_language(self, self.speak)

    def speak(self) -> None:
        """Say everything in the language in force, and take the widths of the size of text."""
        self.setHeaderLabels([_(title) for title in HEADINGS])
        self.setAccessibleName(_("What the evidence file has and lacks"))
        self.setColumnWidth(1, theme.scaled(STANDING))
        if self.subject is not None:
            self.show_subject(self.subject)

    def show_subject(self, subject: "Subject") -> None:
        """Read what an evidence file has today."""
        from desktop_app.services import evidence, evidence_file

        self.subject, day = subject, self._desk.today.isoformat()
        chosen = self._chosen()
        found = evidence_file.missing(self._desk.database, subject, day)
        self.lacking = sum(len(checks) for _one, checks in found)
        self.clear()
        self.setRootIsDecorated(subject.occasion is None)
        if subject.occasion is not None:
            due = {check.what for _one, checks in found for check in checks}
            for check in evidence.checks(self._desk.database, subject.occasion):
                self.addTopLevelItem(_check(check, is_due=check.what in due))
            return
        for occasion, checks in found:
            line = self._occasion(occasion, checks)
            self.addTopLevelItem(line)
            if chosen == (occasion.kind, occasion.id):
                self.setCurrentItem(line)
                line.setExpanded(True)

    def _occasion(self, occasion: "Occasion", checks: "list[Check]") -> QTreeWidgetItem:
        from desktop_app.services import headings

        of = headings.of_event if occasion.kind == "event" else headings.of_meeting
        heading = of(self._desk.database, occasion.id)
        count = len(checks)
        words = ngettext("{count} thing missing", "{count} things missing", count).format(count=count)
        title = f"{format_partial(heading.starts_at[:10], 'medium')} · {said(heading.title)}"
        line = QTreeWidgetItem([title, words if count else _("Complete so far")])
        line.setData(0, OCCASION, (occasion.kind, occasion.id))
        line.setIcon(0, icon("calendar-days" if occasion.kind == "event" else "gavel", "muted"))
        line.setIcon(
            1, icon("circle-alert", "warning_text", "warning_text") if count else icon("circle-check", "accent")
        )
        line.setToolTip(0, title)
        for check in checks:
            line.addChild(_check(check, is_due=True))
        return line

    def _chosen(self) -> "tuple[str, str] | None":
        item = self.currentItem()
        while item is not None and item.parent() is not None:
            item = item.parent()
        return item.data(0, OCCASION) if item is not None else None

    def current_occasion(self) -> "tuple[str, str] | None":
        """The kind and id of the event or meeting one stands on."""
        return self._chosen()

    def _open(self, item: QTreeWidgetItem) -> None:
        where = self._chosen() if item is not None else None
        if where is not None:
            self.opened.emit(*where)


def _check(check: "Check", *, is_due: bool) -> QTreeWidgetItem:
    """One thing that must be there: there, missing, or not due before the day."""
    if check.is_there:
        words, drawing, colour = _("there"), "circle-check", "accent"
    elif is_due:
        words, drawing, colour = check.detail or _("missing"), "circle-alert", "warning_text"
    else:
        words, drawing, colour = _("due after the day"), "clock", "muted"
    line = QTreeWidgetItem([check.sentence, words])
    line.setIcon(0, icon(drawing, colour, colour))
    line.setToolTip(1, words)
    return line
