"""The members of a round of verification: how many are in each state, and one line for each with its days."""

from functools import partial
from typing import TYPE_CHECKING

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QAbstractItemView, QTreeWidgetItem, QWidget

from desktop_app.i18n import N_, _, country_name, language_name
from desktop_app.services.verification import STATES
from desktop_app.ui.date_editor import in_figures
from desktop_app.ui.icons import icon
from desktop_app.ui.plain_list import PlainList, items_of
from desktop_app.ui.segments import Segments
from desktop_app.ui.translated import bind_text
from desktop_app.ui.two_languages import day_of, said

if TYPE_CHECKING:
    from desktop_app.services.verification import VerificationLine

ALL = "all"
HEADINGS = (
    N_("Member"),
    N_("State"),
    N_("To look at"),
    N_("Sent"),
    N_("Reminded"),
    N_("Answered"),
    N_("Last verified"),
)
WIDTHS = (0, 124, 84, 88, 88, 88, 100)
GIVING_WAY = {6: 900, 4: 800, 3: 700, 5: 560}
"""Columns that go where there is little room, and below which width."""
DRAWINGS = {
    "to_send": "mail",
    "sent": "mails",
    "reminded": "bell",
    "overdue": "circle-alert",
    "answered": "circle-check",
}
COLOURS = {"overdue": "warning_text", "answered": "accent"}
ID = Qt.ItemDataRole.UserRole


class StateFilter(Segments):
    """All members, or those in one state, each with how many they are."""

    def __init__(self, parent: QWidget) -> None:
        self.counts: dict[str, int] = {}
        titles = {ALL: N_("All members"), **STATES}
        choices = tuple((code, title, title) for code, title in titles.items())
        super().__init__("verification.state", choices, ALL, parent)
        self._titles = titles
        for code in titles:
            for name in ("setText", "setAccessibleName"):
                bind_text(
                    getattr(self._buttons[code], name), N_("{state} {count}"),
                    state=partial(self._title, code), count=partial(self._count, code),
                )  # fmt: skip

    def _title(self, code: str) -> str:
        return _(self._titles[code])

    def _count(self, code: str) -> int:
        return sum(self.counts.values()) if code == ALL else self.counts.get(code, 0)

    def show_counts(self, counts: dict[str, int]) -> None:
        """Say how many are in each state."""
        self.counts = counts
        for code, button in self._buttons.items():
            text = _("{state} {count}").format(state=self._title(code), count=self._count(code))
            button.setText(text)
            button.setAccessibleName(text)

    @property
    def state(self) -> str:
        """The state chosen, or ALL."""
        return next(code for code, button in self._buttons.items() if button.isChecked())


class VerificationBoard(PlainList):
    """One line a member; several may be chosen at once."""

    looked_at = Signal(str)

    def __init__(self, parent: QWidget) -> None:
        super().__init__("verification.list", HEADINGS, WIDTHS, parent, GIVING_WAY)
        self.setSelectionMode(QAbstractItemView.SelectionMode.ExtendedSelection)
        self.lines: list[VerificationLine] = []
        self.currentItemChanged.connect(lambda now, _before: self.looked_at.emit(now.data(0, ID) if now else ""))

    def show_lines(self, lines: "list[VerificationLine]") -> None:
        """Show other members, or the same ones as they stand now; one stays where one was."""
        before, chosen = self.current_id(), set(self.chosen_ids())
        self.lines = lines
        self.blockSignals(True)
        self.clear()
        for line in lines:
            self.addTopLevelItem(_item(line))
        ids = [line.id for line in lines]
        if ids:
            self.setCurrentItem(self._items()[ids.index(before) if before in ids else 0])
        for item in self._items():
            if item.data(0, ID) in chosen:
                item.setSelected(True)
        self.blockSignals(False)
        self.looked_at.emit(self.current_id())

    def current_id(self) -> str:
        """The verification one stands on."""
        item = self.currentItem()
        return item.data(0, ID) if item is not None else ""

    def chosen_ids(self) -> list[str]:
        """The verifications that are chosen, in their order."""
        return [item.data(0, ID) for item in self._items() if item.isSelected()]

    def _items(self) -> list[QTreeWidgetItem]:
        return items_of(self)

    def look_at(self, verification_id: str) -> bool:
        """Stand on a member; whether it is in the list."""
        for item in self._items():
            if item.data(0, ID) == verification_id:
                self.setCurrentItem(item)
                return True
        return False


def _item(line: "VerificationLine") -> QTreeWidgetItem:
    state = _(STATES[line.state])
    cells = (
        said(line.organisation), state, str(line.open_answers or ""), day_of(line.sent_on), day_of(line.reminded_on),
        day_of(line.answered_on), in_figures(line.last_verified_on),
    )  # fmt: skip
    item = QTreeWidgetItem(list(cells))
    item.setData(0, ID, line.id)
    colour = COLOURS.get(line.state, "muted")
    item.setIcon(1, icon(DRAWINGS[line.state], colour, colour))
    where = country_name(line.country) if line.country else ""
    item.setToolTip(0, " · ".join(filter(None, (said(line.organisation), where, language_name(line.language)))))
    return item
