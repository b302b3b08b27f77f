"""One row of a section edited in place: its cells, its period, its removal until the card is saved."""

from collections.abc import Mapping
from typing import TYPE_CHECKING, Any

from PySide6.QtCore import QEvent, Qt, Signal
from PySide6.QtWidgets import QFrame, QHBoxLayout, QLabel, QPushButton, QSizePolicy, QToolButton, QVBoxLayout, QWidget
from shiboken6 import delete

from desktop_app.domain.kind import Kind
from desktop_app.errors import Problem
from desktop_app.i18n import N_, _
from desktop_app.ui import theme
from desktop_app.ui.card_layout import GUESSES, PERIOD, Cell, is_dated, row_lines
from desktop_app.ui.card_layout_details import RARE_CELLS
from desktop_app.ui.date_editor import in_figures
from desktop_app.ui.edited_fields import Conflict, EditedFields
from desktop_app.ui.editors import Editor, editor_for
from desktop_app.ui.icons import icon
from desktop_app.ui.link_picker import LinkEditor
from desktop_app.ui.problem_line import ProblemLine, look
from desktop_app.ui.translated import bind_text, on_language

if TYPE_CHECKING:
    from desktop_app.services.edits import RowEdit
    from desktop_app.ui.desk import Desk


def fit(widget: QWidget, cell: Cell) -> None:
    """Give a cell its width: fixed, or whatever its share leaves it."""
    if cell.width:
        widget.setSizePolicy(QSizePolicy.Policy.Fixed, widget.sizePolicy().verticalPolicy())
        widget.setFixedWidth(theme.scaled(cell.width))
    else:
        widget.setMinimumWidth(1)
        widget.setMaximumWidth(16777215)
        widget.setSizePolicy(QSizePolicy.Policy.Ignored, widget.sizePolicy().verticalPolicy())


def tail_of(kind: Kind) -> int:
    """The room that the buttons at the end of a row take, so that headings stand over their cells."""
    more = RowFields.TAIL - RowFields.SHORT_TAIL
    return theme.scaled(RowFields.SHORT_TAIL + more * (is_dated(kind) + (kind.name in RARE_CELLS)))


