"""How the timetable is drawn: hours, days, blocks by their kind, stripes where something overlaps."""

from datetime import date

from PySide6.QtCore import QPointF, QRect, QRectF, Qt
from PySide6.QtGui import QBrush, QColor, QFont, QFontMetrics, QPainter, QPen, QTextOption

from desktop_app.i18n import _, format_date, format_time
from desktop_app.ui import theme
from desktop_app.ui.icons import picture
from desktop_app.ui.timetable_blocks import STRIP, Block
from desktop_app.ui.timetable_model import KIND_TITLES, times
from desktop_app.ui.timetable_scale import Scale

STRIPES = 9
"""The width of the striped edge of a block that overlaps, at 100 %."""


def draw_hours(painter: QPainter, scale: Scale, viewport: QRect, offset: int) -> None:
    """Lines at the full and the half hours, with the time beside the full ones."""
    colours = theme.colours()
    painter.setFont(theme.font("small"))
    line, half = QPen(QColor(colours.border)), QPen(QColor(colours.border), 1, Qt.PenStyle.DotLine)
    for hour in range(scale.first_hour, scale.last_hour + 1):
        y = scale.y(hour * 60) - offset
        painter.setPen(line)
        painter.drawLine(scale.ruler, y, viewport.right(), y)
        if hour < scale.last_hour:
            painter.setPen(half)
            painter.drawLine(scale.ruler, y + scale.length(30), viewport.right(), y + scale.length(30))
        painter.setPen(QColor(colours.muted))
        words = QRect(0, y - 10, scale.ruler - theme.SMALL, 20)
        right = Qt.AlignmentFlag.AlignRight | Qt.AlignmentFlag.AlignVCenter
        painter.drawText(words, int(right), _hour(hour))


def _hour(hour: int) -> str:
    from datetime import time

    return format_time(time(hour % 24))


def draw_heads(painter: QPainter, scale: Scale, viewport: QRect, sideways: int) -> None:
    """The days above their columns, which stay while the hours scroll."""
    colours = theme.colours()
    painter.fillRect(QRect(0, 0, viewport.width(), scale.head), QColor(colours.surface))
    painter.setFont(theme.font("small", strong=True))
    for place, day in enumerate(scale.days):
        column = QRect(scale.column_left(place) - sideways, 0, scale.column, scale.head)
        painter.setPen(QColor(colours.text))
        words = column.adjusted(theme.SMALL, 0, -theme.SMALL, 0)
        text = QFontMetrics(painter.font()).elidedText(day_head(day), Qt.TextElideMode.ElideRight, words.width())
        painter.drawText(words, int(Qt.AlignmentFlag.AlignVCenter | Qt.AlignmentFlag.AlignLeft), text)
        if place:
            painter.setPen(QColor(colours.border))
            painter.drawLine(column.left() - 3, 0, column.left() - 3, viewport.height())
    painter.setPen(QColor(colours.border))
    painter.drawLine(0, scale.head - 1, viewport.width(), scale.head - 1)


def day_head(day: date) -> str:
    """A day above its column: `dimanche 16 novembre 2008`."""
    return format_date(day, "full")


def draw_block(painter: QPainter, rect: QRect, block: Block, *, chosen: bool, focused: bool, has_parts: bool) -> None:
    """One block with its words."""
    colours = theme.colours()
    ground, edge = _tones(block)
    shape = QRectF(rect).adjusted(0.5, 0.5, -0.5, -0.5)
    painter.setRenderHint(QPainter.RenderHint.Antialiasing)
    outline = QPen(QColor(colours.border))
    if chosen:  # the keyboard is on it, or was
        outline = QPen(QColor(colours.accent if focused else colours.control_border), 2)
    painter.setPen(outline)
    painter.setBrush(QColor(ground))
    painter.drawRoundedRect(shape, 5, 5)
    if block.kind in ("break", "meal"):
        _hatch(painter, shape, QColor(colours.border), 12)
    painter.setPen(Qt.PenStyle.NoPen)
    painter.setBrush(QColor(edge))
    painter.drawRoundedRect(QRectF(shape.left() + 1, shape.top() + 1, 4, shape.height() - 2), 2, 2)
    if block.clashes:
        stripes = QRectF(
            shape.right() - theme.scaled(STRIPES), shape.top() + 1, theme.scaled(STRIPES), shape.height() - 2
        )
        painter.fillRect(stripes, QColor(colours.warning_ground))
        _hatch(painter, stripes, QColor(colours.warning_text), 5, 2)
    painter.setRenderHint(QPainter.RenderHint.Antialiasing, False)
    _words(painter, rect, block, has_parts)


