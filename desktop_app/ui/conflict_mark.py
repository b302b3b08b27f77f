"""The notice on an open meeting or event that something about it waits for a decision."""

from collections.abc import Callable

from PySide6.QtWidgets import QVBoxLayout, QWidget

from desktop_app.i18n import N_, _
from desktop_app.ui import theme
from desktop_app.ui.desk import Desk
from desktop_app.ui.notice_bar import NoticeBar
from desktop_app.ui.record_marks import MARKS


class ConflictMark(QWidget):
    """Shows itself while the record that is open is in conflict."""

    def __init__(
        self, desk: Desk, identifier: str, record: Callable[[], tuple[str, str] | None], parent: QWidget
    ) -> None:
        super().__init__(parent)
        self._desk, self._identifier, self._record = desk, identifier, record
        self._bar: NoticeBar | None = None
        self._layout = QVBoxLayout(self)
        self._layout.setContentsMargins(theme.LARGE, theme.SMALL, theme.LARGE, 0)
        self.hide()
        desk.marked.connect(self.look)

    def look(self) -> None:
        """See whether the record that is open now has something to decide."""
        if self._bar is not None:
            self._layout.removeWidget(self._bar)
            self._bar.hide()
            self._bar.deleteLater()
            self._bar = None
        record = self._record()
        is_marked = record is not None and record[1] in self._desk.in_conflict
        if is_marked:
            decide = ("decide", N_("Decide"), self._decide)
            self._bar = NoticeBar(self._identifier, lambda: _(MARKS["conflict"]), [decide], self)
            self._layout.addWidget(self._bar)
            self._bar.show()
        self.setVisible(is_marked)

    def _decide(self) -> None:
        self._bar = None  # answered, it goes by itself
        self.hide()
        self._desk.decide_requested.emit()
