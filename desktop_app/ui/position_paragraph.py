"""One paragraph of a position while it is typed: its number, French and English side by side, and its menu."""

from dataclasses import dataclass, field
from functools import partial
from typing import TYPE_CHECKING

from PySide6.QtCore import QPoint, Qt, Signal
from PySide6.QtGui import QKeyEvent, QResizeEvent
from PySide6.QtWidgets import QFrame, QHBoxLayout, QLabel, QMenu, QToolButton, QVBoxLayout, QWidget

from desktop_app.i18n import LANGUAGES, N_, _, ngettext
from desktop_app.ui import theme
from desktop_app.ui.entry_text import EntryText
from desktop_app.ui.icons import icon
from desktop_app.ui.translated import bind_text, on_language

if TYPE_CHECKING:
    from desktop_app.services.voice_papers import Paragraph

NUMBER = 34
"""The room of a number before its paragraph, at 100 %."""


@dataclass(eq=False)
class Draft:
    """A paragraph as it stands on the screen; without an id it is not in the base yet."""

    id: str = ""
    number: str = ""
    is_heading: bool = False
    texts: dict[str, str] = field(default_factory=dict)
    pending: int = 0
    """How many amendments to it wait for an answer."""
    typed: set[str] = field(default_factory=set)
    """The languages in which something was typed that is not kept yet."""

    @property
    def is_blank(self) -> bool:
        """Whether nothing stands in it."""
        return not any(text.strip() for text in self.texts.values())

    def take(self, paragraph: "Paragraph") -> None:
        """Show what the base says, but for what is being typed."""
        self.id, self.number, self.is_heading = paragraph.id, paragraph.number, paragraph.is_heading
        for code in LANGUAGES:
            if code not in self.typed:
                self.texts[code] = paragraph.text.get(code, "")

    def values(self) -> dict[str, object]:
        """What was typed, by the fields of the base."""
        return {f"text_{code}": self.texts.get(code, "") for code in sorted(self.typed)}


class ParagraphText(EntryText):
    """One language of a paragraph; Alt+Up and Alt+Down move the whole of it."""

    moved = Signal(int)

    def acts(self, event: QKeyEvent) -> bool:
        way = {Qt.Key.Key_Up: -1, Qt.Key.Key_Down: 1}.get(Qt.Key(event.key()), 0)
        if way and event.modifiers() == Qt.KeyboardModifier.AltModifier and not self.isReadOnly():
            self.moved.emit(way)
            return True
        if self.isReadOnly() and event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter, Qt.Key.Key_Backspace):
            return False
        return super().acts(event)


