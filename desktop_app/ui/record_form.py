"""The form of a kind: its fields in rows, each under its label, in as many columns as there is room for."""

from collections.abc import Callable
from typing import TYPE_CHECKING

from PySide6.QtCore import Signal
from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import QHBoxLayout, QLabel, QSizePolicy, QVBoxLayout, QWidget
from shiboken6 import delete

from desktop_app.domain.fields import Boolean, Field
from desktop_app.domain.kind import Kind
from desktop_app.ui import theme
from desktop_app.ui.card_layout import TWELFTHS, form_rows, is_narrow
from desktop_app.ui.card_layout_details import RARE_FIELDS
from desktop_app.ui.edited_fields import EditedFields
from desktop_app.ui.editors import Editor, editor_for
from desktop_app.ui.link_picker import LinkEditor
from desktop_app.ui.translated import bind_text

if TYPE_CHECKING:
    from desktop_app.ui.desk import Desk

NARROW, TINY = 470, 330
"""Below these widths (at 100 %) a row of the form holds fewer fields."""


class Labelled(QWidget):
    """An editor under its label."""

    def __init__(self, field: Field, editor: Editor, parent: QWidget) -> None:
        super().__init__(parent)
        self.editor = editor
        self.label = QLabel(self)
        self.label.setProperty("card", "label")
        bind_text(self.label.setText, field.title)
        self.label.setBuddy(editor.focusProxy() or editor)
        layout = QVBoxLayout(self)
        layout.setContentsMargins(0, 0, 0, 0)
        layout.setSpacing(1)
        layout.addWidget(self.label)
        layout.addWidget(editor)
        layout.addStretch(1)
        self.setSizePolicy(QSizePolicy.Policy.Ignored, QSizePolicy.Policy.Preferred)
        self.setMinimumWidth(1)  # its width is its share of the row, whatever stands in it


def _half_or_whole(labelled: Labelled, width: int) -> int:
    """In a narrow form a field takes half a row, or a whole one when its text may be long."""
    return TWELFTHS // 2 if width < TWELFTHS // 2 or is_narrow(labelled.editor.field) else TWELFTHS


class RecordForm(QWidget):
    """All of a kind's own fields but those that are known from where the record was opened."""

    edited = Signal()

    def __init__(
        self,
        kind: Kind,
        desk: "Desk",
        parent: QWidget | None = None,
        *,
        hidden: tuple[str, ...] = (),
        prefix: str = "card",
    ) -> None:
        super().__init__(parent)
        self.kind = kind
        self._rows: list[list[tuple[Labelled, int]]] = []
        self._mode = 0
        self._line_layouts: list[QHBoxLayout] = []
        self.editors: dict[str, Editor] = {}
        self._lines = QVBoxLayout(self)
        self._lines.setContentsMargins(0, 0, 0, 0)
        self._lines.setSpacing(theme.MEDIUM)
        for row in form_rows(kind, hidden):
            self._rows.append([(self._labelled(field, desk, prefix), width) for field, width in row])
        self.fields = EditedFields(list(self.editors.values()))
        self._shows_rare = False
        self._lay_out(1)

    def _labelled(self, field: Field, desk: "Desk", prefix: str) -> Labelled:
        editor = editor_for(field, desk, self)
        editor.identify(f"{prefix}.{field.name}")
        editor.edited.connect(self.edited)
        self.editors[field.name] = editor
        labelled = Labelled(field, editor, self)
        if isinstance(field, Boolean):
            labelled.label.setVisible(bool(field.hint))
        return labelled

    def _lay_out(self, factor: int) -> None:
        """Place the fields; with less room each takes `factor` times its twelfths."""
        if factor == self._mode:
            return
        self._mode = factor
        # At once and by name: a line taken out as an item and deleted later brings the program down.
        for line_before in self._line_layouts:
            delete(line_before)
        self._line_layouts.clear()
        for row in self._rows:
            line: list[tuple[Labelled, int]] = []
            for labelled, width in row:
                wanted = width if factor == 1 else TWELFTHS if factor > 2 else _half_or_whole(labelled, width)
                if sum(taken for _labelled, taken in line) + wanted > TWELFTHS:
                    self._add_line(line)
                    line = []
                line.append((labelled, wanted))
            self._add_line(line)

    def _add_line(self, line: list[tuple[Labelled, int]]) -> None:
        row = QHBoxLayout()
        row.setSpacing(theme.MEDIUM)
        for labelled, width in line:
            row.addWidget(labelled, width)
        left = TWELFTHS - sum(width for _labelled, width in line)
        if left:
            row.addStretch(left)
        self._line_layouts.append(row)
        self._lines.addLayout(row)

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        width = event.size().width()
        self._lay_out(1 if width >= theme.scaled(NARROW) else 2 if width >= theme.scaled(TINY) else 4)

    def fold(self, *, anew: bool = False) -> bool:
        """Hide the rows of seldom fields that hold nothing; whether there are any. Anew: what was asked for is over."""
        self._shows_rare = self._shows_rare and not anew
        rare, values, is_folded = RARE_FIELDS.get(self.kind.name, ()), self.fields.current(), False
        for row in self._rows:
            if all(labelled.editor.field.name in rare for labelled, _width in row):
                shown = self._shows_rare or any(values.get(labelled.editor.field.name) for labelled, _w in row)
                is_folded = is_folded or not shown
                for labelled, _width in row:
                    labelled.setVisible(shown)
        return is_folded

    def show_rare(self) -> None:
        """Show the seldom fields too, and put the cursor in the first of them that is empty."""
        rare = [name for name in RARE_FIELDS.get(self.kind.name, ()) if name in self.editors]
        values = self.fields.current()
        self._shows_rare = True
        self.fold()
        for name in rare:
            if not values.get(name):
                self.editors[name].setFocus()
                return

    def know(self, titles: dict[str, str]) -> None:
        """Titles of the records that links here point to."""
        for editor in self.editors.values():
            if isinstance(editor, LinkEditor):
                editor.know(titles)

    def narrow(self, name: str, narrowing: Callable[[], list[tuple[str, str]] | None]) -> None:
        """Offer in one link only what fits the others (see LinkEditor.narrowing)."""
        editor = self.editors.get(name)
        if isinstance(editor, LinkEditor):
            editor.narrowing = narrowing
