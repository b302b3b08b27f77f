"""What a list is narrowed by: rows of field, operator and value, with the number of records that meet them all."""

from typing import TYPE_CHECKING, Any

from PySide6.QtCore import Qt, QTimer, Signal
from PySide6.QtWidgets import QComboBox, QFrame, QHBoxLayout, QLabel, QPushButton, QToolButton, QVBoxLayout, QWidget

from desktop_app.domain.fields import Boolean, Field
from desktop_app.errors import UserError
from desktop_app.i18n import N_, _, ngettext
from desktop_app.storage.filters import OPERATORS, WITHOUT_VALUE, Filter, filterable, filterables
from desktop_app.ui import theme
from desktop_app.ui.dialogs.plain_dialog import PlainDialog
from desktop_app.ui.editors import ChoiceEditor, Editor, editor_for
from desktop_app.ui.icons import icon
from desktop_app.ui.quiet_wheel import QuietWheel
from desktop_app.ui.translated import bind_text, on_language

if TYPE_CHECKING:
    from desktop_app.ui.desk import Desk

ROWS_AT_MOST = 20


class FilterRow(QFrame):
    """One condition."""

    edited = Signal()
    removed = Signal()

    def __init__(self, kind: str, desk: "Desk", identifier: str, parent: QWidget) -> None:
        super().__init__(parent)
        self._kind, self._desk, self._identifier = kind, desk, identifier
        self._editor: Editor | None = None
        self.field_box = self._box(N_("Field"), "field")
        self.operator_box = self._box(N_("Condition"), "operator")
        self._place = QHBoxLayout()
        self.remove_button = QToolButton(self)
        self.remove_button.setIcon(icon("x", "muted"))
        self.remove_button.setProperty("card", "quiet")
        self.remove_button.setAccessibleIdentifier(f"{identifier}.remove")
        for setter in (self.remove_button.setToolTip, self.remove_button.setAccessibleName):
            bind_text(setter, "Remove this filter")
        self.remove_button.clicked.connect(self.removed)
        row = QHBoxLayout(self)
        row.setContentsMargins(0, 0, 0, 0)
        row.setSpacing(theme.SMALL)
        row.addWidget(self.field_box, 3, Qt.AlignmentFlag.AlignTop)
        row.addWidget(self.operator_box, 2, Qt.AlignmentFlag.AlignTop)
        row.addLayout(self._place, 4)
        row.addWidget(self.remove_button, 0, Qt.AlignmentFlag.AlignTop)
        for one in filterables(kind):
            self.field_box.addItem("", one.field.name)
        on_language(self, self._speak)
        self.field_box.currentIndexChanged.connect(self._field_chosen)
        self.operator_box.currentIndexChanged.connect(self._operator_chosen)
        self._field_chosen()

    def _box(self, name: str, part: str) -> QComboBox:
        box = QComboBox(self)
        box.setMinimumContentsLength(8)
        box.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        box.installEventFilter(QuietWheel(box))
        box.setAccessibleIdentifier(f"{self._identifier}.{part}")
        bind_text(box.setAccessibleName, name)
        return box

    def _speak(self) -> None:
        for number, one in enumerate(filterables(self._kind)):
            self.field_box.setItemText(number, _(one.field.title))
        for number in range(self.operator_box.count()):
            self.operator_box.setItemText(number, _(OPERATORS[self.operator_box.itemData(number)]))

    def _field_chosen(self) -> None:
        chosen = filterable(self._kind, self.field_box.currentData())
        before = self.operator_box.currentData()
        self.operator_box.blockSignals(True)
        self.operator_box.clear()
        for operator in chosen.operators:
            self.operator_box.addItem(_(OPERATORS[operator]), operator)
        self.operator_box.setCurrentIndex(max(self.operator_box.findData(before), 0))
        self.operator_box.blockSignals(False)
        self._make_editor(chosen.field)
        self._operator_chosen()

    def _make_editor(self, field: Field) -> None:
        if self._editor is not None:
            self._place.removeWidget(self._editor)
            self._editor.hide()
            self._editor.deleteLater()
        editor = editor_for(field, self._desk, self)
        if isinstance(editor, ChoiceEditor) and editor.combo.itemData(0) is None:
            editor.combo.removeItem(0)
        if isinstance(field, Boolean):
            editor.set_value(True)
        editor.identify(f"{self._identifier}.value")
        editor.edited.connect(self.edited)
        self._editor = editor
        policy = editor.sizePolicy()
        policy.setRetainSizeWhenHidden(True)
        editor.setSizePolicy(policy)
        self._place.addWidget(editor, 0, Qt.AlignmentFlag.AlignTop)
        QWidget.setTabOrder(self.operator_box, editor)

    def _operator_chosen(self) -> None:
        assert self._editor is not None
        self._editor.setEnabled(self.operator_box.currentData() not in WITHOUT_VALUE)
        self._editor.setVisible(self._editor.isEnabled())
        self.edited.emit()

    def filter(self) -> Filter:
        """The condition as it stands."""
        assert self._editor is not None
        operator = self.operator_box.currentData()
        value: Any = None if operator in WITHOUT_VALUE else self._editor.value()
        return Filter(self.field_box.currentData(), operator, value)

    def show_filter(self, wanted: Filter) -> None:
        """Show a condition."""
        self.field_box.setCurrentIndex(max(self.field_box.findData(wanted.field), 0))
        self.operator_box.setCurrentIndex(max(self.operator_box.findData(wanted.operator), 0))
        assert self._editor is not None
        self._editor.set_value(wanted.value)

    def own_problem(self) -> str | None:
        """What the value's editor knows to be wrong."""
        return self._editor.own_problem() if self._editor is not None else None


