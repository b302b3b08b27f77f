"""The one entry of the minutes that is being typed: kind, text, translation beside, what follows from it."""

from functools import partial
from typing import TYPE_CHECKING

from PySide6.QtCore import QEvent, Qt, Signal
from PySide6.QtGui import QAction, QKeyEvent, QTextCursor
from PySide6.QtWidgets import QHBoxLayout, QMenu, QToolButton, QVBoxLayout, QWidget

from desktop_app.domain.minutes_kinds import MINUTE_KINDS
from desktop_app.i18n import _
from desktop_app.ui import theme
from desktop_app.ui.entry_text import EntryText
from desktop_app.ui.icons import icon
from desktop_app.ui.minutes_follow import FollowStrip
from desktop_app.ui.minutes_model import KIND_ICONS, KINDS_IN_ORDER, Entry, kind_title, translation_sentence
from desktop_app.ui.minutes_painter import GUTTER
from desktop_app.ui.problem_line import ProblemLine
from desktop_app.ui.translated import on_language

if TYPE_CHECKING:
    from desktop_app.ui.desk import Desk

FIGURES = {Qt.Key.Key_1: 0, Qt.Key.Key_2: 1, Qt.Key.Key_3: 2, Qt.Key.Key_4: 3}


class MinuteText(EntryText):
    """An entry's text, with the keys and the stroke that choose its kind."""

    kind_wanted = Signal(str)
    menu_wanted = Signal()

    def event(self, event: QEvent) -> bool:
        if isinstance(event, QKeyEvent) and event.type() == QEvent.Type.ShortcutOverride and _figure(event) is not None:
            event.accept()  # before the window turns the page with it
            return True
        return super().event(event)

    def acts(self, event: QKeyEvent) -> bool:
        figure = _figure(event)
        if figure is not None:
            self.kind_wanted.emit(KINDS_IN_ORDER[figure])
        elif event.text() == "/" and not self.toPlainText():
            self.menu_wanted.emit()
        else:
            return super().acts(event)
        return True


def _figure(event: QKeyEvent) -> int | None:
    if event.modifiers() & ~Qt.KeyboardModifier.KeypadModifier == Qt.KeyboardModifier.ControlModifier:
        return FIGURES.get(Qt.Key(event.key()))
    return None


