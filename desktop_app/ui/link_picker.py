"""Choosing one of many by typing a part of its name: another record, or a country."""

from collections.abc import Callable, Mapping
from functools import lru_cache
from typing import TYPE_CHECKING, Any

from PySide6.QtCore import QEvent, QObject, QPoint, Qt
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QLineEdit, QListWidget, QListWidgetItem, QWidget

from desktop_app.domain.fields import Country, Field, Link
from desktop_app.domain.kinds import KINDS
from desktop_app.i18n import N_, _, country_codes, country_name, fold, language
from desktop_app.ui import theme
from desktop_app.ui.editors import Editor
from desktop_app.ui.inner_buttons import LineWithButtons
from desktop_app.ui.translated import bind_text, on_language

if TYPE_CHECKING:
    from desktop_app.ui.desk import Desk

SHOWN_AT_ONCE = 9
ID = Qt.ItemDataRole.UserRole


class Choices(QListWidget):
    """The list that drops below a picker while one types; the keyboard stays in the picker's line."""

    def __init__(self, line: QLineEdit) -> None:
        super().__init__(line)
        self.setWindowFlags(Qt.WindowType.ToolTip | Qt.WindowType.FramelessWindowHint)
        self.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        self.setProperty("card", "choices")
        self.setAccessibleIdentifier("choices")
        bind_text(self.setAccessibleName, "Choices")
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.setTextElideMode(Qt.TextElideMode.ElideRight)
        self._line = line

    def offer(self, options: list[tuple[str, str]]) -> None:
        """Show options (id, title) below the line; none hides the list."""
        self.clear()
        for identity, title in options:
            item = QListWidgetItem(title, self)
            item.setData(ID, identity)
        if not options:
            self.hide()
            return
        self.setCurrentRow(0)
        row = max(self.sizeHintForRow(0), theme.scaled(26))
        frame = 2 * self.frameWidth() + theme.SMALL
        width = max(self._line.width(), min(self.sizeHintForColumn(0) + 2 * theme.HUGE, theme.scaled(460)))
        self.resize(width, row * min(len(options), SHOWN_AT_ONCE) + frame)
        self.move(self._line.mapToGlobal(QPoint(0, self._line.height() + 2)))
        self.show()

    def step(self, by: int) -> None:
        """Go up or down, round and round."""
        self.setCurrentRow((self.currentRow() + by) % max(self.count(), 1))


class Picker(Editor):
    """A line to type in, the choices that fit, and a cross to clear it; a kind of choice adds two methods."""

    def __init__(self, field: Field, parent: QWidget | None = None, *, compact: bool = False) -> None:
        super().__init__(field, parent, compact=compact)
        self._chosen: str | None = None
        self.line = LineWithButtons(self)
        self.choices = Choices(self.line)
        self.clear_button = self.line.add_button("x", N_("Clear"), self.clear, lambda: bool(self.line.text()))
        self._adopt(self.line)
        if not compact:
            bind_text(self.line.setPlaceholderText, field.hint or N_("Type to search"))
        self.line.textEdited.connect(self._typed)
        self.line.textChanged.connect(self._text_changed)
        self.line.installEventFilter(self)
        self.choices.itemClicked.connect(self._take)
        on_language(self, self._show_title_again)

    # What a kind of choice says --------------------------------------------------------------------------

    def options(self, words: str) -> list[tuple[str, str]]:
        """The choices (id, title) that fit some words, best first."""
        raise NotImplementedError

    def title_of(self, identity: str) -> str:
        """The name of what was chosen."""
        raise NotImplementedError

    def taken(self, identity: str) -> str:
        """The id to keep for a choice made."""
        return identity

    # The editor ---------------------------------------------------------------------------------------------

    def inputs(self) -> list[QWidget]:
        return [self.line, self.clear_button]

    def identify(self, identifier: str) -> None:
        self.line.setAccessibleIdentifier(identifier)
        self.clear_button.setAccessibleIdentifier(f"{identifier}.clear")

    def raw(self) -> Any:
        return self._chosen or self.line.text()

    def value(self) -> Any:
        return self._chosen or self.line.text().strip() or None

    def own_problem(self) -> str | None:
        typed = self.line.text().strip()
        if self._chosen or not typed:
            return None
        return _("“{text}” was not found. Choose from the list, or clear the field.").format(text=typed)

    def set_value(self, value: Any) -> None:
        if self.value() != value or value is None:
            self._setting = True
            self.show_value(value)
            self._setting = False

    def show_value(self, value: Any) -> None:
        title = self.title_of(value) if value else ""
        self._chosen = value if title else None
        self.line.setText(title or value or "")
        self.line.setCursorPosition(0)
        self.line.place_buttons()

    def clear(self) -> None:
        """Choose nothing."""
        self._chosen = None
        self.line.clear()
        self.line.setFocus()

    def choose(self, identity: str) -> None:
        """Take one of the choices, as if it had been clicked."""
        self._setting = True
        self.show_value(self.taken(identity))
        self._setting = False
        self.choices.hide()
        self._tell()

    def _show_title_again(self) -> None:
        if self._chosen:
            self._setting = True
            self.show_value(self._chosen)
            self._setting = False

    def _text_changed(self, _text: str) -> None:
        if not self._setting:
            self._chosen = None
            self.line.place_buttons()
            self._tell()

    def _typed(self, text: str) -> None:
        self.choices.offer(self.options(text))

    def _take(self, item: QListWidgetItem) -> None:
        self.choose(item.data(ID))

    def settle(self) -> None:
        """Take the one choice that is named exactly by what was typed."""
        typed = self.line.text().strip()
        if typed and not self._chosen:
            named = [identity for identity, title in self.options(typed) if fold(title) == fold(typed)]
            if len(named) == 1:
                self.choose(named[0])

    def _leave(self) -> None:
        self.choices.hide()
        self.settle()
        if not self._chosen:
            self.set_problem(self.own_problem())

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        if watched is self.line:
            if event.type() == QEvent.Type.FocusOut:
                self._leave()
            elif event.type() == QEvent.Type.MouseButtonPress and not self.line.text():
                self._typed("")
            elif isinstance(event, QKeyEvent) and event.type() == QEvent.Type.KeyPress:
                return self._key(event)
        return False

    def _key(self, event: QKeyEvent) -> bool:
        key = event.key()
        if key in (Qt.Key.Key_Down, Qt.Key.Key_Up):
            if self.choices.isVisible():
                self.choices.step(1 if key == Qt.Key.Key_Down else -1)
            else:
                self._typed("" if self._chosen else self.line.text())
            return True
        if not self.choices.isVisible():
            return False
        if key in (Qt.Key.Key_Return, Qt.Key.Key_Enter):
            self._take(self.choices.currentItem())
            return True
        if key == Qt.Key.Key_Escape:
            self.choices.hide()
            return True
        if key == Qt.Key.Key_Tab and not self._chosen and self.line.text().strip():
            self._take(self.choices.currentItem())
        return False