class FiltersDialog(PlainDialog):
    """All conditions of a list; a record must meet each of them."""

    def __init__(self, desk: "Desk", kind: str, filters: tuple[Filter, ...], parent: QWidget | None = None) -> None:
        super().__init__("filters", N_("Filter the list"), N_("Show these records"), parent, width=640)
        self._desk, self._kind = desk, kind
        self.rows: list[FilterRow] = []
        self._made = 0
        self._column = QVBoxLayout()
        self._column.setSpacing(theme.SMALL)
        self.body.addLayout(self._column)
        self.add = QPushButton(self)
        self.add.setProperty("kind", "quiet")
        self.add.setIcon(icon("plus", "accent"))
        self.add.setAutoDefault(False)
        self.add.setAccessibleIdentifier("dialog.filters.add")
        for setter in (self.add.setText, self.add.setAccessibleName):
            bind_text(setter, "Add a filter")
        self.add.clicked.connect(lambda: self.add_row().field_box.setFocus())
        self.body.addWidget(self.add, 0, Qt.AlignmentFlag.AlignLeft)
        self.count = QLabel(self)
        self.count.setProperty("card", "summary")
        self.count.setAccessibleIdentifier("dialog.filters.count")
        self.body.addStretch(1)
        self.body.addWidget(self.count)
        self._timer = QTimer(self, singleShot=True, interval=120)
        self._timer.timeout.connect(self._count)
        for one in filters:
            self.add_row(one)
        if not filters:
            self.add_row()
        on_language(self, self._count)

    def add_row(self, wanted: Filter | None = None) -> FilterRow:
        """One more condition."""
        self._made += 1
        row = FilterRow(self._kind, self._desk, f"dialog.filters.{self._made}", self)
        if wanted is not None:
            row.show_filter(wanted)
        row.edited.connect(self._changed)
        row.removed.connect(lambda: self._remove(row))
        self.rows.append(row)
        self._column.addWidget(row)
        self.add.setEnabled(len(self.rows) < ROWS_AT_MOST)
        self._changed()
        return row

    def _remove(self, row: FilterRow) -> None:
        self.rows.remove(row)
        self._column.removeWidget(row)
        row.hide()
        row.deleteLater()
        self.add.setFocus()
        self._changed()

    def _changed(self) -> None:
        self.problem.say(None)
        self._timer.start()

    def filters(self) -> list[Filter]:
        """The conditions as they stand, those without a value left out."""
        found = [row.filter() for row in self.rows]
        return [
            one for one in found if one.operator in WITHOUT_VALUE or one.value is not None or one.field == "member_on"
        ]

    def _count(self) -> None:
        """Say how many records would be shown."""
        from desktop_app.services import lists

        self.problem.say(None)
        try:
            found = lists.count(self._desk.database, self._kind, self.filters(), self._desk.day)
        except UserError as wrong:
            self.count.setText(_("The filters are not complete."))
            if not any(row.own_problem() for row in self.rows):
                self.say_problem(wrong)
            return
        sentence = ngettext("{count} record meets all filters.", "{count} records meet all filters.", found)
        self.count.setText(sentence.format(count=found))

    def accept(self) -> None:
        """Use the conditions, unless one is wrong."""
        from desktop_app.services import lists

        wrong = next((row.own_problem() for row in self.rows if row.own_problem()), None)
        if wrong:
            self.problem.say(wrong)
            return
        try:
            lists.count(self._desk.database, self._kind, self.filters(), self._desk.day)
        except UserError as refused:
            self.say_problem(refused)
            return
        super().accept()


def choose_filters(parent: QWidget, desk: "Desk", kind: str, filters: tuple[Filter, ...]) -> list[Filter] | None:
    """Ask what a list is narrowed by; None when it stays as it is."""
    dialog = FiltersDialog(desk, kind, tuple(filters), parent)
    accepted = dialog.exec()
    chosen = dialog.filters() if accepted else None
    dialog.deleteLater()
    return chosen