class RowFields(QFrame):
    """The editors of one row, a button for its period, one to remove it."""

    TAIL, SHORT_TAIL = 68, 36
    """The room of two buttons at the end, and of one."""
    edited = Signal()
    removed = Signal()

    def __init__(self, kind: Kind, desk: "Desk", parent: QWidget) -> None:
        super().__init__(parent)
        self.kind = kind
        self._desk = desk
        self.record_id: str | None = None
        self.key = ""
        self.is_removed = False
        self._begin: dict[str, Any] = {}
        self._is_narrow: bool | None = None
        self.setProperty("card", "row")
        self._content = QWidget(self)
        self._whole = QVBoxLayout(self._content)
        self._whole.setContentsMargins(0, 0, 0, 0)
        self._whole.setSpacing(theme.HAIR)
        self._lines: list[QHBoxLayout] = []
        names = [cell.name for line in row_lines(kind) for cell in line]
        self._editors = {name: self._editor(name) for name in names}
        self._rare = {name: self._titled(name) for name in RARE_CELLS.get(kind.name, ())}
        self._buttons = self._make_buttons()
        self._period: QWidget | None = self._make_period() if is_dated(kind) else None
        self._problem = ProblemLine(self)
        self._gone = self._make_gone()
        self.fields = EditedFields(list(self._editors.values()))
        layout = QVBoxLayout(self)
        layout.setContentsMargins(0, 0, 0, 0)
        layout.setSpacing(0)
        for widget in (self._content, self._gone, self._problem):
            layout.addWidget(widget)
        self.set_narrow(False)
        on_language(self, self._name_period)

    # Making ------------------------------------------------------------------------------------------------------

    def _editor(self, name: str) -> Editor:
        editor = editor_for(self.kind.field(name), self._desk, self._content, compact=True)
        editor.edited.connect(self._tell)
        return editor

    def _titled(self, name: str) -> QWidget:
        """A cell that is seldom filled, behind its own name."""
        box = QWidget(self._content)
        row = QHBoxLayout(box)
        row.setContentsMargins(0, 0, 0, 0)
        row.setSpacing(theme.SMALL)
        label = QLabel(box)
        label.setProperty("card", "label")
        bind_text(label.setText, self.kind.field(name).title)
        row.addWidget(label)
        row.addWidget(self._editors[name], 1)
        return box

    def _make_buttons(self) -> QWidget:
        buttons = QWidget(self._content)
        row = QHBoxLayout(buttons)
        row.setContentsMargins(0, 0, 0, 0)
        row.setSpacing(0)
        row.addStretch(1)
        if is_dated(self.kind):
            self.period_button = self._button("calendar", N_("From when until when"))
            self.period_button.setCheckable(True)
            self.period_button.toggled.connect(self._show_period)
            row.addWidget(self.period_button)
        if self.kind.name in RARE_CELLS:
            self.more_button = self._button("more-horizontal", N_("More about it"))
            self.more_button.setCheckable(True)
            self.more_button.toggled.connect(lambda _on: self._show_rare())
            row.addWidget(self.more_button)
        self.remove_button = self._button("x", N_("Remove"))
        self.remove_button.clicked.connect(lambda: self.set_removed(True))
        row.addWidget(self.remove_button)
        return buttons

    def set_narrow(self, narrow: bool) -> None:
        """Lay the cells out in the lines there is room for."""
        if narrow == self._is_narrow:
            return
        self._is_narrow = narrow
        # At once and by name: a line taken out as an item and deleted later brings the program down.
        for line in self._lines:
            delete(line)
        if self._period is not None:
            self._whole.removeWidget(self._period)
        lines = row_lines(self.kind, narrow=narrow)
        self._lines = [self._line(cells, first=number == 0, named=len(lines) > 1) for number, cells in enumerate(lines)]
        for line in self._lines:
            self._whole.addLayout(line)
        if self._period is not None:
            self._whole.addWidget(self._period)
        self._fit()

    def _line(self, cells: tuple[Cell, ...], *, first: bool, named: bool) -> QHBoxLayout:
        line = QHBoxLayout()
        line.setSpacing(theme.SMALL)
        for cell in cells:
            editor = self._editors[cell.name]
            editor.name_inside(named and cell.name not in self._rare)
            line.addWidget(self._rare.get(cell.name, editor), cell.share, Qt.AlignmentFlag.AlignTop)
        if first:
            line.addWidget(self._buttons, 0, Qt.AlignmentFlag.AlignTop)
        else:
            line.addSpacing(self._tail())
        return line

    def _tail(self) -> int:
        """The room the buttons take at the end of the first line."""
        return tail_of(self.kind)

    def _button(self, name: str, msgid: str) -> QToolButton:
        button = QToolButton(self._content)
        button.setIcon(icon(name, "muted"))
        button.setProperty("card", "quiet")
        bind_text(button.setToolTip, msgid)
        bind_text(button.setAccessibleName, msgid)
        return button

    def _make_period(self) -> QWidget:
        period = QWidget(self._content)
        line = QHBoxLayout(period)
        line.setContentsMargins(theme.scaled(120), 0, 0, theme.HAIR)
        line.setSpacing(theme.SMALL)
        for name in PERIOD:
            label = QLabel(period)
            label.setProperty("card", "label")
            bind_text(label.setText, self.kind.field(name).title)
            line.addWidget(label)
            self._editors[name] = self._editor(name)
            line.addWidget(self._editors[name])
        line.addStretch(1)
        period.hide()
        return period

    def _make_gone(self) -> QWidget:
        gone = QWidget(self)
        line = QHBoxLayout(gone)
        line.setContentsMargins(theme.SMALL, 0, 0, 0)
        self._gone_text = QLabel(gone)
        self._gone_text.setProperty("card", "gone")
        self._gone_text.setTextFormat(Qt.TextFormat.PlainText)
        self.back_button = QPushButton(gone)
        self.back_button.setProperty("kind", "quiet")
        bind_text(self.back_button.setText, "Put back")
        bind_text(self.back_button.setAccessibleName, "Put back")
        self.back_button.clicked.connect(lambda: self.set_removed(False))
        line.addWidget(self._gone_text, 1)
        line.addWidget(self.back_button)
        gone.hide()
        return gone

    def _fit(self) -> None:
        for line in row_lines(self.kind, narrow=bool(self._is_narrow)):
            for cell in line:
                fit(self._rare.get(cell.name, self._editors[cell.name]), cell)
        for name in PERIOD if self._period is not None else ():
            fit(self._editors[name], Cell(name, 132))
        self._buttons.setFixedWidth(self._tail())

    def changeEvent(self, event: QEvent) -> None:
        super().changeEvent(event)
        if event.type() == QEvent.Type.FontChange and hasattr(self, "fields"):
            self._fit()

    # Showing -----------------------------------------------------------------------------------------------------

    def show_row(self, record_id: str | None, key: str, values: Mapping[str, Any], titles: Mapping[str, str]) -> None:
        """Show one row, kept or new; the period stays open while it is the same row."""
        is_other = record_id is None or record_id != self.record_id
        self.record_id, self.key = record_id, key
        self._begin = {} if record_id else dict(values)
        self.know(titles)
        self.fields.show(values)
        self.say([])
        for name, editor in self._editors.items():
            look(editor.inputs()[0], "cell" if record_id and name not in PERIOD else "field")
        self._set_removed(False)
        if self._rare and is_other:
            self.more_button.setChecked(False)
        self._show_rare()
        if self._period is not None:
            self.period_button.setChecked(self.period_button.isChecked() and not is_other)
            self._name_period()

    def _show_rare(self) -> None:
        """Show the cells that are seldom filled where they are, or where they are asked for."""
        values = self.fields.current() if self._rare else {}
        for name, box in self._rare.items():
            box.setVisible(self.more_button.isChecked() or values[name] not in (None, ""))

    def know(self, titles: Mapping[str, str]) -> None:
        """Titles of the records that links here point to."""
        for editor in self._editors.values():
            if isinstance(editor, LinkEditor):
                editor.know(titles)

    def identify(self, identifier: str) -> None:
        """Name the row's inputs for programs that drive the window."""
        for editor in self._editors.values():
            editor.identify(f"{identifier}.{editor.field.name}")
        self.remove_button.setAccessibleIdentifier(f"{identifier}.remove")
        self.back_button.setAccessibleIdentifier(f"{identifier}.put_back")
        if self._rare:
            self.more_button.setAccessibleIdentifier(f"{identifier}.more")
        if self._period is not None:
            self.period_button.setAccessibleIdentifier(f"{identifier}.period")

    def _show_period(self, shown: bool) -> None:
        if self._period is not None:
            self._period.setVisible(shown)
        self._name_period()

    def _name_period(self) -> None:
        """Tell on the button from when until when the row holds."""
        if self._period is None:
            return
        values = self.fields.current() if hasattr(self, "fields") else {}
        first, last = (in_figures(values.get(name)) for name in PERIOD)
        self.period_button.setIcon(icon("calendar", "accent" if first or last else "muted"))
        text = _("From when until when")
        if first or last:
            text = _("{first} – {last}").format(first=first or "…", last=last or "…")
        self.period_button.setToolTip(text)
        self.period_button.setAccessibleDescription(text if first or last else "")

    # Edits -------------------------------------------------------------------------------------------------------

    def _tell(self) -> None:
        if self.record_id is None and self.kind.name in GUESSES:
            self.fields.put(GUESSES[self.kind.name](self.fields.current()))
        self._name_period()
        self._problem.say(None)
        self.edited.emit()

    def put(self, values: Mapping[str, Any]) -> None:
        """Type values into the row, as edits."""
        self.fields.put(values)
        self._show_rare()
        self._name_period()

    def set_removed(self, removed: bool) -> None:
        """Remove the row, or put it back; nothing is gone before the card is saved."""
        self._set_removed(removed)
        self.removed.emit()
        if removed:
            self.back_button.setFocus()

    def _set_removed(self, removed: bool) -> None:
        self.is_removed = removed
        self._content.setVisible(not removed)
        self._gone.setVisible(removed and bool(self.record_id))
        self.setVisible(not removed or bool(self.record_id))
        if removed:
            self._problem.say(None)
            self._gone_text.setText(_("Removed: {what}").format(what=self.summary()))

    def summary(self) -> str:
        """The row in a few words."""
        skipped = ("kind", "language", "public", *PERIOD)
        words = [str(v) for n, v in self.fields.current().items() if v and n not in skipped and v is not True]
        return " ".join(words).replace("\n", ", ")[:80]

    def row_edit(self) -> "RowEdit | None":
        """What was done to the row; None when nothing was, or a new row holds nothing."""
        from desktop_app.services.edits import RowEdit

        if self.record_id:
            if self.is_removed:
                return RowEdit(self.kind.name, self.record_id, self.key, {}, True)
            changed = self.fields.changed()
            return RowEdit(self.kind.name, self.record_id, self.key, changed) if changed else None
        if self.is_removed:
            return None
        current = self.fields.current()
        touched = {n: v for n, v in current.items() if v and v != self._begin.get(n)}
        typed = {name: value for name, value in touched.items() if name not in ("kind", "language")}
        # What a new row begins with and shows in no cell is kept with it.
        return RowEdit(self.kind.name, None, self.key, {**self._begin, **current}) if typed else None

    def become_new(self, key: str) -> None:
        """The kept row is gone, but what stands here stays, as a new row."""
        self.record_id, self.key, self._begin = None, key, {}

    def merge(self, theirs: Mapping[str, Any]) -> list[Conflict]:
        """Bring in what others changed."""
        conflicts = self.fields.merge(theirs)
        self._show_rare()
        self._name_period()
        return conflicts

    # Problems ----------------------------------------------------------------------------------------------------

    def own_problems(self) -> list[Problem]:
        """What the editors know to be wrong."""
        return self.fields.own_problems(self.key)

    def say(self, problems: list[Problem]) -> None:
        """Show what is wrong with this row under it."""
        self.fields.say(problems)
        self._problem.say(" ".join(dict.fromkeys(problem.message for problem in problems)) or None)
        if self._period is not None and any(problem.field in PERIOD for problem in problems):
            self.period_button.setChecked(True)

    def first_wrong(self) -> QWidget | None:
        """The first input that is drawn as wrong."""
        for editor in self._editors.values():
            for widget in editor.inputs():
                if widget.property("invalid"):
                    return widget
        return None

    def first_input(self) -> QWidget | None:
        """Where one types: past what is chosen from a list."""
        chosen = ("kind", "language", "purpose")
        return next((e.focusProxy() for e in self._editors.values() if e.field.name not in chosen), None)

    def focus_first(self) -> None:
        """Put the cursor where one types."""
        found = self.first_input()
        if found is not None:
            found.setFocus()
