"""The head of an open meeting: what and when, where its life stands, what is due, and the one next step."""

from PySide6.QtWidgets import QWidget

from desktop_app.i18n import N_
from desktop_app.ui.meeting_facts import STEPS, Facts
from desktop_app.ui.step_header import StepHeader


class MeetingHeader(StepHeader[Facts]):
    """Says it in the language in force; the panel says what its buttons do."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__("meetings", "meeting", STEPS, N_("More for this meeting"), parent)
