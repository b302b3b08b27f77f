"""The notices at the head of a card, one of each name at a time."""

from collections.abc import Callable

from PySide6.QtWidgets import QVBoxLayout, QWidget

from desktop_app.ui import theme
from desktop_app.ui.notice_bar import Answer, NoticeBar


class CardNotices(QVBoxLayout):
    """Holds the bars of a card."""

    def __init__(self, prefix: str, sheet: QWidget) -> None:
        super().__init__()
        self._prefix, self._sheet = prefix, sheet
        self.setSpacing(theme.SMALL)

    def bars(self) -> list[NoticeBar]:
        """The notices that stand there."""
        return [bar for bar in self._sheet.findChildren(NoticeBar) if not bar.isHidden()]

    def tell(self, name: str, say: Callable[[], str], answers: list[Answer]) -> None:
        """Put a notice up, in place of an earlier one of its name."""
        self.take_away(name)
        identifier = f"{self._prefix}.{name}"
        bar = NoticeBar(identifier, say, answers, self._sheet)
        self.addWidget(bar)
        bar.show()

    def take_away(self, name: str) -> None:
        """Take the notice of a name away, if it stands."""
        identifier = f"{self._prefix}.{name}"
        self._remove([bar for bar in self.bars() if bar.accessibleIdentifier() == identifier])

    def clear(self) -> None:
        """Take all notices away."""
        self._remove(self.bars())

    def _remove(self, bars: list[NoticeBar]) -> None:
        for bar in bars:
            bar.hide()
            bar.deleteLater()
