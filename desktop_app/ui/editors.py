"""One editor for each type of field: shows a value, gives back what was typed, says what is wrong with it."""

from collections.abc import Mapping
from typing import TYPE_CHECKING, Any

from PySide6.QtCore import QEvent, Qt, Signal
from PySide6.QtWidgets import (
    QCheckBox,
    QComboBox,
    QHBoxLayout,
    QLabel,
    QLineEdit,
    QTextEdit,
    QVBoxLayout,
    QWidget,
)

from desktop_app.domain.fields import (
    Amount,
    BadValue,
    Bilingual,
    Boolean,
    Choice,
    Country,
    Date,
    Field,
    Link,
    LongText,
    Moment,
    Zone,
)
from desktop_app.domain.worded import Worded
from desktop_app.i18n import _, language
from desktop_app.ui import theme
from desktop_app.ui.problem_line import ProblemLine, mark
from desktop_app.ui.quiet_wheel import QuietWheel
from desktop_app.ui.translated import bind_text, on_language

if TYPE_CHECKING:
    from desktop_app.ui.desk import Desk

LINES_AT_MOST = 12


class Editor(QWidget):
    """What all editors share; a kind of field adds `raw` and `show_value`."""

    edited = Signal()
    """The user changed something; not sent for values set by the program."""

    def __init__(self, field: Field, parent: QWidget | None = None, *, compact: bool = False) -> None:
        super().__init__(parent)
        self.field = field
        self.compact = compact
        """In a row of a table: what is wrong is said under the row, not under the editor."""
        self._setting = False
        self._problem: ProblemLine | None = None
        self._column = QVBoxLayout(self)
        self._column.setContentsMargins(0, 0, 0, 0)
        self._column.setSpacing(theme.HAIR // 2)

    # What a type of field says ------------------------------------------------------------------------------

    def raw(self) -> Any:
        """What stands in the editor, as typed."""
        raise NotImplementedError

    def show_value(self, value: Any) -> None:
        """Put a kept value into the editor."""
        raise NotImplementedError

    def own_problem(self) -> str | None:
        """What the editor itself knows to be wrong, before any rule is asked."""
        return None

    # What everybody uses ------------------------------------------------------------------------------------

    def value(self) -> Any:
        """The value to keep; what was typed, as it is, when it makes none (the rules then say why)."""
        typed = self.raw()
        try:
            return self.field.clean(typed)
        except BadValue:
            return typed

    def set_value(self, value: Any) -> None:
        """Show a value without a word to those who follow edits; the cursor stays when nothing moves."""
        if self.value() == value and self.raw() not in (None, ""):
            return
        self._setting = True
        self.show_value(value)
        self._setting = False

    def values(self) -> dict[str, Any]:
        """The values by simple field: one, or one a language."""
        return {self.field.name: self.value()}

    def set_values(self, values: Mapping[str, Any]) -> None:
        """Show the values of this editor's simple fields."""
        self.set_value(values.get(self.field.name))

    def inputs(self) -> list[QWidget]:
        """The widgets one operates, in their order."""
        return []

    def identify(self, identifier: str) -> None:
        """Name the inputs for programs that drive the window from outside."""
        for number, widget in enumerate(self.inputs()):
            widget.setAccessibleIdentifier(identifier + (f".{number + 1}" if number else ""))

    def set_problem(self, message: str | None, name: str | None = None) -> None:
        """Say what is wrong with what stands here, below it and to a screen reader; None takes it back."""
        del name
        for widget in self.inputs()[:1]:
            mark(widget, message, _(self.field.hint))
        if self.compact:
            return
        if self._problem is None:
            if message is None:
                return
            self._problem = ProblemLine(self)
            self._column.addWidget(self._problem)
        self._problem.say(message)

    def _adopt(self, widget: QWidget, *, stretch: bool = True) -> None:
        """Take an input in: its place, its spoken name, its hint."""
        if stretch:
            self._column.addWidget(widget)
        if self.focusProxy() is None:
            self.setFocusProxy(widget)
        widget.setProperty("card", "field")
        bind_text(widget.setAccessibleName, self.field.title)
        if self.field.hint:
            bind_text(widget.setAccessibleDescription, self.field.hint)

    def _suggest(self, widget: QLineEdit | QTextEdit) -> None:
        """Show the hint in the empty line; in a row, where it would be said again and again, on pointing at it."""
        if self.field.hint and not self.compact:
            bind_text(widget.setPlaceholderText, self.field.hint)
        elif self.field.hint:
            bind_text(widget.setToolTip, self.field.hint)

    def name_inside(self, named: bool) -> None:
        """Show the field's title in the empty line: where there is no label and no heading."""
        title = self.field.title if named else ""
        for widget in self.inputs()[:1]:
            if isinstance(widget, QLineEdit | QTextEdit):
                bind_text(widget.setPlaceholderText, title)

    def _tell(self) -> None:
        if not self._setting:
            if self.inputs()[0].property("invalid"):
                self.set_problem(None)
            self.edited.emit()


class TextEditor(Editor):
    """One line of text, or a number typed in figures."""

    def __init__(self, field: Field, parent: QWidget | None = None, *, compact: bool = False) -> None:
        super().__init__(field, parent, compact=compact)
        self.line = QLineEdit(self)
        self._adopt(self.line)
        self._suggest(self.line)
        self.line.textChanged.connect(self._tell)

    def inputs(self) -> list[QWidget]:
        return [self.line]

    def raw(self) -> Any:
        return self.line.text()

    def show_value(self, value: Any) -> None:
        self.line.setText("" if value is None else str(value))
        self.line.setCursorPosition(0)


class AmountEditor(TextEditor):
    """An amount of money, shown with the decimal mark of the language."""

    def __init__(self, field: Field, parent: QWidget | None = None, *, compact: bool = False) -> None:
        super().__init__(field, parent, compact=compact)
        self.line.setAlignment(Qt.AlignmentFlag.AlignRight)
        self._shown: Any = None
        on_language(self, self._show_again)

    def show_value(self, value: Any) -> None:
        self._shown = value
        text = "" if value is None else str(value)
        super().show_value(text.replace(".", ",") if language() == "fr" else text)

    def _show_again(self) -> None:
        if self.value() == self._shown and self._shown is not None:
            self._setting = True
            self.show_value(self._shown)
            self._setting = False


class GrowingText(QTextEdit):
    """Plain text of several lines that is as tall as what it holds."""

    def __init__(self, parent: QWidget | None = None, lines_at_least: int = 1) -> None:
        super().__init__(parent)
        self._lines_at_least = lines_at_least
        self.setAcceptRichText(False)
        self.document().setDocumentMargin(1)
        self.setTabChangesFocus(True)
        self.setVerticalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAsNeeded)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.document().documentLayout().documentSizeChanged.connect(self._fit)
        self._fit()

    def _fit(self) -> None:
        line = self.fontMetrics().lineSpacing()
        frame = self.contentsMargins().top() + self.contentsMargins().bottom() + 2
        room = 2 * self.document().documentMargin() + frame
        wanted = max(self.document().size().height() + frame, self._lines_at_least * line + room)
        self.setFixedHeight(round(min(wanted, LINES_AT_MOST * line + room)))

    def changeEvent(self, event: QEvent) -> None:
        super().changeEvent(event)
        if event.type() in (QEvent.Type.FontChange, QEvent.Type.StyleChange):
            self._fit()


