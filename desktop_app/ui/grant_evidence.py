"""What takes place under a grant in a period, what each event and meeting lacks, and the evidence file of all of it."""

from typing import TYPE_CHECKING

from PySide6.QtWidgets import QLabel, QStackedWidget, QVBoxLayout, QWidget

from desktop_app.domain.fields import Date
from desktop_app.i18n import N_, _
from desktop_app.ui import theme
from desktop_app.ui.card_panel import EmptySheet
from desktop_app.ui.editors import editor_for
from desktop_app.ui.evidence_list import EvidenceList
from desktop_app.ui.icon_button import IconButton
from desktop_app.ui.problem_line import ProblemLine
from desktop_app.ui.tool_line import ToolLine
from desktop_app.ui.translated import bind_text, on_language

if TYPE_CHECKING:
    from desktop_app.services.evidence_file import Subject
    from desktop_app.ui.desk import Desk
    from desktop_app.ui.editors import Editor


class GrantEvidence(QWidget):
    """The period (at first that of the grant), the list, and the button that writes all."""

    def __init__(self, desk: "Desk", parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._desk = desk
        self._grant = ""
        self.first = self._day("first", N_("First day"))
        self.last = self._day("last", N_("Last day"))
        self.list = EvidenceList("grants.evidence.list", desk, self)
        self.list.opened.connect(desk.open_requested)
        self.write_button = IconButton(
            "archive", "grants.evidence.write", N_("Evidence file…"), self, colour="on_accent"
        )
        self.write_button.setProperty("kind", "primary")
        self.write_button.clicked.connect(self.write)
        self._problem = ProblemLine(self)
        self._lay_out()
        on_language(self, self.speak)

    def _day(self, name: str, title: str) -> "Editor":
        editor = editor_for(Date(name, title), self._desk, self)
        editor.identify(f"grants.evidence.{name}")
        editor.setFixedWidth(theme.scaled(150))
        editor.edited.connect(self.look)
        return editor

    def _lay_out(self) -> None:
        line = ToolLine(self)
        for title, editor in ((N_("From"), self.first), (N_("Until"), self.last)):
            label = QLabel(self)
            label.setProperty("role", "muted")
            bind_text(label.setText, title)
            label.setBuddy(editor.focusProxy() or editor)
            line.add(label, editor)
        line.add(self.write_button, far=True)
        self._stack = QStackedWidget(self)
        self._stack.addWidget(self.list)
        self._stack.addWidget(
            EmptySheet(
                "archive",
                N_("Nothing hangs on this grant in this period"),
                N_("Name the grant in the details of an event or a meeting, or choose another period."),
                self,
            )
        )
        layout = QVBoxLayout(self)
        layout.setContentsMargins(theme.HUGE, theme.MEDIUM, theme.HUGE, theme.MEDIUM)
        layout.setSpacing(theme.SMALL)
        layout.addWidget(line)
        layout.addWidget(self._problem)
        layout.addWidget(self._stack, 1)

    def speak(self) -> None:
        """Say in the language in force what is wrong with the period."""
        self.look()

    def show_grant(self, grant_id: str) -> None:
        """Show what hangs on a grant; another grant brings its own period."""
        from desktop_app.services import grants

        if grant_id != self._grant:
            first, last = grants.period(self._desk.database, grant_id)
            self.first.set_value(first or None)
            self.last.set_value(last or None)
        self._grant = grant_id
        self.look()

    def subject(self) -> "Subject | None":
        """The evidence file of the period that is typed; None when it is none."""
        from desktop_app.services.evidence_file import Subject

        first, last = (str(one.value() or "") for one in (self.first, self.last))
        if (
            not self._grant
            or not all(_is_day(day) for day in (first, last) if day)
            or (last and last < first[: len(last)])
        ):
            return None
        ends = last + {4: "-12-31", 7: "-31"}.get(len(last), "")
        return Subject(None, self._grant, first or "0001-01-01", ends or "9999-12-31")

    def look(self) -> None:
        """Read the list for the period that is typed."""
        subject = self.subject()
        wrong = _("This is no period. Type two dates such as 1/1/2009 and 31/12/2009.")
        self._problem.say(wrong if self._grant and subject is None else None)
        self.write_button.setEnabled(subject is not None)
        if subject is not None:
            self.list.show_subject(subject)
            self._stack.setCurrentIndex(0 if self.list.topLevelItemCount() else 1)

    def write(self) -> None:
        """Show the evidence file of the period before it is written."""
        from desktop_app.ui.dialogs.evidence import EvidenceDialog

        subject = self.subject()
        if subject is not None:
            EvidenceDialog(self._desk, subject, self).open()


def _is_day(text: str) -> bool:
    return text[:4].isdigit() and len(text) in (4, 7, 10)
