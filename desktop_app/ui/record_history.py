"""What happened to the record that is open, beside its card."""

from PySide6.QtWidgets import QStackedWidget, QVBoxLayout, QWidget

from desktop_app.i18n import N_, _
from desktop_app.services import history
from desktop_app.ui.card_panel import EmptySheet
from desktop_app.ui.desk import Desk
from desktop_app.ui.history_list import HistoryList
from desktop_app.ui.translated import on_language


class RecordHistory(QWidget):
    """The transactions that touched one record or anything on its card."""

    def __init__(self, desk: Desk, identifier: str, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._desk = desk
        self._record: tuple[str, str] | None = None
        self.list = HistoryList(f"{identifier}.history", self)
        self._stack = QStackedWidget(self)
        self._nothing = EmptySheet(
            "history", N_("No change yet"), N_("What is changed on this card from now on is told here."), self
        )
        self._stack.addWidget(self.list)
        self._stack.addWidget(self._nothing)
        layout = QVBoxLayout(self)
        layout.setContentsMargins(0, 0, 0, 0)
        layout.addWidget(self._stack)
        on_language(self, self.speak)

    def show_record(self, kind: str, record_id: str) -> None:
        """Show a record's history."""
        self._record = (kind, record_id)
        entries = history.of_record(self._desk.database, kind, record_id, self._desk.day)
        self.list.history.show(entries, self._desk.today)
        self._stack.setCurrentWidget(self.list if entries else self._nothing)

    def speak(self) -> None:
        """Tell it again in the language in force."""
        self.list.setAccessibleName(_("History of this card"))
        if self._record is not None:
            self.show_record(*self._record)
