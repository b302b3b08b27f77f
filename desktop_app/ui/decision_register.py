"""The register of a body's decisions: number, day, subject, and what took a decision's place."""

from functools import partial
from typing import TYPE_CHECKING

from PySide6.QtCore import Qt
from PySide6.QtWidgets import (
    QComboBox,
    QHBoxLayout,
    QLabel,
    QStackedWidget,
    QTreeWidgetItem,
    QVBoxLayout,
    QWidget,
)

from desktop_app.domain.minutes_kinds import BASES
from desktop_app.i18n import N_, _, ngettext
from desktop_app.ui import theme
from desktop_app.ui.card_panel import EmptySheet
from desktop_app.ui.icon_button import IconButton
from desktop_app.ui.plain_list import PlainList
from desktop_app.ui.translated import bind_text, on_language
from desktop_app.ui.two_languages import day_of, said
from desktop_app.ui.wrapping import Wrapping

if TYPE_CHECKING:
    from desktop_app.services.papers import RegisterLine
    from desktop_app.ui.desk import Desk
    from desktop_app.ui.meeting_facts import Facts

ID = Qt.ItemDataRole.UserRole
HEADINGS = (N_("Number"), N_("Decided on"), N_("Subject"), N_("Decided by"), N_("Superseded by"))
WIDTHS = (92, 92, 0, 104, 112)


class DecisionRegister(QWidget):
    """All decisions of the body of the open meeting, or those of one year."""

    def __init__(self, desk: "Desk", parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._desk = desk
        self._facts: Facts | None = None
        self.lines: list[RegisterLine] = []
        self.list = PlainList("meetings.decisions.list", HEADINGS, WIDTHS, self, {3: 560, 1: 420})
        self.year = QComboBox(self)
        self.year.setAccessibleIdentifier("meetings.decisions.year")
        self.year.activated.connect(lambda _place: self._fill())
        self._count = QLabel(self)
        self._count.setProperty("role", "muted")
        self.supersede_button = IconButton(
            "arrow-left-right", "meetings.decisions.supersede", N_("Superseded by…"), self
        )
        self.extract_button = IconButton("printer", "meetings.decisions.extract", N_("Print the extract…"), self)
        self.open_button = IconButton("square-pen", "meetings.decisions.open", N_("All of it…"), self)
        self.supersede_button.clicked.connect(self.supersede)
        self.extract_button.clicked.connect(self.print_extract)
        self.open_button.clicked.connect(self.open)
        self.list.itemActivated.connect(lambda _item, _column: self.open())
        self.list.currentItemChanged.connect(lambda _now, _before: self._allow())
        self._build()
        on_language(self, self._speak)

    def _build(self) -> None:
        title = QLabel(self)
        title.setProperty("card", "section")
        bind_text(title.setText, "Register of decisions")
        head = QHBoxLayout()
        head.setSpacing(theme.SMALL)
        head.addWidget(title)
        head.addWidget(self._count)
        head.addStretch(1)
        head.addWidget(self.year)
        tools = QWidget(self)
        row = Wrapping(tools)
        for button in (self.open_button, self.supersede_button, self.extract_button):
            row.addWidget(button)
        self._stack = QStackedWidget(self)
        self._stack.addWidget(self.list)
        self._stack.addWidget(
            EmptySheet(
                "gavel",
                N_("No decision yet"),
                N_("In the minutes, make an entry a decision with Ctrl+3 and press “Decided”."),
                self,
            )
        )
        layout = QVBoxLayout(self)
        layout.setContentsMargins(0, 0, 0, 0)
        layout.setSpacing(theme.SMALL)
        layout.addLayout(head)
        layout.addWidget(self._stack, 1)
        layout.addWidget(tools)

    def show_meeting(self, facts: "Facts") -> None:
        """Show the register of the meeting's body."""
        self._facts = facts
        self.refresh()

    def refresh(self) -> None:
        """Read the register anew."""
        from desktop_app.services import decisions

        if self._facts is None:
            return
        self.lines = decisions.register(self._desk.database, self._facts.values["body_id"])
        years = sorted({line.decided_on[:4] for line in self.lines if line.decided_on}, reverse=True)
        before = self.year.currentData()
        self.year.clear()
        self.year.addItem(_("All years"), None)
        for year in years:
            self.year.addItem(year, year)
        self.year.setCurrentIndex(max(self.year.findData(before), 0))
        self._fill()

    def _fill(self) -> None:
        year, current = self.year.currentData(), self.current()
        shown = [line for line in self.lines if not year or line.decided_on.startswith(year)]
        self.list.clear()
        for line in shown:
            cells = (
                line.code,
                day_of(line.decided_on),
                said(line.title),
                _(dict(BASES).get(line.basis, "")),
                line.superseded_by,
            )
            item = QTreeWidgetItem(self.list, list(cells))
            item.setData(0, ID, line.id)
            item.setToolTip(0, _("{number} (provisional)").format(number=line.code) if line.provisional else "")
            item.setToolTip(2, said(line.text))
            if self._facts is not None and line.meeting_id == self._facts.id:
                item.setFont(0, theme.font("text", strong=True))
            if current is not None and line.id == current.id:
                self.list.setCurrentItem(item)
        self._count.setText(ngettext("{count} decision", "{count} decisions", len(shown)).format(count=len(shown)))
        self._stack.setCurrentIndex(0 if shown else 1)
        self._allow()

    def current(self) -> "RegisterLine | None":
        """The decision one stands on."""
        item = self.list.currentItem()
        wanted = item.data(0, ID) if item is not None else None
        return next((line for line in self.lines if line.id == wanted), None)

    def _allow(self) -> None:
        able = self.current() is not None
        for button in (self.open_button, self.supersede_button, self.extract_button):
            button.setEnabled(able)

    def open(self) -> None:
        """Open the decision one stands on."""
        from desktop_app.ui.dialogs.record_dialog import open_record

        line = self.current()
        if line is not None:
            open_record(self, self._desk, "decision", line.id)
            self.refresh()

    def supersede(self) -> None:
        """Say which decision took the place of this one."""
        from desktop_app.services import decisions
        from desktop_app.ui.attempts import managed
        from desktop_app.ui.dialogs.choose_one import choose_one

        line = self.current()
        if line is None:
            return
        others = [
            (one.id, " · ".join(filter(None, (one.code, said(one.title))))) for one in self.lines if one.id != line.id
        ]
        chosen = choose_one(self, N_("Superseded by"), N_("The newer decision"), others, subtitle=said(line.title))
        if chosen and managed(self, partial(decisions.supersede, self._desk.database, line.id, chosen)):
            self.refresh()

    def print_extract(self) -> None:
        """Print one decision alone."""
        from desktop_app.ui.dialogs.print_meeting import print_meeting

        line = self.current()
        if line is not None and self._facts is not None:
            print_meeting(self, self._desk, self._facts.id, "extract", decision_id=line.id)

    def _speak(self) -> None:
        self.list.speak(_("Register of decisions"))
        self.year.setAccessibleName(_("Year"))
        self.refresh()
