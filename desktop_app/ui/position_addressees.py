"""To whom the open position is meant or was sent, and the decision that adopted it."""

from functools import partial
from typing import TYPE_CHECKING

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QLabel, QStackedWidget, QTreeWidgetItem, QVBoxLayout, QWidget

from desktop_app.domain.position_kinds import WAYS_OF_SENDING
from desktop_app.i18n import N_, _
from desktop_app.ui import theme
from desktop_app.ui.attempts import managed
from desktop_app.ui.card_panel import EmptySheet
from desktop_app.ui.icon_button import IconButton
from desktop_app.ui.plain_list import PlainList
from desktop_app.ui.translated import bind_text, on_language
from desktop_app.ui.two_languages import day_of, said
from desktop_app.ui.wrapping import Wrapping

if TYPE_CHECKING:
    from desktop_app.services.voice_papers import Sending
    from desktop_app.ui.desk import Desk
    from desktop_app.ui.position_facts import Facts

ID = Qt.ItemDataRole.UserRole
HEADINGS = (N_("To"), N_("Person"), N_("Version"), N_("Sent on"), N_("How"))
WIDTHS = (0, 170, 76, 96, 90)


class PositionAddressees(QWidget):
    """The decision above, the addressees below."""

    step_wanted = Signal(str)
    """Something that the head offers too: adopt."""

    def __init__(self, desk: "Desk", parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._desk = desk
        self._facts: Facts | None = None
        self.sendings: list[Sending] = []
        self.decision = QLabel(self)
        self.decision.setTextFormat(Qt.TextFormat.PlainText)
        self.decision.setWordWrap(True)
        self.adopt_button = IconButton("gavel", "positions.addressees.adopt", N_("Adopted by a decision…"), self)
        self.open_button = IconButton("external-link", "positions.addressees.decision", N_("Open the decision"), self)
        self.list = PlainList("positions.addressees.list", HEADINGS, WIDTHS, self, {1: 620, 4: 520, 2: 440})
        self.send_button = IconButton("mails", "positions.addressees.send", N_("Send…"), self)
        self.add_button = IconButton("plus", "positions.addressees.add", N_("Add an addressee…"), self)
        self.remove_button = IconButton(
            "trash-2", "positions.addressees.remove", N_("Not meant for it after all"), self
        )
        self.adopt_button.clicked.connect(lambda: self.step_wanted.emit("adopt"))
        self.open_button.clicked.connect(self.open_decision)
        self.send_button.clicked.connect(self.send)
        self.add_button.clicked.connect(self.add)
        self.remove_button.clicked.connect(self.remove)
        self.list.itemActivated.connect(lambda _item, _column: self.send())
        self.list.currentItemChanged.connect(lambda _now, _before: self._allow())
        self._build()
        on_language(self, self._speak)

    def _build(self) -> None:
        above = QWidget(self)
        buttons = Wrapping(above)
        for button in (self.open_button, self.adopt_button):
            buttons.addWidget(button)
        title = QLabel(self)
        title.setProperty("card", "section")
        bind_text(title.setText, N_("Addressees"))
        self._stack = QStackedWidget(self)
        self._stack.addWidget(self.list)
        self._stack.addWidget(
            EmptySheet(
                "mails", N_("No addressee yet"), N_("Add the institutions that are to receive this position."), self
            )
        )
        tools = QWidget(self)
        row = Wrapping(tools)
        for button in (self.send_button, self.add_button, self.remove_button):
            row.addWidget(button)
        layout = QVBoxLayout(self)
        layout.setContentsMargins(theme.LARGE, theme.MEDIUM, theme.LARGE, theme.MEDIUM)
        layout.setSpacing(theme.SMALL)
        layout.addWidget(self.decision)
        layout.addWidget(above)
        layout.addSpacing(theme.SMALL)
        layout.addWidget(title)
        layout.addWidget(self._stack, 1)
        layout.addWidget(tools)

    # Showing -----------------------------------------------------------------------------------------------------

    def show_position(self, facts: "Facts") -> None:
        """Show the decision and the addressees of a position."""
        self._facts = facts
        self.refresh()

    def refresh(self) -> None:
        """Read them anew; the addressee one stands on stays."""
        from desktop_app.services import position_document, positions

        facts = self._facts
        if facts is None:
            return
        before = self.current()
        text, decided_on = position_document.decision(self._desk.database, facts.values["decision_id"])
        words = _("Adopted by {decision}, {day}") if decided_on else _("Adopted by {decision}")
        self.decision.setText(
            words.format(decision=said(text), day=day_of(decided_on)) if text else _("No decision has adopted it yet.")
        )
        self.open_button.setVisible(bool(facts.values["decision_id"]))
        self.adopt_button.setVisible(not facts.values["decision_id"] and facts.is_open)
        self.adopt_button.setEnabled(facts.has_text)
        self.sendings = positions.sendings(self._desk.database, facts.id, self._desk.day)
        self.list.clear()
        for one in self.sendings:
            item = QTreeWidgetItem(self.list, _cells(one))
            item.setData(0, ID, one.id)
            if not one.sent_on:
                item.setFont(3, theme.font("text", strong=True))
        self.list.point_at(before.id if before is not None else "")
        self._stack.setCurrentIndex(0 if self.sendings else 1)
        self._allow()

    def current(self) -> "Sending | None":
        """The addressee one stands on."""
        item = self.list.currentItem()
        wanted = item.data(0, ID) if item is not None else None
        return next((one for one in self.sendings if one.id == wanted), None)

    def _allow(self) -> None:
        facts, one = self._facts, self.current()
        ready = facts is not None and facts.last is not None and not facts.has_moved_on and facts.state != "withdrawn"
        self.send_button.setEnabled(ready)
        self.remove_button.setEnabled(one is not None and not one.sent_on)

    # Doing -------------------------------------------------------------------------------------------------------

    def send(self) -> None:
        """Ask when and how it was sent to the addressee one stands on, or to another one."""
        from desktop_app.ui.dialogs.send_position import ask_sending

        one = self.current()
        if self._facts is not None and self.send_button.isEnabled():
            ask_sending(self, self._desk, self._facts, one if one is not None and not one.sent_on else None)

    def add(self) -> None:
        """Ask for an institution that is to receive it."""
        from desktop_app.ui.dialogs.mean_for import ask_addressee

        if self._facts is not None:
            ask_addressee(self, self._desk, self._facts)

    def remove(self) -> None:
        """Take an addressee off to whom nothing was sent; undo brings it back."""
        from desktop_app.services import records

        one = self.current()
        if one is not None and not one.sent_on:
            managed(self, partial(records.delete, self._desk.database, "position_sending", one.id))

    def open_decision(self) -> None:
        """Open the decision that adopted it."""
        from desktop_app.ui.dialogs.record_dialog import open_record

        if self._facts is not None and self._facts.values["decision_id"]:
            open_record(self, self._desk, "decision", self._facts.values["decision_id"])

    def _speak(self) -> None:
        self.list.speak(_("Addressees"))
        self.refresh()


def _cells(one: "Sending") -> list[str]:
    person = ", ".join(filter(None, (one.person.name, said(one.person.position)))) if one.person else ""
    way = _(dict(WAYS_OF_SENDING).get(one.way, "")) if one.sent_on else ""
    sent = day_of(one.sent_on) or _("Not yet")
    return [said(one.organisation), person, str(one.version or ""), sent, way]