class ParagraphRow(QFrame):
    """Edits one paragraph in place; it holds no text of its own: every key goes to the draft at once."""

    typed = Signal()
    wanted = Signal(str, str)
    """Something is to be done, and in which language the cursor was: below, remove, up, down, heading, amend…"""
    cursor_moved = Signal(object)
    resized = Signal()

    def __init__(self, draft: Draft, parent: QWidget) -> None:
        super().__init__(parent)
        self.draft = draft
        self._is_open, self._can_amend, self._place = True, False, 1
        self.number = QLabel(self)
        self.number.setProperty("card", "paragraph-number")
        self.number.setFixedWidth(theme.scaled(NUMBER))
        self.texts = {code: self._field(code) for code in LANGUAGES}
        self.pending_button = QToolButton(self)
        self.pending_button.setProperty("kind", "framed")
        self.pending_button.clicked.connect(lambda: self.wanted.emit("amendments", ""))
        self.more_button = QToolButton(self)
        self.more_button.setIcon(icon("more-horizontal", "muted"))
        self.more_button.setProperty("card", "quiet")
        bind_text(self.more_button.setToolTip, N_("More for this paragraph"))
        self.more_button.clicked.connect(self._open_menu)
        self._lay_out()
        on_language(self, self.show_draft)

    def _field(self, code: str) -> ParagraphText:
        made = ParagraphText(self)
        made.textChanged.connect(partial(self._type, code))
        made.ended.connect(partial(self.wanted.emit, "below", code))
        made.emptied.connect(partial(self._empty, code))
        made.left_upwards.connect(partial(self.wanted.emit, "previous", code))
        made.left_downwards.connect(partial(self.wanted.emit, "next", code))
        made.moved.connect(lambda way: self.wanted.emit("up" if way < 0 else "down", code))
        made.cursorPositionChanged.connect(lambda: self.cursor_moved.emit(made))
        return made

    def _lay_out(self) -> None:
        across = QHBoxLayout()
        across.setSpacing(theme.MEDIUM)
        across.addWidget(self.number, 0, Qt.AlignmentFlag.AlignTop)
        for text in self.texts.values():
            across.addWidget(text, 1, Qt.AlignmentFlag.AlignTop)
        across.addWidget(self.more_button, 0, Qt.AlignmentFlag.AlignTop)
        below = QHBoxLayout()
        below.setContentsMargins(theme.scaled(NUMBER) + theme.MEDIUM + theme.SMALL, 0, 0, 0)
        below.addWidget(self.pending_button)
        below.addStretch(1)
        layout = QVBoxLayout(self)
        layout.setContentsMargins(0, theme.HAIR // 2, 0, theme.HAIR // 2)
        layout.setSpacing(theme.HAIR // 2)
        layout.addLayout(across)
        layout.addLayout(below)

    # Showing -----------------------------------------------------------------------------------------------------

    def place_at(self, place: int, *, is_open: bool, can_amend: bool) -> None:
        """Say where the paragraph stands in the text, and what may be done with it."""
        self._place, self._is_open, self._can_amend = place, is_open, can_amend
        self.show_draft()

    def show_draft(self) -> None:
        """Show what the draft says now, in the language in force; the cursor stays where it is."""
        draft = self.draft
        self.number.setText(draft.number)
        for code, text in self.texts.items():
            text.show_text(draft.texts.get(code, ""))
            text.setReadOnly(not self._is_open)
            text.setAccessibleIdentifier(f"positions.text.{self._place}.{code}")
            text.setAccessibleName(self._spoken(code))
            text.setPlaceholderText((_("In French") if code == "fr" else _("In English")) if self._is_open else "")
            if text.property("heading") != draft.is_heading:
                text.setProperty("heading", draft.is_heading)
                text.style().unpolish(text)
                text.style().polish(text)
        count = ngettext("{count} amendment to answer", "{count} amendments to answer", draft.pending)
        self.pending_button.setText(count.format(count=draft.pending))
        self.pending_button.setAccessibleName(self.pending_button.text())
        self.pending_button.setAccessibleIdentifier(f"positions.text.{self._place}.pending")
        self.pending_button.setVisible(bool(draft.pending))
        self.more_button.setAccessibleName(_("More for this paragraph"))
        self.more_button.setAccessibleIdentifier(f"positions.text.{self._place}.more")

    def _spoken(self, code: str) -> str:
        if self.draft.is_heading:
            return _("Heading in French") if code == "fr" else _("Heading in English")
        name = _("Paragraph {number} in French") if code == "fr" else _("Paragraph {number} in English")
        return name.format(number=self.draft.number)

    def menu(self) -> QMenu:
        """All one can do with the paragraph."""
        made = QMenu(self)
        made.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        heading = _("Make it a paragraph") if self.draft.is_heading else _("Make it a heading")
        for name, title, drawing, able in (
            ("amend", _("A member’s amendment…"), "pencil", self._can_amend and bool(self.draft.number)),
            ("", "", "", False),
            ("below", _("New paragraph below"), "plus", self._is_open),
            ("heading", heading, "list", self._is_open),
            ("up", _("Move up"), "arrow-up", self._is_open),
            ("down", _("Move down"), "arrow-down", self._is_open),
            ("", "", "", False),
            ("remove", _("Take it out"), "trash-2", self._is_open),
        ):
            if not name:
                made.addSeparator()
                continue
            action = made.addAction(icon(drawing), title, partial(self.wanted.emit, name, "fr"))
            action.setObjectName(f"paragraph.{name}")
            action.setEnabled(able)
        return made

    def _open_menu(self) -> None:
        self.menu().popup(self.more_button.mapToGlobal(QPoint(0, self.more_button.height())))

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self.resized.emit()

    # Typing ------------------------------------------------------------------------------------------------------

    def _type(self, code: str) -> None:
        self.draft.texts[code] = self.texts[code].toPlainText()
        self.draft.typed.add(code)
        self.typed.emit()

    def _empty(self, code: str) -> None:
        if self.draft.is_blank:
            self.wanted.emit("remove", code)

    def focus(self, code: str) -> None:
        """Put the cursor at the end of a language's text."""
        text = self.texts[code]
        cursor = text.textCursor()
        cursor.movePosition(cursor.MoveOperation.End)
        text.setTextCursor(cursor)
        text.setFocus(Qt.FocusReason.OtherFocusReason)