def _tones(block: Block) -> tuple[str, str]:
    colours = theme.colours()
    if block.kind == "session":
        return colours.accent_soft, colours.accent
    if block.kind in ("break", "meal"):
        return colours.window, colours.control_border
    return colours.raised, colours.accent


def _hatch(painter: QPainter, rect: QRectF, colour: QColor, gap: int, width: float = 1) -> None:
    """Slanted lines over a rectangle."""
    painter.save()
    painter.setClipRect(rect)
    painter.setPen(QPen(QBrush(colour), width))
    start = int(rect.left() - rect.height())
    for x in range(start - start % gap, int(rect.right()) + gap, gap):
        painter.drawLine(QPointF(x, rect.bottom()), QPointF(x + rect.height(), rect.top()))
    painter.restore()


def _words(painter: QPainter, rect: QRect, block: Block, has_parts: bool) -> None:
    """Time and title; below them, where there is room, room and speakers."""
    colours = theme.colours()
    side = theme.scaled(STRIPES) + 4 if block.clashes else 5
    inner = rect.adjusted(theme.SMALL + 3, 3, -side, -2)
    if has_parts:  # the talks stand beside: the session's own words keep to their strip
        inner.setWidth(round(rect.width() * STRIP) - theme.SMALL - 5)
    if inner.width() < 10:
        return
    painter.save()
    painter.setClipRect(rect.adjusted(1, 1, -1, -1))
    small, strong = theme.font("small"), theme.font("text", strong=block.kind in ("session", "talk"))
    strong.setItalic(block.is_borrowed)
    line = QFontMetrics(strong).height()
    title = block.title or _(KIND_TITLES.get(block.kind, block.kind))
    if inner.height() < 2 * line + 4 or (block.kind in ("break", "meal") and inner.height() < 3 * line):
        _one_line(painter, inner, times(block), title, (small, strong))
    else:
        _several_lines(painter, inner, block, title, (small, strong))
    if block.clashes and inner.height() >= line:
        mark = picture("alert-triangle", theme.scaled(14), "warning_text", painter.device().devicePixelRatioF())
        painter.fillRect(
            QRectF(inner.right() - theme.scaled(15), inner.top(), theme.scaled(16), theme.scaled(16)),
            QColor(_tones(block)[0]),
        )
        painter.drawPixmap(QPointF(inner.right() - theme.scaled(14), inner.top() + 2), mark)
    painter.setPen(QColor(colours.text))
    painter.restore()


def _one_line(painter: QPainter, inner: QRect, time: str, title: str, fonts: tuple[QFont, QFont]) -> None:
    colours = theme.colours()
    small, strong = fonts
    middle = int(Qt.AlignmentFlag.AlignVCenter | Qt.AlignmentFlag.AlignLeft)
    painter.setFont(small)
    painter.setPen(QColor(colours.muted))
    width = QFontMetrics(small).horizontalAdvance(time) + theme.SMALL
    painter.drawText(inner, middle, time)
    rest = inner.adjusted(width, 0, 0, 0)
    painter.setFont(strong)
    painter.setPen(QColor(colours.text))
    painter.drawText(rest, middle, QFontMetrics(strong).elidedText(title, Qt.TextElideMode.ElideRight, rest.width()))


def _several_lines(painter: QPainter, inner: QRect, block: Block, title: str, fonts: tuple[QFont, QFont]) -> None:
    colours = theme.colours()
    small, strong = fonts
    painter.setFont(small)
    painter.setPen(QColor(colours.muted))
    height = QFontMetrics(small).height()
    painter.drawText(inner, int(Qt.AlignmentFlag.AlignTop | Qt.AlignmentFlag.AlignLeft), times(block))
    wrap = QTextOption(Qt.AlignmentFlag.AlignTop | Qt.AlignmentFlag.AlignLeft)
    wrap.setWrapMode(QTextOption.WrapMode.WordWrap)
    rest = inner.adjusted(0, height, 0, 0)
    metrics = QFontMetrics(strong)
    painter.setFont(strong)
    painter.setPen(QColor(colours.text))
    needed = metrics.boundingRect(QRect(0, 0, rest.width(), 10_000), int(Qt.TextFlag.TextWordWrap), title).height()
    painter.drawText(QRectF(rest), title, wrap)
    below = rest.adjusted(0, min(needed, rest.height()), 0, 0)
    details = [text for text in (block.room, "\n".join(block.speakers)) if text]
    if details and below.height() >= height - 2:
        painter.setFont(small)
        painter.setPen(QColor(colours.muted))
        painter.drawText(QRectF(below), "\n".join(details), wrap)
