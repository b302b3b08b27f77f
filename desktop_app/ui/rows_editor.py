"""A section of a card whose rows are edited in place: phones, names, addresses, payments."""

from typing import TYPE_CHECKING, Any

from PySide6.QtCore import QEvent, Signal
from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import QHBoxLayout, QLabel, QVBoxLayout, QWidget

from desktop_app.domain.fields import in_force
from desktop_app.domain.kind import Section
from desktop_app.domain.kinds import KINDS
from desktop_app.errors import Problem
from desktop_app.i18n import language
from desktop_app.ui import theme
from desktop_app.ui.card_layout import NEW_ROWS, ROOM_FOR_ROWS, Cell, is_dated, row_lines
from desktop_app.ui.card_layout_details import RARE_CELLS
from desktop_app.ui.edited_fields import Conflict
from desktop_app.ui.former import Former
from desktop_app.ui.problem_line import ProblemLine
from desktop_app.ui.row_fields import RowFields, fit, tail_of
from desktop_app.ui.translated import bind_text

if TYPE_CHECKING:
    from desktop_app.services.edits import RowEdit
    from desktop_app.services.records import Row
    from desktop_app.ui.desk import Desk


class RowsEditor(QWidget):
    """The rows of one section, with tiny headings; rows are added, changed and removed, all kept at once."""

    edited = Signal()
    counted = Signal(int)
    """How many rows stand here."""

    def __init__(self, section: Section, desk: "Desk", parent: QWidget | None = None, *, prefix: str = "card") -> None:
        super().__init__(parent)
        self.section = section
        self.kind = KINDS[section.kind]
        self._desk = desk
        self._prefix = f"{prefix}.{section.kind}"
        self._rows: list[RowFields] = []
        self._current: list[RowFields] = []
        self._spare: list[RowFields] = []
        self._added = 0
        self._headings = self._make_headings()
        self._problem = ProblemLine(self)
        self._former = Former(self, f"{self._prefix}.former")
        self._column = QVBoxLayout()
        self._column.setSpacing(theme.HAIR)
        layout = QVBoxLayout(self)
        layout.setContentsMargins(0, 0, 0, 0)
        layout.setSpacing(theme.HAIR)
        layout.addWidget(self._headings)
        layout.addLayout(self._column)
        layout.addWidget(self._problem)
        layout.addWidget(self._former)

    def _make_headings(self) -> QWidget:
        headings = QWidget(self)
        row = QHBoxLayout(headings)
        row.setContentsMargins(0, 0, 0, 0)
        row.setSpacing(theme.SMALL)
        self._heading_labels: list[tuple[QLabel, Cell]] = []
        lines = row_lines(self.kind)
        rare = RARE_CELLS.get(self.kind.name, ())
        usual = [line for line in lines if not all(cell.name in rare for cell in line)]
        for cell in usual[0] if len(usual) == 1 else ():
            label = QLabel(headings)
            label.setProperty("card", "heading")
            bind_text(label.setText, self.kind.field(cell.name).title)
            row.addWidget(label, cell.share)
            self._heading_labels.append((label, cell))
        self._heading_tail = QWidget(headings)
        row.addWidget(self._heading_tail)
        self._fit_headings()
        return headings

    def _fit_headings(self) -> None:
        self._heading_tail.setFixedWidth(tail_of(self.kind))
        for label, cell in self._heading_labels:
            fit(label, cell)

    def changeEvent(self, event: QEvent) -> None:
        super().changeEvent(event)
        if event.type() == QEvent.Type.FontChange and hasattr(self, "_heading_labels"):
            self._fit_headings()

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self._make_room()

    def _make_room(self) -> None:
        """Fewer cells a line where the section is narrow."""
        narrow = self.width() < theme.scaled(ROOM_FOR_ROWS.get(self.kind.name, 490))
        for fields in (*self._rows, *self._spare):
            fields.set_narrow(narrow)
        self._headings.setVisible(bool(self._current) and bool(self._heading_labels) and not narrow)

    # Showing -----------------------------------------------------------------------------------------------------

    def show_rows(self, rows: "list[Row]", titles: dict[str, str], day: str) -> None:
        """Show the kept rows; those not in force on the day stand under “Former”."""
        self._problem.say(None)
        current = [row for row in rows if self._holds(row.values, day)]
        other = [row for row in rows if not self._holds(row.values, day)]
        wanted = current + other
        if [row.id for row in wanted] != [row.record_id for row in self._rows]:
            for fields in self._rows[len(wanted) :]:
                self._put_away(fields)
            self._rows = self._rows[: len(wanted)]
        for place, row in enumerate(wanted):
            fields = self._rows[place] if place < len(self._rows) else self._take()
            fields.show_row(row.id, row.id, row.values, titles)
        self._added = 0
        self._arrange(len(current))

    def _holds(self, values: dict[str, Any], day: str) -> bool:
        return not is_dated(self.kind) or in_force(values.get("starts_on"), values.get("ends_on"), day)

    def _take(self) -> RowFields:
        """A row to fill: one that lay spare, or a new one."""
        if self._spare:
            fields = self._spare.pop()
        else:
            fields = RowFields(self.kind, self._desk, self)
            fields.edited.connect(self._tell)
            fields.removed.connect(self._tell)
        fields.show()
        self._rows.append(fields)
        return fields

    def _put_away(self, fields: RowFields) -> None:
        fields.hide()
        fields.setParent(self)
        self._spare.append(fields)

    def _arrange(self, current: int | None = None) -> None:
        """Place the rows: those in force and new ones here, the others under “Former”."""
        if current is not None:
            self._current = self._rows[:current]
        former = [fields for fields in self._rows if fields not in self._current]
        for number, fields in enumerate(self._rows):
            fields.identify(f"{self._prefix}.{number + 1}")
        for fields in self._current:
            self._column.addWidget(fields)
        coming = any((fields.fields.kept.get("starts_on") or "") > self._desk.day for fields in former)
        self._former.hold(former, is_past=not coming)
        standing = [fields for fields in self._rows if not fields.is_removed]
        self._make_room()
        self.counted.emit(len(standing))

    def _tell(self) -> None:
        self.counted.emit(len([fields for fields in self._rows if not fields.is_removed]))
        self._problem.say(None)
        self.edited.emit()

    def add_row(self, values: dict[str, Any] | None = None, *, key: str = "") -> RowFields:
        """Begin a new row at the end."""
        self._added += 1
        fields = self._take()
        # Before what is folded away: where it will stand once it is kept, so that the cursor stays in it.
        self._rows.remove(fields)
        self._rows.insert(len(self._current), fields)
        begin = dict(NEW_ROWS.get(self.kind.name, {}))
        if self.kind.name == "organisation_name":
            begin["language"] = language()
        fields.show_row(None, key or f"new-{self._added}", begin, {})
        if values:
            fields.put({**begin, **values})
        self._current.append(fields)
        self._arrange()
        return fields

    # Edits -------------------------------------------------------------------------------------------------------

    def row_edits(self) -> "list[RowEdit]":
        """What was changed, added and removed."""
        return [edit for fields in self._rows if (edit := fields.row_edit()) is not None]

    def rows_of(self) -> list[RowFields]:
        """The rows that stand here, removed ones too."""
        return list(self._rows)

    def apply(self, edits: "list[RowEdit]") -> None:
        """Type a draft's row edits into the rows."""
        by_id = {fields.record_id: fields for fields in self._rows if fields.record_id}
        for edit in edits:
            fields = by_id.get(edit.id) if edit.id else None
            if edit.removed:
                if fields is not None:
                    fields.set_removed(True)
            elif fields is not None:
                fields.put(edit.values)
            else:  # new, or somebody deleted the row meanwhile: what was typed makes a new one
                self.add_row(edit.values)

    def merge(self, rows: "list[Row]", titles: dict[str, str], day: str) -> list[Conflict]:
        """Bring in what others changed; a row that is gone but edited here becomes a new one."""
        conflicts: list[Conflict] = []
        theirs = {row.id: row for row in rows}
        for fields in list(self._rows):
            if fields.record_id is None:
                continue
            fields.know(titles)
            if fields.record_id in theirs:
                conflicts += fields.merge(theirs.pop(fields.record_id).values)
            elif fields.row_edit() is not None and not fields.is_removed:
                fields.become_new(f"new-{self._next()}")
            else:
                self._rows.remove(fields)
                self._current = [one for one in self._current if one is not fields]
                self._put_away(fields)
        for row in theirs.values():
            fields = self._take()
            fields.show_row(row.id, row.id, row.values, titles)
            if self._holds(row.values, day):
                self._current.append(fields)
        self._arrange()
        return conflicts

    def _next(self) -> int:
        self._added += 1
        return self._added

    # Problems ----------------------------------------------------------------------------------------------------

    def own_problems(self) -> list[Problem]:
        """What the rows' editors know to be wrong."""
        return [problem for fields in self._rows if fields.row_edit() for problem in fields.own_problems()]

    def say(self, problems: list[Problem]) -> list[Problem]:
        """Show what is wrong under its row, or under the section; returns what belongs elsewhere."""
        keys = {fields.key: fields for fields in self._rows}
        here = [problem for problem in problems if problem.row == self.kind.name]
        self._problem.say(here[0].message if here else None)
        for key, fields in keys.items():
            fields.say([problem for problem in problems if problem.row == key])
        return [problem for problem in problems if problem.row not in keys and problem.row != self.kind.name]

    def first_wrong(self) -> QWidget | None:
        """The first input that is drawn as wrong."""
        for fields in self._rows:
            found = fields.first_wrong()
            if found is not None:
                return found
        return None

    def hides_former(self) -> bool:
        """Whether rows of other days are folded away."""
        return not self._former.is_open()
