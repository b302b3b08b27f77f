"""The open position: its head, and its text, amendments, signatures, rounds, addressees and details behind tabs."""

from typing import TYPE_CHECKING, Any

from PySide6.QtWidgets import QWidget

from desktop_app.i18n import N_
from desktop_app.ui.desk import Desk
from desktop_app.ui.position_facts import STEPS, Facts, facts_of
from desktop_app.ui.position_steps import PositionSteps
from desktop_app.ui.step_header import StepHeader
from desktop_app.ui.tabbed_panel import PanelOf, TabbedPanel

if TYPE_CHECKING:
    from desktop_app.storage.database import Changes
    from desktop_app.ui.position_addressees import PositionAddressees
    from desktop_app.ui.position_amendments import PositionAmendments
    from desktop_app.ui.position_details import PositionDetails
    from desktop_app.ui.position_rounds import PositionRounds
    from desktop_app.ui.position_sign_off import PositionSignOff
    from desktop_app.ui.position_text import PositionText

TEXT, AMENDMENTS, SIGN_OFF, ROUNDS, ADDRESSEES, DETAILS = range(6)
POSITION = PanelOf(
    "position",
    "positions",
    (
        ("text", N_("Text")),
        ("amendments", N_("Amendments")),
        ("sign_off", N_("Signatures")),
        ("rounds", N_("Rounds")),
        ("addressees", N_("Addressees")),
        ("details", N_("Details")),
    ),
    N_("Parts of the position"),
    ("file-text", N_("No position is open"), N_("Choose a position on the left, or begin one with Ctrl+N.")),
    {
        TEXT: ("position_paragraph", "amendment"),
        AMENDMENTS: ("amendment", "position_paragraph", "organisation_name"),
        SIGN_OFF: ("sign_off", "position_round", "membership", "membership_category", "organisation_name", "person"),
        ROUNDS: ("position_round", "position_version"),
        ADDRESSEES: ("position_sending", "decision", "organisation_name", "person"),
        DETAILS: ("record_file", "attachment"),
    },
    (
        "position", "position_paragraph", "position_round", "position_version", "amendment", "sign_off", "membership",
        "organisation",
    ),
)  # fmt: skip


class PositionPanel(TabbedPanel[Facts]):
    """Shows one position."""

    steps: PositionSteps

    def __init__(self, desk: Desk, parent: QWidget | None = None) -> None:
        header: StepHeader[Facts] = StepHeader("positions", "position", STEPS, N_("More for this position"))
        super().__init__(desk, POSITION, header, PositionSteps, parent)

    def _make_text(self) -> "PositionText":
        from desktop_app.ui.position_text import PositionText

        made = PositionText(self._desk, self)
        made.amend_wanted.connect(self.amend)
        made.amendments_wanted.connect(self.show_amendments_to)
        return made

    def _make_amendments(self) -> "PositionAmendments":
        from desktop_app.ui.position_amendments import PositionAmendments

        return PositionAmendments(self._desk, self)

    def _make_sign_off(self) -> "PositionSignOff":
        from desktop_app.ui.position_sign_off import PositionSignOff

        return PositionSignOff(self._desk, self)

    def _make_rounds(self) -> "PositionRounds":
        from desktop_app.ui.position_rounds import PositionRounds

        made = PositionRounds(self._desk, self)
        made.step_wanted.connect(self.steps.take)
        return made

    def _make_addressees(self) -> "PositionAddressees":
        from desktop_app.ui.position_addressees import PositionAddressees

        made = PositionAddressees(self._desk, self)
        made.step_wanted.connect(self.steps.take)
        return made

    def _make_details(self) -> "PositionDetails":
        from desktop_app.ui.position_details import PositionDetails

        return PositionDetails(self._desk, self)

    def _facts_of(self, record_id: str) -> Facts:
        return facts_of(self._desk.database, record_id, self._desk.day)

    def _show_in(self, place: int, tab: Any, facts: Facts) -> None:
        tab.show_position(facts)

    def start(self, kind: str, values: dict[str, Any] | None = None) -> bool:
        """Begin a new position."""
        del kind
        return self._start(lambda: self.steps.begin(values or {}))

    def amend(self, paragraph_id: str) -> None:
        """Ask what a member wants a paragraph to say instead."""
        self.turn_to("amendments").propose(paragraph_id)

    def show_amendments_to(self, paragraph_id: str) -> None:
        """Show the first amendment to a paragraph that waits for its answer."""
        self.turn_to("amendments").look_at_paragraph(paragraph_id)

    def _touched(self, changes: "Changes") -> set[int]:
        touched = super()._touched(changes)
        text = self._tabs_made.get(TEXT)
        return touched - {TEXT} if text is not None and text.keeper.is_writing else touched
