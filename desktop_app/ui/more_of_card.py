"""What a card has room for and does not show yet: rare fields, and sections that hold nothing."""

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QMenu, QWidget

from desktop_app.i18n import N_, _
from desktop_app.ui.icon_button import IconButton
from desktop_app.ui.translated import on_language

FIELDS = "fields"


class MoreOfCard(IconButton):
    """A quiet button at the end of a card; its menu names what may be added to it."""

    wanted = Signal(str)
    """A section, or `fields`."""

    def __init__(self, titles: dict[str, str], parent: QWidget, *, prefix: str = "card") -> None:
        super().__init__("plus", f"{prefix}.more", N_("Add more to this card…"), parent, colour="accent")
        self.setProperty("kind", "quiet")
        self._menu = QMenu(self)
        self._titles = {FIELDS: N_("More fields"), **titles}
        self._offered: tuple[str, ...] = ()
        self.setMenu(self._menu)
        on_language(self, self._fill)
        self.hide()

    def offer(self, names: tuple[str, ...]) -> None:
        """Offer these, in this order; with none there is no button."""
        self._offered = names
        self.setVisible(bool(names))
        self._fill()

    def _fill(self) -> None:
        self._menu.clear()
        for name in self._offered:
            action = self._menu.addAction(_(self._titles[name]))
            action.triggered.connect(lambda _on=False, name=name: self.wanted.emit(name))
