"""The picture of a person or an organisation in the head of a card: small, drawn once, never a large one."""

from typing import TYPE_CHECKING

from PySide6.QtCore import QBuffer, QByteArray, QIODevice, QSize, Qt
from PySide6.QtGui import QImageReader, QPixmap
from PySide6.QtWidgets import QLabel, QWidget

from desktop_app.i18n import _
from desktop_app.ui import theme

if TYPE_CHECKING:
    from desktop_app.services.records import Card
    from desktop_app.ui.desk import Desk

SIDE = 72
"""The longest side at 100 %."""
MOST_PIXELS = 16_000_000
"""A larger picture takes too long to draw for the head of a card; it stays with the record."""


class CardPicture(QLabel):
    """Shows the picture that was added last; nothing where there is none."""

    def __init__(self, desk: "Desk", parent: QWidget) -> None:
        super().__init__(parent)
        self._desk = desk
        self._of = ""
        self.setAlignment(Qt.AlignmentFlag.AlignTop | Qt.AlignmentFlag.AlignRight)
        self.hide()

    def show_card(self, card: "Card | None") -> None:
        """The picture of a record, drawn again only when it is another one."""
        rows = (
            card.rows.get(f"attachment.{card.kind}_id", []) if card and card.kind in ("person", "organisation") else []
        )
        latest = max((row.id for row in rows if row.values["kind"] == "picture"), default="")
        if card and latest:
            self.setAccessibleName(_("Picture of {name}").format(name=card.title))
        if latest != self._of:
            self._of = latest
            drawn = self._drawn(card) if card and latest else QPixmap()
            self.setPixmap(drawn)
            self.setVisible(not drawn.isNull())

    def _drawn(self, card: "Card") -> QPixmap:
        from desktop_app.services import pictures

        found = pictures.read(self._desk.database, card.kind, [card.id]).get(card.id)
        if found is None or found.pixels > MOST_PIXELS:
            return QPixmap()
        content = QBuffer(self)
        content.setData(QByteArray(found.content))
        content.open(QIODevice.OpenModeFlag.ReadOnly)
        reader = QImageReader(content)
        reader.setAutoTransform(True)
        side = round(theme.scaled(SIDE) * self.devicePixelRatioF())
        size = reader.size()
        if size.isValid():
            reader.setScaledSize(size.scaled(QSize(side, side), Qt.AspectRatioMode.KeepAspectRatio))
        drawn = QPixmap.fromImageReader(reader)
        drawn.setDevicePixelRatio(self.devicePixelRatioF())
        content.close()
        content.deleteLater()
        return drawn
