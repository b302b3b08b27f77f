"""How minutes are drawn: headings, entries with their kind in words, the translation beside; nothing is a widget."""

from dataclasses import dataclass

from PySide6.QtCore import QModelIndex, QPersistentModelIndex, QPointF, QRect, QRectF, QSize, Qt
from PySide6.QtGui import QColor, QFont, QFontMetrics, QPainter, QTextLayout, QTextOption
from PySide6.QtWidgets import QAbstractItemView, QStyle, QStyledItemDelegate, QStyleOptionViewItem

from desktop_app.i18n import _
from desktop_app.ui import theme
from desktop_app.ui.icons import picture
from desktop_app.ui.minutes_model import KIND_ICONS, ROW, Entry, Row, kind_title, translation_sentence, vote_sentence
from desktop_app.ui.two_languages import other, said

Index = QModelIndex | QPersistentModelIndex
LEFT = int(Qt.AlignmentFlag.AlignLeft | Qt.AlignmentFlag.AlignVCenter)
GUTTER = 112
"""The width (at 100 %) of the column that names the kinds."""


@dataclass(frozen=True)
class _Laid:
    """A text broken into lines for a width, and how tall it is."""

    layout: QTextLayout
    height: int


class MinutesPainter(QStyledItemDelegate):
    """Draws the rows; keeps each text's lines until its words or the width change."""

    def __init__(self, parent: QAbstractItemView) -> None:
        super().__init__(parent)
        self._view = parent
        self.beside = False
        """Whether the translation stands beside the text."""
        self.edited: Entry | None = None
        self.edited_height = 0
        self._laid: dict[tuple[str, int, float], _Laid] = {}

    def forget(self) -> None:
        """Break all texts anew: the width or the font is another one."""
        self._laid.clear()

    # Room --------------------------------------------------------------------------------------------------------

    def columns(self, area: QRect) -> tuple[QRect, QRect]:
        """Where an entry's text and its translation stand."""
        text = area.adjusted(theme.scaled(GUTTER) + theme.SMALL, 0, -theme.LARGE, 0)
        if not self.beside:
            return text, QRect()
        half = (text.width() - theme.LARGE) // 2
        return (
            QRect(text.left(), text.top(), half, text.height()),
            QRect(text.left() + half + theme.LARGE, text.top(), half, text.height()),
        )

    def _lay(self, text: str, width: int) -> _Laid:
        font = theme.font("text")
        key = (text, width, font.pointSizeF())
        found = self._laid.get(key)
        if found is None:
            if len(self._laid) > 4000:
                self._laid.clear()
            found = self._laid[key] = _broken(text, width, font)
        return found

    def sizeHint(self, option: QStyleOptionViewItem, index: Index) -> QSize:
        row: Row = index.data(ROW)
        width = self._view.viewport().width()
        if row.entry is not None and row.entry is self.edited:
            return QSize(width, self.edited_height)
        if row.entry is None:
            return QSize(width, self._plain_height(row))
        text, beside = self.columns(QRect(0, 0, width, 10))
        heights = [self._lay(row.entry.texts.get(row.entry.language, ""), text.width()).height]
        if self.beside:
            small = QFontMetrics(theme.font("small")).height() if translation_sentence(row.entry) else 0
            heights.append(self._lay(row.entry.texts.get(row.entry.other, ""), beside.width()).height + small)
        extra = QFontMetrics(theme.font("small")).height() if row.entry.decision_code or row.entry.speaker else 0
        kind = QFontMetrics(theme.font("small")).height() + extra
        return QSize(width, max(*heights, kind) + 2 * theme.scaled(6))

    def _plain_height(self, row: Row) -> int:
        if row.invites:
            return QFontMetrics(theme.font("text")).height() + 2 * theme.scaled(7)
        lines = len(row.votes) + len(row.remarks)
        title = QFontMetrics(theme.font("heading", strong=True)).height()
        small = QFontMetrics(theme.font("text")).height()
        return title + lines * (small + 2) + theme.scaled(26)

    # Drawing -----------------------------------------------------------------------------------------------------

    def paint(self, painter: QPainter, option: QStyleOptionViewItem, index: Index) -> None:
        row: Row = index.data(ROW)
        if row.entry is not None and row.entry is self.edited:
            return
        painter.save()
        colours = theme.colours()
        hovered = bool(option.state & QStyle.StateFlag.State_MouseOver)
        chosen = bool(option.state & QStyle.StateFlag.State_Selected)
        if not row.is_heading and (chosen or hovered):
            painter.setRenderHint(QPainter.RenderHint.Antialiasing)
            painter.setPen(Qt.PenStyle.NoPen)
            painter.setBrush(QColor(colours.selection if chosen else colours.hover))
            painter.drawRoundedRect(option.rect.adjusted(4, 1, -4, -1), 6, 6)
        if row.is_heading:
            self._heading(painter, option.rect, row, chosen)
        elif row.invites:
            self._invitation(painter, option.rect)
        else:
            assert row.entry is not None
            self._entry(painter, option.rect, row.entry)
        painter.restore()

    def _heading(self, painter: QPainter, area: QRect, row: Row, chosen: bool) -> None:
        colours = theme.colours()
        painter.setFont(theme.font("heading", strong=True))
        metrics = painter.fontMetrics()
        top = area.top() + theme.scaled(16)
        inner = area.adjusted(theme.LARGE, 0, -theme.LARGE, 0)
        painter.setPen(QColor(colours.accent if chosen else colours.text))
        title = "  ".join(filter(None, (row.item.number, said(row.item.title))))
        shown = metrics.elidedText(title, Qt.TextElideMode.ElideRight, inner.width())
        painter.drawText(QRect(inner.left(), top, inner.width(), metrics.height()), LEFT, shown)
        used = metrics.horizontalAdvance(shown) + theme.LARGE
        painter.setFont(theme.font("small"))
        painter.setPen(QColor(colours.muted))
        second = painter.fontMetrics().elidedText(
            other(row.item.title), Qt.TextElideMode.ElideRight, max(inner.width() - used, 0)
        )
        painter.drawText(QRect(inner.left() + used, top, inner.width() - used, metrics.height()), LEFT, second)
        painter.setPen(QColor(colours.border))
        below = top + metrics.height() + theme.HAIR
        painter.drawLine(inner.left(), below, inner.right(), below)
        self._facts(painter, QRect(inner.left(), below + theme.HAIR, inner.width(), 10), row)

    def _facts(self, painter: QPainter, area: QRect, row: Row) -> None:
        painter.setFont(theme.font("text"))
        height = painter.fontMetrics().height() + 2
        facts = [("log-out", text) for text in row.remarks] + [("vote", vote_sentence(vote)) for vote in row.votes]
        side = theme.scaled(14)
        for drawing, text in facts:
            ratio = painter.device().devicePixelRatioF()
            painter.drawPixmap(area.left(), area.top() + (height - side) // 2, picture(drawing, side, "muted", ratio))
            painter.setPen(QColor(theme.colours().text))
            width = area.width() - side - theme.SMALL
            painter.drawText(
                QRect(area.left() + side + theme.SMALL, area.top(), width, height),
                LEFT,
                painter.fontMetrics().elidedText(text, Qt.TextElideMode.ElideRight, width),
            )
            area.translate(0, height)

    def _invitation(self, painter: QPainter, area: QRect) -> None:
        painter.setFont(theme.font("text"))
        painter.setPen(QColor(theme.colours().muted))
        text, _beside = self.columns(area)
        painter.drawText(text, LEFT, _("Type what is said here"))

    def _entry(self, painter: QPainter, area: QRect, entry: Entry) -> None:
        top = area.top() + theme.scaled(6)
        self._kind(painter, area, entry, top)
        text, beside = self.columns(area)
        colours = theme.colours()
        self._text(painter, text, top, entry.texts.get(entry.language, ""), colours.text)
        if not self.beside:
            return
        translation = entry.texts.get(entry.other, "")
        if translation:
            self._text(painter, beside, top, translation, colours.text)
        sentence = translation_sentence(entry) or ("" if translation else _("No translation yet"))
        if sentence:
            below = top + (self._lay(translation, beside.width()).height if translation else 0)
            self._mark(painter, beside, below, sentence, warns=bool(translation))

    def _mark(self, painter: QPainter, area: QRect, top: int, sentence: str, *, warns: bool) -> None:
        painter.setFont(theme.font("small"))
        height = painter.fontMetrics().height()
        left = area.left()
        if warns:
            side = theme.scaled(13)
            ratio = painter.device().devicePixelRatioF()
            painter.drawPixmap(left, top + (height - side) // 2, picture("circle-alert", side, "warning_text", ratio))
            left += side + theme.HAIR
        painter.setPen(QColor(theme.colours().warning_text if warns else theme.colours().muted))
        room = max(area.right() - left, 0)
        shown = painter.fontMetrics().elidedText(sentence, Qt.TextElideMode.ElideRight, room)
        painter.drawText(QRect(left, top, room, height), LEFT, shown)

    def _kind(self, painter: QPainter, area: QRect, entry: Entry, top: int) -> None:
        colours = theme.colours()
        strong = entry.kind in ("decision", "action")
        painter.setFont(theme.font("small", strong=strong))
        height = painter.fontMetrics().height()
        side = theme.scaled(14)
        left = area.left() + theme.LARGE
        tone = "accent" if strong else "muted"
        ratio = painter.device().devicePixelRatioF()
        painter.drawPixmap(left, top + (height - side) // 2 + 1, picture(KIND_ICONS[entry.kind], side, tone, ratio))
        painter.setPen(QColor(getattr(colours, tone)))
        room = theme.scaled(GUTTER) - theme.LARGE - side
        painter.drawText(QRect(left + side + theme.HAIR, top, room, height), LEFT, kind_title(entry.kind))
        under = entry.decision_code or entry.speaker
        if under:
            painter.setFont(theme.font("small"))
            painter.setPen(QColor(colours.muted))
            shown = painter.fontMetrics().elidedText(under, Qt.TextElideMode.ElideRight, room)
            painter.drawText(QRect(left + side + theme.HAIR, top + height, room, height), LEFT, shown)

    def _text(self, painter: QPainter, area: QRect, top: int, text: str, ink: str) -> None:
        painter.setPen(QColor(ink))
        clip = QRectF(painter.clipBoundingRect()) if painter.hasClipping() else QRectF()
        self._lay(text, area.width()).layout.draw(painter, QPointF(area.left(), top), [], clip)


def decision_in_words(entry: Entry) -> str:
    """The number of a decision; a provisional one is marked by a word."""
    if not entry.decision_code:
        return ""
    return _("{number} (provisional)").format(number=entry.decision_code) if entry.provisional else entry.decision_code


def _broken(text: str, width: int, font: QFont) -> _Laid:
    """A text broken into lines."""
    layout = QTextLayout(text.replace("\n", "\u2028"), font)
    option = QTextOption()
    option.setWrapMode(QTextOption.WrapMode.WrapAtWordBoundaryOrAnywhere)
    layout.setTextOption(option)
    layout.setCacheEnabled(True)
    layout.beginLayout()
    top = 0.0
    while (line := layout.createLine()).isValid():
        line.setLineWidth(max(width, 20))
        line.setPosition(QPointF(0, top))
        top += line.height()
    layout.endLayout()
    return _Laid(layout, round(top))