class LongTextEditor(Editor):
    """Several lines of text."""

    def __init__(self, field: Field, parent: QWidget | None = None, *, compact: bool = False) -> None:
        super().__init__(field, parent, compact=compact)
        self.text = GrowingText(self, 1 if compact else 5 if field.required else 2)
        self._adopt(self.text)
        self._suggest(self.text)
        self.text.textChanged.connect(self._tell)

    def inputs(self) -> list[QWidget]:
        return [self.text]

    def raw(self) -> Any:
        return self.text.toPlainText()

    def show_value(self, value: Any) -> None:
        self.text.setPlainText(value or "")


class BooleanEditor(Editor):
    """Yes or no."""

    def __init__(self, field: Field, parent: QWidget | None = None, *, compact: bool = False) -> None:
        super().__init__(field, parent, compact=compact)
        self.box = QCheckBox(self)
        self._adopt(self.box)
        if compact:
            bind_text(self.box.setToolTip, field.hint or field.title)
        else:
            bind_text(self.box.setText, field.hint or field.title)
        self.box.toggled.connect(self._tell)

    def name_inside(self, named: bool) -> None:
        title = self.field.title if named else ""
        bind_text(self.box.setText, title)

    def inputs(self) -> list[QWidget]:
        return [self.box]

    def raw(self) -> Any:
        return self.box.isChecked()

    def set_value(self, value: Any) -> None:
        self._setting = True
        self.show_value(value)
        self._setting = False

    def show_value(self, value: Any) -> None:
        self.box.setChecked(bool(value))


