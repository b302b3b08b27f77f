"""Icons of one family (Lucide), tinted for the theme each time they are painted: a switch needs no word to them."""

from functools import lru_cache

from PySide6.QtCore import QByteArray, QPoint, QRect, QRectF, QSize, Qt
from PySide6.QtGui import QGuiApplication, QIcon, QIconEngine, QImage, QPainter, QPixmap
from PySide6.QtSvg import QSvgRenderer

from desktop_app.paths import resources
from desktop_app.ui import theme


@lru_cache(maxsize=256)
def _drawing(name: str) -> str:
    return (resources() / "icons" / f"{name}.svg").read_text(encoding="utf-8")


@lru_cache(maxsize=1024)
def _image(name: str, colour: str, width: int, height: int) -> QImage:
    """The drawing in one colour at one size in device pixels."""
    image = QImage(width, height, QImage.Format.Format_ARGB32_Premultiplied)
    image.fill(Qt.GlobalColor.transparent)
    drawing = QSvgRenderer(QByteArray(_drawing(name).replace("currentColor", colour).encode()))
    painter = QPainter(image)
    side = min(width, height)
    drawing.render(painter, QRectF((width - side) / 2, (height - side) / 2, side, side))
    painter.end()
    return image


class _Tinted(QIconEngine):
    """Draws one icon in a colour of the theme in force: paler when disabled, the accent when chosen."""

    def __init__(self, name: str, colour: str, chosen: str) -> None:
        super().__init__()
        self._name, self._colour, self._chosen = name, colour, chosen

    def _draw(self, size: QSize, mode: QIcon.Mode, state: QIcon.State) -> QImage:
        colours = theme.colours()
        colour = getattr(colours, self._chosen if state == QIcon.State.On else self._colour)
        if mode == QIcon.Mode.Disabled:
            colour = colours.faint
        return _image(self._name, colour, max(1, size.width()), max(1, size.height()))

    def paint(self, painter: QPainter, rect: QRect, mode: QIcon.Mode, state: QIcon.State) -> None:
        # The application's ratio, not the device's: asking a painter for its device costs 30 ms the first time.
        ratio = QGuiApplication.instance().devicePixelRatio()  # type: ignore[union-attr]
        painter.drawImage(rect, self._draw(rect.size() * ratio, mode, state))

    def pixmap(self, size: QSize, mode: QIcon.Mode, state: QIcon.State) -> QPixmap:
        return QPixmap.fromImage(self._draw(size, mode, state))

    def scaledPixmap(self, size: QSize, mode: QIcon.Mode, state: QIcon.State, scale: float) -> QPixmap:
        # Qt hands over the size in device pixels already.
        pixmap = self.pixmap(size, mode, state)
        pixmap.setDevicePixelRatio(scale)
        return pixmap

    def actualSize(self, size: QSize, mode: QIcon.Mode, state: QIcon.State) -> QSize:
        return size

    def clone(self) -> QIconEngine:
        return _Tinted(self._name, self._colour, self._chosen)


_icons: dict[tuple[str, str, str], QIcon] = {}


def icon(name: str, colour: str = "text", chosen: str = "accent") -> QIcon:
    """An icon by its file's name, in a colour of the theme; in `chosen` while its button or action is checked."""
    key = (name, colour, chosen)
    if key not in _icons:
        _icons[key] = QIcon(_Tinted(*key))
    return _icons[key]


def picture(name: str, side: int, colour: str = "muted", ratio: float = 1.0) -> QPixmap:
    """An icon as a picture of one side length, for labels: made anew on a switch of theme by its label."""
    pixels = round(side * ratio)
    pixmap = QPixmap.fromImage(_image(name, getattr(theme.colours(), colour), pixels, pixels))
    pixmap.setDevicePixelRatio(ratio)
    return pixmap


def corner(rect: QRect, side: int) -> QPoint:
    """Where an icon of a side length stands, centred upright at the left of a rectangle."""
    return QPoint(rect.left(), rect.center().y() - side // 2 + 1)
