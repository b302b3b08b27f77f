"""A line that is kept as files write it and shown in words, in the language in force."""

from typing import Any

from PySide6.QtCore import QStringListModel, Qt
from PySide6.QtWidgets import QCompleter, QWidget

from desktop_app.domain.worded import Worded
from desktop_app.ui.editors import TextEditor
from desktop_app.ui.translated import on_language


class WordedEditor(TextEditor):
    """Shows the words; gives back the value itself as long as nobody typed other words."""

    def __init__(self, field: Worded, parent: QWidget | None = None, *, compact: bool = False) -> None:
        super().__init__(field, parent, compact=compact)
        self._worded = field
        self._shown: tuple[str, Any] = ("", None)
        self._model = QStringListModel(self)
        completer = QCompleter(self._model, self)
        completer.setCaseSensitivity(Qt.CaseSensitivity.CaseInsensitive)
        completer.setFilterMode(Qt.MatchFlag.MatchContains)
        self.line.setCompleter(completer)
        on_language(self, self._speak)

    def raw(self) -> Any:
        text, value = self._shown
        return value if value is not None and self.line.text() == text else self.line.text()

    def show_value(self, value: Any) -> None:
        text = self._worded.words(str(value)) if value else ""
        self._shown = (text, value or None)
        super().show_value(text)

    def set_value(self, value: Any) -> None:
        if self.line.hasFocus() and self.value() == value:
            self._shown = (self.line.text(), value or None)
            return
        self._setting = True
        self.show_value(value)
        self._setting = False

    def value(self) -> Any:
        text, value = self._shown
        if value is not None and self.line.text() == text:
            return value
        return super().value()

    def _speak(self) -> None:
        """Say the suggestions and the value in the language in force; what was typed and is no value stays."""
        self._model.setStringList(self._worded.suggestions())
        text, value = self._shown
        if value is not None and self.line.text() == text:
            self._setting = True
            self.show_value(value)
            self._setting = False