class ChoiceEditor(Editor):
    """One of a fixed few; their titles follow the language while the choice stays."""

    def __init__(self, field: Choice, parent: QWidget | None = None, *, compact: bool = False) -> None:
        super().__init__(field, parent, compact=compact)
        self.combo = QComboBox(self)
        self.combo.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self.combo.installEventFilter(QuietWheel(self.combo))
        self.combo.setMinimumContentsLength(4)
        self._adopt(self.combo)
        self._titles = dict(field.options)
        if not field.required:
            self.combo.addItem("", None)
        for code, _title in field.options:
            self.combo.addItem("", code)
        on_language(self, self._name_options)
        self.combo.currentIndexChanged.connect(self._tell)

    def _name_options(self) -> None:
        for number in range(self.combo.count()):
            code = self.combo.itemData(number)
            self.combo.setItemText(number, _(self._titles.get(code, code)) if code else "")

    def inputs(self) -> list[QWidget]:
        return [self.combo]

    def raw(self) -> Any:
        return self.combo.currentData()

    def show_value(self, value: Any) -> None:
        place = self.combo.findData(value)
        if place < 0 and value:  # a code of a newer version: shown as it is, never lost
            self.combo.addItem(str(value), value)
            place = self.combo.count() - 1
        self.combo.setCurrentIndex(place)


class BilingualEditor(Editor):
    """A text in French and in English, side by side; its values are two simple fields."""

    def __init__(self, field: Bilingual, parent: QWidget | None = None, *, compact: bool = False) -> None:
        super().__init__(field, parent, compact=compact)
        kind = LongTextEditor if field.long else TextEditor
        self.editors = [kind(part, self, compact=compact) for part in field.parts]
        row = QHBoxLayout()
        row.setSpacing(theme.SMALL)
        self._column.addLayout(row)
        for editor, code in zip(self.editors, ("FR", "EN"), strict=True):
            tag = QLabel(code, self)
            tag.setProperty("card", "language")
            row.addWidget(tag, alignment=Qt.AlignmentFlag.AlignTop)
            row.addWidget(editor, stretch=1, alignment=Qt.AlignmentFlag.AlignTop)
            on_language(editor, _Spoken(editor, code))
            editor.edited.connect(self.edited)
        self.setFocusProxy(self.editors[0])

    def inputs(self) -> list[QWidget]:
        return [widget for editor in self.editors for widget in editor.inputs()]

    def identify(self, identifier: str) -> None:
        for editor, code in zip(self.editors, ("fr", "en"), strict=True):
            editor.identify(f"{identifier}_{code}")

    def value(self) -> Any:
        return self.values()

    def set_value(self, value: Any) -> None:
        self.set_values(value or {})

    def values(self) -> dict[str, Any]:
        return {name: value for editor in self.editors for name, value in editor.values().items()}

    def set_values(self, values: Mapping[str, Any]) -> None:
        for editor in self.editors:
            editor.set_values(values)

    def set_problem(self, message: str | None, name: str | None = None) -> None:
        for editor in self.editors:
            editor.set_problem(message if name in (None, editor.field.name) else None)


class _Spoken:
    """Gives one half of a bilingual editor its spoken name: “Label (FR)”."""

    def __init__(self, editor: Editor, code: str) -> None:
        self.editor, self.code = editor, code

    def __call__(self) -> None:
        self.editor.inputs()[0].setAccessibleName(f"{_(self.editor.field.title)} ({self.code})")


def editor_for(field: Field, desk: "Desk", parent: QWidget | None = None, *, compact: bool = False) -> Editor:
    """The editor of a field by its type."""
    from desktop_app.ui.date_editor import DateEditor
    from desktop_app.ui.link_picker import CountryEditor, LinkEditor
    from desktop_app.ui.moment_editor import MomentEditor, ZoneEditor
    from desktop_app.ui.worded_editor import WordedEditor

    if isinstance(field, Link):
        return LinkEditor(field, desk, parent, compact=compact)
    if isinstance(field, Country):
        return CountryEditor(field, parent, compact=compact)
    if isinstance(field, Bilingual):
        return BilingualEditor(field, parent, compact=compact)
    if isinstance(field, Choice):
        return ChoiceEditor(field, parent, compact=compact)
    if isinstance(field, Worded):
        return WordedEditor(field, parent, compact=compact)
    simple: dict[type[Field], type[Editor]] = {
        Date: DateEditor,
        Moment: MomentEditor,
        Zone: ZoneEditor,
        Boolean: BooleanEditor,
        Amount: AmountEditor,
        LongText: LongTextEditor,
    }
    return simple.get(type(field), TextEditor)(field, parent, compact=compact)
