"""Every action of the window, once: what it is called, its icon, its key, what it does."""

from collections.abc import Callable
from typing import Any

from PySide6.QtCore import Qt
from PySide6.QtGui import QAction, QKeySequence
from PySide6.QtWidgets import QMenu, QWidget

from desktop_app.i18n import _
from desktop_app.ui.icons import icon as drawn
from desktop_app.ui.translated import bind_text, on_language


class Action(QAction):
    """An action that says itself in the language in force, with its key in its tooltip."""

    def __init__(
        self,
        owner: QWidget,
        identifier: str,
        text: str,
        run: Callable[[], Any] | None = None,
        *,
        icon: str = "",
        key: str | QKeySequence.StandardKey | list[str] = "",
        checkable: bool = False,
        context: Qt.ShortcutContext = Qt.ShortcutContext.WindowShortcut,
    ) -> None:
        super().__init__(owner)
        self.setObjectName(identifier)
        self._msgid = text
        self._detail = ""
        self.setCheckable(checkable)
        self.setShortcutContext(context)
        self.setMenuRole(QAction.MenuRole.NoRole)
        if isinstance(key, list):
            self.setShortcuts([QKeySequence(one) for one in key])
        elif key:
            self.setShortcut(key)
        if icon:
            self.setIcon(drawn(icon))
        if run is not None:
            self.triggered.connect(lambda: run())
        owner.addAction(self)
        on_language(self, self.speak)

    def say(self, msgid: str, detail: str = "") -> None:
        """Call the action something else; `detail` (a translated text, a title) fills the message's {detail}."""
        self._msgid, self._detail = msgid, detail
        self.speak()

    def speak(self) -> None:
        """Show the text and the tooltip in the language in force."""
        text = _(self._msgid)
        if self._detail:
            text = text.format(detail=self._detail)
        self.setText(text.replace("&", "&&"))
        key = self.shortcut().toString(QKeySequence.SequenceFormat.NativeText)
        plain = text.rstrip("…")
        self.setToolTip(f"{plain} ({key})" if key else plain)


def menu(owner: QWidget, title: str, identifier: str) -> QMenu:
    """A menu whose title follows the language (`title` has its & for the keyboard)."""
    made = QMenu(owner)
    made.setObjectName(identifier)
    made.setAccessibleIdentifier(identifier)
    made.setToolTipsVisible(False)
    bind_text(made.setTitle, title)
    return made
