"""The rounds in which members are asked about the open position, and the versions of its text that were kept."""

from typing import TYPE_CHECKING

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QFrame, QLabel, QScrollArea, QTreeWidgetItem, QVBoxLayout, QWidget

from desktop_app.domain.position_kinds import ROUND_KINDS
from desktop_app.i18n import N_, _
from desktop_app.ui import theme
from desktop_app.ui.icon_button import IconButton
from desktop_app.ui.plain_list import PlainList
from desktop_app.ui.translated import bind_text, on_language
from desktop_app.ui.two_languages import day_of
from desktop_app.ui.wrapping import Wrapping

if TYPE_CHECKING:
    from desktop_app.services.position_rounds import Round
    from desktop_app.ui.desk import Desk
    from desktop_app.ui.position_facts import Facts

ID = Qt.ItemDataRole.UserRole
ROUNDS = (N_("Round"), N_("Opened on"), N_("Deadline"), N_("State"), N_("Version"))
VERSIONS = (N_("Version"), N_("Kept on"), N_("Why"), N_("Answers"))


class PositionRounds(QWidget):
    """Rounds above, versions below."""

    step_wanted = Signal(str)
    """Something that the head offers too: round, close, version, compare."""

    def __init__(self, desk: "Desk", parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._desk = desk
        self._facts: Facts | None = None
        self.list = PlainList("positions.rounds.list", ROUNDS, (0, 92, 92, 160, 72), self, {4: 560, 1: 460})
        self.versions = PlainList("positions.versions.list", VERSIONS, (84, 104, 0, 84), self)
        self.open_button = IconButton("plus", "positions.rounds.open", N_("Ask the members…"), self)
        self.deadline_button = IconButton(
            "calendar-clock", "positions.rounds.deadline", N_("Change the deadline…"), self
        )
        self.close_button = IconButton("circle-check", "positions.rounds.close", N_("Close the round…"), self)
        self.keep_button = IconButton("plus", "positions.versions.keep", N_("Keep a version…"), self)
        self.compare_button = IconButton("arrow-left-right", "positions.versions.compare", N_("Compare…"), self)
        self.open_button.clicked.connect(lambda: self.step_wanted.emit("round"))
        self.close_button.clicked.connect(lambda: self.step_wanted.emit("close"))
        self.keep_button.clicked.connect(lambda: self.step_wanted.emit("version"))
        self.deadline_button.clicked.connect(self.change_deadline)
        self.compare_button.clicked.connect(self.compare)
        self.list.itemActivated.connect(lambda _item, _column: self.change_deadline())
        self.versions.itemActivated.connect(lambda _item, _column: self.compare())
        self.list.currentItemChanged.connect(lambda _now, _before: self._allow())
        self._build()
        on_language(self, self._speak)

    def _build(self) -> None:
        sheet = QWidget(self)
        sheet.setObjectName("sheet")
        both = QVBoxLayout(sheet)
        both.setContentsMargins(theme.LARGE, theme.MEDIUM, theme.LARGE, theme.MEDIUM)
        both.setSpacing(theme.SMALL)
        nothing = N_("No round yet. Members are asked in rounds, each with a deadline: open the first one.")
        about_rounds = (self.open_button, self.deadline_button, self.close_button)
        self._no_round = self._half(both, N_("Rounds"), self.list, nothing, about_rounds)
        both.addSpacing(theme.LARGE)
        nothing = N_("No version yet. One is kept when the members are asked to sign, or now.")
        about_versions = (self.keep_button, self.compare_button)
        self._no_version = self._half(both, N_("Versions"), self.versions, nothing, about_versions)
        both.addStretch(1)
        scroll = QScrollArea(self)
        scroll.setFrameShape(QFrame.Shape.NoFrame)
        scroll.setWidgetResizable(True)
        scroll.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        scroll.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        scroll.setWidget(sheet)
        layout = QVBoxLayout(self)
        layout.setContentsMargins(0, 0, 0, 0)
        layout.addWidget(scroll)

    def _half(
        self, both: QVBoxLayout, title: str, some: PlainList, nothing: str, buttons: tuple[IconButton, ...]
    ) -> QLabel:
        """A title, the list or a word that there is nothing, and the buttons; the word."""
        label, none = QLabel(self), QLabel(self)
        label.setProperty("card", "section")
        bind_text(label.setText, title)
        none.setProperty("role", "muted")
        none.setWordWrap(True)
        bind_text(none.setText, nothing)
        some.setMinimumHeight(theme.scaled(120))
        tools = QWidget(self)
        row = Wrapping(tools)
        for button in buttons:
            row.addWidget(button)
        both.addWidget(label)
        both.addWidget(none)
        both.addWidget(some, 100)
        both.addWidget(tools)
        return none

    # Showing -----------------------------------------------------------------------------------------------------

    def show_position(self, facts: "Facts") -> None:
        """Show the rounds and versions of a position."""
        self._facts = facts
        self._show_rounds(facts)
        self._show_versions(facts)
        self._allow()

    def _show_rounds(self, facts: "Facts") -> None:
        self.list.clear()
        for one in reversed(facts.rounds):
            version = str(one.version) if one.version else ""
            days = [day_of(one.opens_on), day_of(one.closes_on)]
            item = QTreeWidgetItem(self.list, [_(dict(ROUND_KINDS)[one.kind]), *days, state_of(one), version])
            item.setData(0, ID, one.id)
            if not one.closed_on:
                item.setFont(3, theme.font("text", strong=True))
        self.list.setVisible(bool(facts.rounds))
        self._no_round.setVisible(not facts.rounds)
        self.list.point_at("")

    def _show_versions(self, facts: "Facts") -> None:
        self.versions.clear()
        for one in reversed(facts.versions):
            cells = [str(one.number), day_of(one.frozen_on), one.note, str(one.answers or "")]
            QTreeWidgetItem(self.versions, cells).setData(0, ID, one.number)
        self.versions.setVisible(bool(facts.versions))
        self._no_version.setVisible(not facts.versions)
        self.versions.point_at("")

    def current(self) -> "Round | None":
        """The round one stands on."""
        item = self.list.currentItem()
        wanted = item.data(0, ID) if item is not None else None
        return next((one for one in self._facts.rounds if one.id == wanted), None) if self._facts else None

    def _allow(self) -> None:
        facts, one = self._facts, self.current()
        if facts is None:
            return
        self.open_button.setEnabled(facts.is_open and facts.has_text)
        self.deadline_button.setEnabled(one is not None and not one.closed_on)
        self.close_button.setEnabled(facts.running is not None)
        self.keep_button.setEnabled(facts.has_text and facts.has_moved_on)
        self.compare_button.setEnabled(bool(facts.versions))

    # Doing -------------------------------------------------------------------------------------------------------

    def change_deadline(self) -> None:
        """Open the round one stands on, to give the members more time."""
        from desktop_app.ui.dialogs.record_dialog import open_record

        one = self.current()
        if one is not None and not one.closed_on:
            open_record(self, self._desk, "position_round", one.id)

    def compare(self) -> None:
        """Show what changed since the version one stands on."""
        from desktop_app.ui.dialogs.compare_versions import compare_versions

        item = self.versions.currentItem()
        if item is not None and self._facts is not None:
            alone = len(self._facts.versions) == 1 or self.versions.indexOfTopLevelItem(item) > 0
            compare_versions(self, self._desk, self._facts, item.data(0, ID) if alone else None)

    def _speak(self) -> None:
        self.list.speak(_("Rounds"))
        self.versions.speak(_("Versions"))
        if self._facts is not None:
            self.show_position(self._facts)


def state_of(one: "Round") -> str:
    """Whether a round is over."""
    if one.closed_on:
        return _("Closed on {date}").format(date=day_of(one.closed_on))
    if one.is_overdue:
        return _("The deadline has passed")
    return _("Under way") if one.is_open else _("Not open yet")
