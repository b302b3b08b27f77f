"""Two records that are likely one, beside each other: what speaks for and against, and what each card says."""

from PySide6.QtCore import Qt
from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import QFrame, QGridLayout, QLabel, QScrollArea, QVBoxLayout, QWidget

from desktop_app.services import duplicates
from desktop_app.services.duplicates import Standing
from desktop_app.ui import theme
from desktop_app.ui.desk import Desk

NARROW = 440
"""Below so many pixels, at 100 %, titles stand above."""


class PairSides(QScrollArea):
    """The reasons, and both cards in short; built anew for each pair."""

    def __init__(self, desk: Desk, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._desk = desk
        self._found: Standing | None = None
        self._was_narrow = False
        self.setWidgetResizable(True)
        self.setFrameShape(QFrame.Shape.NoFrame)
        self.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        self.setProperty("card", "scroll")

    def show_pair(self, found: Standing) -> None:
        """Show another pair."""
        self._found, self._was_narrow = found, self._is_narrow()
        inside = QWidget(self)
        inside.setObjectName("sheet")
        column = QVBoxLayout(inside)
        column.setContentsMargins(0, 0, theme.SMALL, 0)
        column.setSpacing(theme.HAIR)
        for reason in found.pair.reasons():
            column.addWidget(_text(f"•  {reason}", inside))
        column.addSpacing(theme.MEDIUM)
        column.addWidget(self._table(found, inside))
        column.addStretch(1)
        self.setWidget(inside)

    def _is_narrow(self) -> bool:
        """Whether the titles stand above what they name, for want of room beside it."""
        return self.viewport().width() < theme.scaled(NARROW)

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        if self._found is not None and self._is_narrow() != self._was_narrow:
            self.show_pair(self._found)

    def _table(self, found: Standing, parent: QWidget) -> QWidget:
        """What both cards say, each thing on one line of its own."""
        kind, day = found.pair.kind, self._desk.day
        both = [
            dict(duplicates.facts(self._desk.database, kind, record, day))
            for record in (found.pair.one, found.pair.other)
        ]
        card = QFrame(parent)
        card.setProperty("role", "paper")
        grid = QGridLayout(card)
        grid.setContentsMargins(theme.LARGE, theme.MEDIUM, theme.LARGE, theme.MEDIUM)
        grid.setHorizontalSpacing(theme.LARGE)
        grid.setVerticalSpacing(theme.SMALL)
        wide = not self._is_narrow()
        for column, stretch in enumerate((3, 5, 5) if wide else (1, 1)):
            grid.setColumnStretch(column, stretch)
        for column, name in enumerate((found.one, found.other), start=int(wide)):
            heading = _text(name, card)
            heading.setProperty("card", "section")
            grid.addWidget(heading, 0, column, _TOP)
        for number, title in enumerate(dict.fromkeys([*both[0], *both[1]]), start=1):
            row = number if wide else 2 * number
            grid.addWidget(_text(title, card, "small"), row if wide else row - 1, 0, 1, 1 if wide else 2, _TOP)
            for column, facts in enumerate(both, start=int(wide)):
                grid.addWidget(_text(facts.get(title, "–"), card), row, column, _TOP)
        return card


_TOP = Qt.AlignmentFlag.AlignTop


def _text(text: str, parent: QWidget, role: str = "") -> QLabel:
    label = QLabel(text.replace("@", "@\u200b").replace("//", "//\u200b"), parent)  # addresses may go on below
    label.setWordWrap(True)
    label.setTextFormat(Qt.TextFormat.PlainText)
    if role:
        label.setProperty("role", role)
    return label