class LinkEditor(Picker):
    """Another record of the base; listed ones may be opened from here."""

    def __init__(self, field: Link, desk: "Desk", parent: QWidget | None = None, *, compact: bool = False) -> None:
        self._desk = desk
        self._link = field
        self._titles: dict[str, str] = {}
        self.narrowing: Callable[[], list[tuple[str, str]] | None] | None = None
        """Gives the only choices that fit the other fields, or None when they say nothing."""
        super().__init__(field, parent, compact=compact)
        self.open_button = self.line.add_button("arrow-right", N_("Open (Ctrl+Enter)"), self._open, self._can_open)

    def options(self, words: str) -> list[tuple[str, str]]:
        from desktop_app.services import records
        from desktop_app.storage.queries.card import bodies

        if self._link.where == "body":
            fitting: list[tuple[str, str]] | None = bodies(self._desk.database, language(), self._desk.day)
        else:
            fitting = self.narrowing() if self.narrowing else None
        if fitting is not None:
            return [choice for choice in fitting if fold(words.strip()) in fold(choice[1])]
        return records.choices(self._desk.database, self._link, words, self._desk.day)

    def title_of(self, identity: str) -> str:
        from desktop_app.services import records

        if identity in self._titles:
            return self._titles[identity]
        return records.title(self._desk.database, self._link.to, identity, self._desk.day)

    def know(self, titles: Mapping[str, str]) -> None:
        """Titles of records already loaded in the language in force, so that they need not be read again."""
        self._titles = dict(titles)

    def inputs(self) -> list[QWidget]:
        return [self.line, self.clear_button, self.open_button]

    def identify(self, identifier: str) -> None:
        super().identify(identifier)
        self.open_button.setAccessibleIdentifier(f"{identifier}.open")

    def _show_title_again(self) -> None:
        self._titles = {}
        super()._show_title_again()

    def _can_open(self) -> bool:
        return bool(self._chosen) and KINDS[self._link.to].listed

    def _open(self) -> None:
        if self._can_open():
            self._desk.open_requested.emit(self._link.to, self._chosen)

    def _key(self, event: QKeyEvent) -> bool:
        is_enter = event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter)
        if is_enter and event.modifiers() & Qt.KeyboardModifier.ControlModifier:
            self._open()
            return True
        return super()._key(event)


class CountryEditor(Picker):
    """A country, by its name in the language in force."""

    def __init__(self, field: Country, parent: QWidget | None = None, *, compact: bool = False) -> None:
        super().__init__(field, parent, compact=compact)

    def options(self, words: str) -> list[tuple[str, str]]:
        sought = fold(words.strip())
        found = [(code, name, folded) for code, name, folded in _countries(language()) if sought in folded]
        found.sort(key=lambda country: not country[2].startswith(sought))
        return [(code, name) for code, name, _folded in found]

    def title_of(self, identity: str) -> str:
        name = country_name(identity)
        return name if name != identity or identity in country_codes() else ""


@lru_cache(maxsize=2)
def _countries(code: str) -> list[tuple[str, str, str]]:
    del code  # the names below are those of the language in force
    return [(country, country_name(country), fold(country_name(country))) for country in country_codes()]