class MinuteLine(QWidget):
    """Edits one entry in place; it holds no text of its own: every key goes to the entry at once."""

    typed = Signal(str)
    """Something was typed: in which language."""
    kind_chosen = Signal(str)
    resized = Signal()

    def __init__(self, entry: Entry, desk: "Desk", parent: QWidget, *, beside: bool) -> None:
        super().__init__(parent)
        self.entry = entry
        self.setAutoFillBackground(True)
        self.kind_button = QToolButton(self)
        self.kind_button.setToolButtonStyle(Qt.ToolButtonStyle.ToolButtonTextBesideIcon)
        self.kind_button.setPopupMode(QToolButton.ToolButtonPopupMode.InstantPopup)
        self.kind_button.setFixedWidth(theme.scaled(GUTTER - 18))
        self.kind_button.setFocusPolicy(Qt.FocusPolicy.ClickFocus)
        self.kind_button.setAccessibleIdentifier("meetings.minutes.kind")
        self.kind_button.setMenu(self._kind_menu())
        self.text = self._field(entry.language, "text")
        self.translation = self._field(entry.other, "translation") if beside else None
        self.mark = ProblemLine(self, "warning_text")
        self.follow = FollowStrip(desk, entry, self)
        self._lay_out()
        self.show_entry()
        on_language(self, self._speak)

    def _field(self, code: str, name: str) -> MinuteText:
        field = MinuteText(self)
        field.setAccessibleIdentifier(f"meetings.minutes.{name}")
        field.setPlainText(self.entry.texts.get(code, ""))
        field.textChanged.connect(partial(self._type, field, code))
        field.kind_wanted.connect(self.kind_chosen)
        field.menu_wanted.connect(self.kind_button.showMenu)
        field.grew.connect(self._tell_height)
        return field

    def _kind_menu(self) -> QMenu:
        menu = QMenu(self.kind_button)
        self._kinds: dict[str, QAction] = {}
        for number, (code, _title) in enumerate(MINUTE_KINDS, start=1):
            action = menu.addAction(icon(KIND_ICONS[code]), "")
            action.setObjectName(f"meetings.minutes.kind.{code}")
            action.triggered.connect(partial(self._choose_kind, code))
            action.setProperty("figure", number)
            self._kinds[code] = action
        return menu

    def _choose_kind(self, code: str, _checked: bool = False) -> None:
        self.kind_chosen.emit(code)
        self.text.setFocus()

    def _lay_out(self) -> None:
        across = QHBoxLayout()
        across.setSpacing(theme.SMALL)
        across.addWidget(self.kind_button, 0, Qt.AlignmentFlag.AlignTop)
        across.addWidget(self.text, 1, Qt.AlignmentFlag.AlignTop)
        if self.translation is not None:
            column = QVBoxLayout()
            column.setSpacing(2)
            column.addWidget(self.translation)
            column.addWidget(self.mark)
            column.addStretch(1)
            across.addLayout(column, 1)
        layout = QVBoxLayout(self)
        layout.setContentsMargins(theme.scaled(10), 2, theme.SMALL, 2)
        layout.setSpacing(theme.HAIR)
        layout.addLayout(across)
        layout.addWidget(self.follow)
        self._across = across

    # Showing -----------------------------------------------------------------------------------------------------

    def show_entry(self) -> None:
        """Show what the entry says now; the cursor stays where it is, and what was typed too."""
        for field, code in ((self.text, self.entry.language), (self.translation, self.entry.other)):
            wanted = self.entry.texts.get(code, "")
            if field is not None and code not in self.entry.typed:
                field.show_text(wanted)
        if self.translation is not None:
            self.mark.say(translation_sentence(self.entry) or None)
        self._show_kind()
        self.follow.show_entry()
        self._tell_height()

    def _show_kind(self) -> None:
        strong = self.entry.kind in ("decision", "action")
        self.kind_button.setIcon(icon(KIND_ICONS[self.entry.kind], "accent" if strong else "muted"))
        self.kind_button.setText(kind_title(self.entry.kind))

    def height_wanted(self) -> int:
        """How tall the whole line is."""
        texts = [self.text.wanted()]
        if self.translation is not None:
            under = self.mark.sizeHint().height() if not self.mark.isHidden() else 0
            texts.append(self.translation.wanted() + under + 2)
        below = self.follow.sizeHint().height() + theme.HAIR if not self.follow.isHidden() else 0
        return max(*texts, self.kind_button.sizeHint().height()) + below + theme.HAIR + 2

    def _tell_height(self) -> None:
        self.resized.emit()

    def _type(self, field: MinuteText, code: str) -> None:
        self.entry.texts[code] = field.toPlainText()
        self.entry.typed.add(code)
        self.typed.emit(code)

    def focus(self, *, at_end: bool = True) -> None:
        """Put the cursor into the text."""
        cursor = self.text.textCursor()
        cursor.movePosition(QTextCursor.MoveOperation.End if at_end else QTextCursor.MoveOperation.Start)
        self.text.setTextCursor(cursor)
        self.text.setFocus(Qt.FocusReason.OtherFocusReason)

    def _speak(self) -> None:
        for code, action in self._kinds.items():
            action.setText(f"{kind_title(code)}\tCtrl+{action.property('figure')}")
        self._show_kind()
        self.kind_button.setAccessibleName(_("Kind"))
        self.kind_button.setToolTip(_("Kind of this entry (Ctrl+1 to Ctrl+4, or / in an empty one)"))
        for field, code in ((self.text, self.entry.language), (self.translation, self.entry.other)):
            if field is not None:
                name = _("Text in French") if code == "fr" else _("Text in English")
                field.setAccessibleName(name)
                field.setPlaceholderText(name)
