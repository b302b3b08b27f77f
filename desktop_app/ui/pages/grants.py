"""The grants that pay for the platform: each with its funder, its work packages, and the evidence for what it pays."""

from typing import TYPE_CHECKING

from PySide6.QtCore import QEvent, Qt, Signal
from PySide6.QtWidgets import QFrame, QLabel, QSplitter, QTreeWidgetItem, QVBoxLayout, QWidget

from desktop_app.i18n import N_, _
from desktop_app.ui import theme
from desktop_app.ui.desk import Desk
from desktop_app.ui.grant_panel import HISTORY, GrantPanel
from desktop_app.ui.icon_button import IconButton
from desktop_app.ui.plain_list import PlainList, items_of
from desktop_app.ui.section_lines import period
from desktop_app.ui.tool_line import ToolLine
from desktop_app.ui.translated import bind_text, on_language
from desktop_app.ui.two_languages import said

if TYPE_CHECKING:
    from desktop_app.storage.database import Changes

ID = Qt.ItemDataRole.UserRole
HEADINGS = (N_("Grant"), N_("Period"))
ADVICE = N_("Choose a grant on the left, or add the first one with Ctrl+N.")


class GrantList(PlainList):
    """One line a grant, the latest first."""

    def selectRow(self, row: int) -> None:
        """Stand on a line by its number."""
        self.setCurrentItem(items_of(self)[row])

    def ids(self) -> list[str]:
        """The grants in their order."""
        return [item.data(0, ID) for item in items_of(self)]


class GrantsPage(QWidget):
    """The list beside the open grant."""

    counted = Signal(int)

    def __init__(self, desk: Desk, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.desk = desk
        self.setObjectName("grants")
        self._is_stale = True
        self.table = GrantList("grants.list", HEADINGS, (0, 150), self, {1: 300})
        self.panel = GrantPanel(desk, ADVICE, self)
        self._build()
        self.table.currentItemChanged.connect(lambda _now, _before: self._open_from_list())
        self.panel.saved.connect(lambda _kind, record: self.refresh(record))
        desk.changed.connect(self._follow)
        desk.day_changed.connect(self._mark_stale)
        on_language(self, self.speak)

    def _build(self) -> None:
        title = QLabel(self)
        title.setProperty("role", "title")
        bind_text(title.setText, N_("Grants"))
        self.new_button = IconButton("plus", "grants.new", N_("New grant"), self, colour="on_accent")
        self.new_button.setProperty("kind", "primary")
        self.new_button.clicked.connect(lambda: self.start_new())
        head = ToolLine(self)
        head.add(title)
        head.add(self.new_button, far=True)
        sheet = QFrame(self)
        sheet.setProperty("role", "paper")
        inside = QVBoxLayout(sheet)
        inside.setContentsMargins(theme.HAIR, theme.HAIR, 1, theme.HAIR)
        inside.addWidget(self.table)
        left, right = QWidget(self), QWidget(self)
        column = QVBoxLayout(left)
        column.setContentsMargins(theme.HUGE, theme.LARGE, theme.SMALL, theme.LARGE)
        column.setSpacing(theme.MEDIUM)
        column.addWidget(head)
        column.addWidget(sheet, 1)
        beside = QVBoxLayout(right)
        beside.setContentsMargins(0, theme.LARGE, theme.HUGE, theme.LARGE)
        beside.addWidget(self.panel)
        splitter = QSplitter(Qt.Orientation.Horizontal, self)
        splitter.setChildrenCollapsible(False)
        splitter.setHandleWidth(theme.SMALL)
        splitter.addWidget(left)
        splitter.addWidget(right)
        splitter.setSizes([380, 800])
        splitter.setStretchFactor(1, 1)
        layout = QVBoxLayout(self)
        layout.setContentsMargins(0, 0, 0, 0)
        layout.addWidget(splitter)

    # Reading -------------------------------------------------------------------------------------------------

    def _follow(self, changes: "Changes") -> None:
        if changes.touches("grant", "organisation_name"):
            self._mark_stale()

    def _mark_stale(self) -> None:
        self._is_stale = True
        if self.isVisible():
            self.refresh()

    def showEvent(self, event: QEvent) -> None:
        super().showEvent(event)  # type: ignore[arg-type]
        if self._is_stale:
            self.refresh()

    def refresh(self, wanted: str = "") -> None:
        """Read the list anew; one stays on the grant one was on, or goes to the one that is wanted."""
        from desktop_app.services import grants

        self._is_stale = False
        before = wanted or (self.panel.record or ("", ""))[1]
        self.table.blockSignals(True)
        self.table.clear()
        for one in grants.all_of(self.desk.database, self.desk.day):
            title = said(one.title) or one.reference
            line = QTreeWidgetItem([title, period(one.starts_on or None, one.ends_on or None)])
            line.setData(0, ID, one.id)
            line.setToolTip(0, " · ".join(filter(None, (title, one.reference, said(one.funder)))))
            self.table.addTopLevelItem(line)
        ids = self.table.ids()
        is_new = self.panel.record is None and self.panel.card.has_edits
        if ids and not is_new:
            self.table.selectRow(ids.index(before) if before in ids else 0)
        self.table.blockSignals(False)
        self.counted.emit(len(ids))
        if not is_new:
            self._open_from_list()

    def speak(self) -> None:
        """Tell everything again in the language in force."""
        self.table.speak(_("Grants"))
        self._mark_stale()

    # What the window asks ------------------------------------------------------------------------------------

    def _open_from_list(self) -> None:
        item = self.table.currentItem()
        if item is not None and not self.panel.open("grant", item.data(0, ID)):
            self.refresh()

    def open_record(self, record_id: str) -> bool:
        """Show a grant."""
        if self._is_stale:
            self.refresh(record_id)
        ids = self.table.ids()
        if record_id in ids:
            self.table.selectRow(ids.index(record_id))
        return self.panel.record == ("grant", record_id)

    def start_new(self, values: dict | None = None) -> None:
        """Begin a new grant."""
        if self.panel.start(values):
            self.table.clearSelection()

    def delete_chosen(self) -> None:
        """Delete the open grant, after asking."""
        from desktop_app.ui.dialogs.delete_record import delete_record

        if self.panel.record is not None:
            delete_record(self, self.desk, *self.panel.record)

    def save_card(self) -> None:
        """Save the open grant's details now."""
        self.panel.save()

    def other_side(self) -> None:
        """From the list to the grant, and back."""
        if self.panel.isAncestorOf(self.focusWidget()):
            self.table.setFocus(Qt.FocusReason.ShortcutFocusReason)
        else:
            self.panel.tabs.setFocus(Qt.FocusReason.ShortcutFocusReason)

    def show_history(self) -> None:
        """Turn to the open grant's history."""
        self.panel.show_tab(HISTORY)

    def follow_theme(self) -> None:
        """Take the widths of the size of text in force."""
        self.table.speak(_("Grants"))
