"""The right half of a page: the open record's card, and beside it its history."""

from typing import TYPE_CHECKING

from PySide6.QtCore import QSize, Qt, Signal
from PySide6.QtWidgets import (
    QFrame,
    QHBoxLayout,
    QLabel,
    QMenu,
    QStackedWidget,
    QTabBar,
    QToolButton,
    QVBoxLayout,
    QWidget,
)

from desktop_app.i18n import N_, _
from desktop_app.ui import theme
from desktop_app.ui.desk import Desk
from desktop_app.ui.icons import icon, picture
from desktop_app.ui.translated import bind_text, on_language

if TYPE_CHECKING:
    from desktop_app.ui.card_menu import Entry
    from desktop_app.ui.record_card import RecordCard
    from desktop_app.ui.record_history import RecordHistory

CARD, HISTORY = 0, 1


class EmptySheet(QWidget):
    """What stands where there is nothing yet: a drawing, a heading, and what to do."""

    def __init__(self, drawing: str, heading: str, advice: str, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._drawing = drawing
        self._picture = QLabel(self)
        self._picture.setAlignment(Qt.AlignmentFlag.AlignCenter)
        self._heading, self._advice = QLabel(self), QLabel(self)
        self._heading.setProperty("role", "heading")
        self._advice.setProperty("role", "muted")
        self._layout = QVBoxLayout(self)
        self._layout.setContentsMargins(*[theme.HUGE] * 4)
        self._layout.setSpacing(theme.SMALL)
        self._layout.addStretch(2)
        self._layout.addWidget(self._picture)
        for label in (self._heading, self._advice):
            label.setAlignment(Qt.AlignmentFlag.AlignCenter)
            label.setWordWrap(True)
            self._layout.addWidget(label)
        self._layout.addStretch(3)
        self.say(heading, advice)
        self.follow_theme()

    def say(self, heading: str, advice: str) -> None:
        """Say something else (msgids)."""
        bind_text(self._heading.setText, heading)
        bind_text(self._advice.setText, advice)

    def add(self, widget: QWidget) -> None:
        """Offer a button under the advice."""
        self._layout.insertWidget(self._layout.count() - 1, widget, 0, Qt.AlignmentFlag.AlignCenter)

    def follow_theme(self) -> None:
        """Draw the picture in the theme in force."""
        side = theme.scaled(44)
        self._picture.setPixmap(picture(self._drawing, side, "faint", self.devicePixelRatioF()))
        self._picture.setMinimumSize(QSize(side, side + theme.SMALL))

    def changeEvent(self, event: object) -> None:
        from PySide6.QtCore import QEvent

        if event.type() == QEvent.Type.PaletteChange:  # type: ignore[attr-defined]
            self.follow_theme()
        super().changeEvent(event)  # type: ignore[arg-type]


class CardPanel(QFrame):
    """Holds the card of one page; the card itself is made when the first record is opened."""

    saved = Signal(str, str)
    closed = Signal()

    def __init__(self, desk: Desk, identifier: str, advice: str, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._desk = desk
        self._identifier = identifier
        self._card: RecordCard | None = None
        self._history: RecordHistory | None = None
        self._menus: dict[str, QMenu | None] = {}
        self.setObjectName("paper")
        self._tabs = QTabBar(self)
        self._tabs.setDrawBase(False)
        self._tabs.setExpanding(False)
        self._tabs.setAccessibleIdentifier(f"{identifier}.tabs")
        self._tabs.addTab("")
        self._tabs.addTab("")
        self._tabs.currentChanged.connect(self._turn)
        self._stack = QStackedWidget(self)
        self.empty = EmptySheet("square-pen", N_("Nothing is open"), advice, self)
        self._stack.addWidget(self.empty)
        layout = QVBoxLayout(self)
        layout.setContentsMargins(1, theme.HAIR, 1, 1)
        layout.setSpacing(0)
        layout.addLayout(self._head())
        layout.addWidget(self._stack, 1)
        self._tabs.hide()
        desk.changed.connect(self._follow)
        on_language(self, self._speak)

    def _head(self) -> QHBoxLayout:
        """The tabs, and at their end what one can do with the whole record."""
        self.more_button = QToolButton(self)
        self.more_button.setIcon(icon("ellipsis-vertical", "muted"))
        self.more_button.setPopupMode(QToolButton.ToolButtonPopupMode.InstantPopup)
        self.more_button.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self.more_button.setAccessibleIdentifier(f"{self._identifier}.more")
        bind_text(self.more_button.setAccessibleName, "More for this card")
        bind_text(self.more_button.setToolTip, "More for this card")
        self.more_button.hide()
        head = QHBoxLayout()
        head.setContentsMargins(0, 0, theme.MEDIUM, 0)
        head.setSpacing(0)
        head.addWidget(self._tabs, 1)
        head.addWidget(self.more_button)
        return head

    def _offer(self, kind: str) -> None:
        """What can be done with a record of a kind; nothing for one that is not kept yet."""
        from desktop_app.ui import card_menu

        if kind not in self._menus:
            self._menus[kind] = card_menu.menu_of(kind, self, self._identifier, self._do)
        menu = self._menus[kind] if self.card.record_id else None
        if menu is not None:
            self.more_button.setMenu(menu)
        self.more_button.setVisible(menu is not None)

    def _do(self, entry: "Entry") -> None:
        if self.record is not None and self.save():
            entry.does(self, self._desk, self.record[1])

    def _speak(self) -> None:
        self._tabs.setTabText(CARD, _("Card"))
        self._tabs.setTabText(HISTORY, _("History"))
        self._tabs.setAccessibleName(_("Card and its history"))

    # The card ------------------------------------------------------------------------------------------------

    @property
    def card(self) -> "RecordCard":
        """The card, made at first use."""
        if self._card is None:
            from desktop_app.ui.record_card import RecordCard

            self._card = RecordCard(self._desk, self)
            self._card.saved.connect(self.saved)
            self._card.saved.connect(lambda kind, _record: self._offer(kind))
            self._card.closed.connect(self._close)
            self._stack.addWidget(self._card)
        return self._card

    @property
    def record(self) -> tuple[str, str] | None:
        """The kind and id of the open record."""
        card = self._card
        if card is None or not card.record_id or self._stack.currentWidget() is self.empty:
            return None
        return card.kind, card.record_id

    def leave(self) -> bool:
        """Save or ask about what is unfinished; False when the user stays."""
        return self._card is None or self._card.leave()

    def open(self, kind: str, record_id: str) -> bool:
        """Show a record; False when the card that is open does not let go."""
        if self.record == (kind, record_id):
            return True
        if not self.leave():
            return False
        self.card.show_record(kind, record_id)
        self._reveal()
        return True

    def start(self, kind: str, values: dict | None = None) -> bool:
        """Begin a new record; False when the card that is open does not let go."""
        if not self.leave():
            return False
        self.card.new_record(kind, values)
        self._reveal()
        self._tabs.setCurrentIndex(CARD)
        self.card.focus_first()
        return True

    def save(self) -> bool:
        """Save the open card now; False when something on it is wrong."""
        return self._card is None or self._card.save()

    def forget(self, record_id: str) -> None:
        """Put away the card of a record that was deleted."""
        if self.record and self.record[1] == record_id:
            self._close()

    def _reveal(self) -> None:
        self._tabs.show()
        self._offer(self.card.kind)
        self._tabs.setTabEnabled(HISTORY, bool(self.card.record_id))
        if not self.card.record_id:
            self._tabs.setCurrentIndex(CARD)
        self._turn(self._tabs.currentIndex())

    def _close(self) -> None:
        self._tabs.hide()
        self.more_button.hide()
        self._stack.setCurrentWidget(self.empty)
        self.closed.emit()

    def focus_card(self) -> None:
        """Put the keyboard on the card."""
        if self._card is not None and self._stack.currentWidget() is self._card:
            self._card.focus_first()
        else:
            self._tabs.setFocus()

    # Its history ----------------------------------------------------------------------------------------------

    def show_history(self) -> None:
        """Turn to the open record's history."""
        if self.record:
            self._tabs.setCurrentIndex(HISTORY)
            self._tabs.setFocus()

    def show_card(self) -> None:
        """Turn back to the card."""
        self._tabs.setCurrentIndex(CARD)

    def _turn(self, tab: int) -> None:
        if self._card is None:
            return
        if tab == CARD:
            self._stack.setCurrentWidget(self._card)
            return
        if self._history is None:
            from desktop_app.ui.record_history import RecordHistory

            self._history = RecordHistory(self._desk, self._identifier, self)
            self._stack.addWidget(self._history)
        if self._card.record_id:
            self._history.show_record(self._card.kind, self._card.record_id)
        self._stack.setCurrentWidget(self._history)

    def _follow(self, changes: object) -> None:
        del changes
        if self._history is not None and self._stack.currentWidget() is self._history and self._card is not None:
            self._turn(HISTORY)
