"""Who has a part in an entry of the timetable: the part, the person, and how they are printed that day."""

from typing import TYPE_CHECKING

from PySide6.QtCore import QSize, Qt, Signal
from PySide6.QtWidgets import QHBoxLayout, QLabel, QToolButton, QVBoxLayout, QWidget

from desktop_app.domain.event_kinds import SPEAKER_ROLES
from desktop_app.domain.fields import Choice, Link
from desktop_app.i18n import N_, _
from desktop_app.ui import theme
from desktop_app.ui.editors import ChoiceEditor
from desktop_app.ui.icons import icon
from desktop_app.ui.link_picker import LinkEditor
from desktop_app.ui.translated import bind_text, on_language
from desktop_app.ui.two_languages import said

if TYPE_CHECKING:
    from desktop_app.services.records import Row
    from desktop_app.ui.desk import Desk


class SpeakerLine(QWidget):
    """One person's part; what is printed stands below and follows from the day of the event."""

    gone = Signal()

    def __init__(self, desk: "Desk", parent: QWidget, row: "Row | None", titles: dict[str, str]) -> None:
        super().__init__(parent)
        self.row = row
        self.role = ChoiceEditor(Choice("role", N_("Part"), required=True, options=SPEAKER_ROLES), self, compact=True)
        self.person = LinkEditor(Link("person_id", N_("Person"), to="person"), desk, self)
        self.remove_button = QToolButton(self)
        self.remove_button.setIcon(icon("x", "muted"))
        self.remove_button.setIconSize(QSize(theme.scaled(16), theme.scaled(16)))
        self.remove_button.setProperty("card", "quiet")
        bind_text(self.remove_button.setAccessibleName, "Take off")
        bind_text(self.remove_button.setToolTip, "Take off")
        self.remove_button.clicked.connect(self.gone)
        self._printed = QLabel(self)
        self._printed.setProperty("card", "detail")
        self._printed.setTextFormat(Qt.TextFormat.PlainText)
        self._printed.setWordWrap(True)
        line = QHBoxLayout()
        line.setSpacing(theme.SMALL)
        self.role.setFixedWidth(theme.scaled(136))
        line.addWidget(self.role, alignment=Qt.AlignmentFlag.AlignTop)
        line.addWidget(self.person, 1)
        line.addWidget(self.remove_button, alignment=Qt.AlignmentFlag.AlignTop)
        layout = QVBoxLayout(self)
        layout.setContentsMargins(0, 0, 0, 0)
        layout.setSpacing(0)
        layout.addLayout(line)
        layout.addWidget(self._printed)
        self._printed.setContentsMargins(theme.scaled(136) + theme.SMALL + theme.HAIR, 0, 0, 0)
        self.role.set_value(row.values["role"] if row else "speaker")
        if row is not None:
            self.person.know(titles)
            self.person.set_value(row.values["person_id"])
        on_language(self, self.speak)

    def identify(self, number: int) -> None:
        """Name the inputs for programs."""
        prefix = f"dialog.entry.speaker.{number}"
        self.role.identify(f"{prefix}.role")
        self.person.identify(f"{prefix}.person")
        self.remove_button.setAccessibleIdentifier(f"{prefix}.remove")

    def speak(self) -> None:
        """Say in the language in force how the person is printed."""
        values = self.row.values if self.row else {}
        texts = [
            said({"fr": values.get(f"{name}_fr") or "", "en": values.get(f"{name}_en") or ""})
            for name in ("printed_title", "printed_organisation")
        ]
        printed = ", ".join(text for text in texts if text)
        self._printed.setText(_("Printed as: {text}").format(text=printed) if printed else "")
        self._printed.setVisible(bool(printed))


class SpeakersEditor(QWidget):
    """The parts of an entry; kept together with it."""

    def __init__(self, desk: "Desk", parent: QWidget) -> None:
        super().__init__(parent)
        self._desk = desk
        self._lines: list[SpeakerLine] = []
        self._removed: list[Row] = []
        label = QLabel(self)
        label.setProperty("card", "section")
        bind_text(label.setText, "Speakers")
        self.add_button = QToolButton(self)
        self.add_button.setIcon(icon("plus", "accent"))
        self.add_button.setProperty("card", "add")
        self.add_button.setAccessibleIdentifier("dialog.entry.speaker.add")
        bind_text(self.add_button.setAccessibleName, "Add a speaker")
        bind_text(self.add_button.setToolTip, "Add a speaker")
        self.add_button.clicked.connect(self.add_line)
        self._empty = QLabel(self)
        self._empty.setProperty("card", "empty")
        bind_text(self._empty.setText, "Nobody yet.")
        head = QHBoxLayout()
        head.setSpacing(theme.HAIR)
        head.addWidget(label)
        head.addWidget(self.add_button)
        head.addWidget(self._empty, 1)
        self._column = QVBoxLayout()
        self._column.setSpacing(theme.HAIR)
        layout = QVBoxLayout(self)
        layout.setContentsMargins(0, 0, 0, 0)
        layout.setSpacing(theme.HAIR)
        layout.addLayout(head)
        layout.addLayout(self._column)

    def show_rows(self, rows: "list[Row]", titles: dict[str, str]) -> None:
        """Show the parts as they stand in the base."""
        for row in sorted(rows, key=lambda one: str(one.values.get("position", one.id))):
            self._put(SpeakerLine(self._desk, self, row, titles))

    def _put(self, line: SpeakerLine) -> SpeakerLine:
        line.gone.connect(lambda: self._take_off(line))
        self._lines.append(line)
        self._column.addWidget(line)
        self._number()
        return line

    def add_line(self) -> None:
        """Ask for one more person."""
        self._put(SpeakerLine(self._desk, self, None, {})).person.setFocus()

    def _take_off(self, line: SpeakerLine) -> None:
        if line.row is not None:
            self._removed.append(line.row)
        self._lines.remove(line)
        line.hide()
        line.deleteLater()
        self._number()
        self.add_button.setFocus()

    def _number(self) -> None:
        for number, line in enumerate(self._lines, start=1):
            line.identify(number)
        self._empty.setVisible(not self._lines)

    def is_sound(self) -> bool:
        """Whether every person named is known; what is wrong is said beside it."""
        sound = True
        for line in self._lines:
            message = line.person.own_problem()
            line.person.set_problem(message)
            sound = sound and not message
        return sound

    def has_edits(self) -> bool:
        """Whether anything differs from what is kept."""
        return bool(self._removed) or any(self._is_edited(line) for line in self._lines)

    def _is_edited(self, line: SpeakerLine) -> bool:
        if line.row is None:
            return bool(line.person.value())
        return (line.role.value(), line.person.value()) != (line.row.values["role"], line.row.values["person_id"])

    def keep(self, entry_id: str) -> None:
        """Write what was changed; a person is printed as on the day of the event."""
        from desktop_app.services import records, timetable

        database = self._desk.database
        for row in self._removed:
            records.delete(database, "speaker", row.id)
        self._removed = []
        for line in self._lines:
            person, role = line.person.value(), line.role.value()
            if not person or not self._is_edited(line):
                continue
            if line.row is not None and person == line.row.values["person_id"]:
                records.change(database, "speaker", line.row.id, {"role": role})
                continue
            if line.row is not None:
                records.delete(database, "speaker", line.row.id)
            timetable.add_speaker(database, entry_id, person, role)
