"""A button with an icon and air between the icon and its words."""

from PySide6.QtWidgets import QPushButton, QWidget

from desktop_app.ui.icons import icon
from desktop_app.ui.translated import bind_text

AIR = "\u2002"


class IconButton(QPushButton):
    """A push button whose text stands a little off its icon; named for screen readers by its words alone."""

    def __init__(
        self, drawing: str, identifier: str, text: str = "", parent: QWidget | None = None, *, colour: str = "text"
    ) -> None:
        super().__init__(icon(drawing, colour), "", parent)
        self.setAccessibleIdentifier(identifier)
        if text:
            bind_text(self.say, text)

    def say(self, text: str) -> None:
        """Show some words, already in the language in force."""
        self.setText(f"{AIR}{text}" if text else "")
        self.setAccessibleName(text)


def give_key(button: QPushButton, key: str) -> None:
    """Give a button a key, and show it when one points there; another text takes a key away, so this comes after."""
    button.setShortcut(key)
    button.setToolTip(f"{button.accessibleName()} ({key})")
