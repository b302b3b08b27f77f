"""What can be done with a meeting from its head: the next step, papers, calendar, and the way back."""

from functools import partial
from typing import TYPE_CHECKING, Any

from PySide6.QtCore import QObject, Signal
from PySide6.QtWidgets import QWidget

from desktop_app.i18n import N_, _
from desktop_app.ui import messages
from desktop_app.ui.actions import Action
from desktop_app.ui.attempts import managed
from desktop_app.ui.two_languages import said

if TYPE_CHECKING:
    from desktop_app.ui.desk import Desk
    from desktop_app.ui.meeting_facts import Facts


class MeetingSteps(QObject):
    """Each step asks what it must and calls one service; the panel then reads anew."""

    done = Signal(str)
    """Something was done: the id of the meeting to be shown now."""

    def __init__(self, desk: "Desk", panel: QWidget) -> None:
        super().__init__(panel)
        self._desk, self._panel = desk, panel
        self._facts: Facts | None = None
        self._made: dict[str, Action] = {}

    def actions(self) -> list[Action | None]:
        """What stands behind the header's last button."""
        found: list[Action | None] = []
        for name, text, drawing, key in (
            ("print", N_("Print the meeting’s papers…"), "printer", "Ctrl+Alt+P"),
            ("calendar", N_("Save for calendars (.ics)…"), "calendar", ""),
            ("answers", N_("Read answers from calendars…"), "inbox", ""),
            ("evidence", N_("Evidence file…"), "archive", ""),
            ("", "", "", ""),
            ("convene", N_("Convene again…"), "mails", ""),
            ("prepare_next", N_("Prepare the next one…"), "calendar-plus", ""),
            ("approve", N_("Approve the minutes…"), "circle-check", ""),
            ("", "", "", ""),
            ("reopen", N_("Open again"), "unlock", ""),
            ("cancel", N_("Cancel the meeting…"), "circle-x", ""),
        ):
            if not name:
                found.append(None)
                continue
            made = Action(
                self._panel, f"meetings.meeting.{name}", text, partial(self.take, name), icon=drawing, key=key
            )
            self._made[name] = made
            found.append(made)
        return found

    def show_facts(self, facts: "Facts") -> None:
        """Offer what makes sense for a meeting where it stands."""
        self._facts = facts
        able = {
            "print": True,
            "calendar": True,
            "evidence": True,
            "answers": facts.state in ("prepared", "convened"),
            "convene": facts.state == "convened",
            "prepare_next": facts.state != "cancelled" and facts.next_id is None,
            "approve": facts.approval is not None,
            "reopen": facts.state == "closed" and not facts.is_approved,
            "cancel": facts.state in ("prepared", "convened"),
        }
        for name, action in self._made.items():
            action.setEnabled(able[name])

    def take(self, step: str) -> None:
        """Take a step by its name."""
        facts = self._facts
        if facts is None or not self._panel.leave():  # type: ignore[attr-defined]
            return
        opens = getattr(self, f"_{step}")(facts)
        if opens:
            self.done.emit(opens)

    def prepare_first(self, values: dict[str, Any]) -> str | None:
        """Ask for a new meeting; its id."""
        from desktop_app.ui.dialogs.prepare_meeting import ask_meeting

        return ask_meeting(self._panel, self._desk, values=values)

    # Steps: each gives back the id of the meeting to be shown, or None where nothing was done -----------------------

    def _prepare_next(self, facts: "Facts") -> str | None:
        from desktop_app.ui.dialogs.prepare_meeting import ask_meeting

        return ask_meeting(self._panel, self._desk, after=facts)

    def _evidence(self, facts: "Facts") -> None:
        from desktop_app.ui.dialogs import evidence

        evidence.show_evidence(self._panel, self._desk, "meeting", facts.id)

    def _convene(self, facts: "Facts") -> str | None:
        from desktop_app.ui.dialogs.convene import ask_convene

        return facts.id if ask_convene(self._panel, self._desk, facts) else None

    def _open(self, facts: "Facts") -> str | None:
        from desktop_app.services import meetings

        at = self._now(facts)
        return facts.id if managed(self._panel, partial(meetings.open_, self._desk.database, facts.id, at)) else None

    def _now(self, facts: "Facts") -> str:
        """The wall time at the meeting's place when it is today there, else the time it was called for."""
        from datetime import UTC, datetime

        from desktop_app.domain.moments import wall

        now = wall(datetime.now(UTC), facts.values["zone"])
        return now if now[:10] == facts.values["starts_at"][:10] else str(facts.values["starts_at"])

    def _close(self, facts: "Facts") -> str | None:
        from desktop_app.ui.dialogs.close_meeting import ask_close

        return facts.id if ask_close(self._panel, self._desk, facts) else None

    def _circulate(self, facts: "Facts") -> str | None:
        from desktop_app.services import minutes

        question = _("Circulate the minutes as a draft?")
        details = _("A revision is kept, and participants may ask for corrections until the body’s time is over.")
        if not messages.ask(self._panel, question, yes=N_("Circulate"), details=details):
            return None
        day = self._desk.today.isoformat()
        circulate = partial(minutes.circulate, self._desk.database, facts.id, day)
        if not managed(self._panel, circulate):
            return None
        return facts.id

    def _approve(self, facts: "Facts") -> str | None:
        from desktop_app.services import headings, minutes

        if facts.approval is None:
            return None
        which, where = facts.approval
        names = headings.meeting_names(self._desk.database, [which, where])
        question = _("Approve the minutes of “{meeting}”?").format(meeting=said(names[which]))
        details = _("Approved in: {meeting}. They are frozen as they stand now; nothing in them changes any more.")
        details = details.format(meeting=said(names[where]))
        if not messages.ask(self._panel, question, yes=N_("Approve"), details=details):
            return None
        day = self._desk.today.isoformat()
        approve = partial(minutes.approve, self._desk.database, which, where, day)
        return facts.id if managed(self._panel, approve) else None

    def _reopen(self, facts: "Facts") -> str | None:
        from desktop_app.services import meetings

        reopened = managed(self._panel, partial(meetings.reopen, self._desk.database, facts.id))
        return facts.id if reopened else None

    def _cancel(self, facts: "Facts") -> str | None:
        from desktop_app.services import meetings

        question = _("Cancel “{name}”?").format(name=facts.title())
        details = _("It stays in the list as cancelled. Save it for calendars again, so that invitees are told.")
        if not messages.ask(
            self._panel, question, yes=N_("Cancel the meeting"), no=N_("Keep it"), details=details, danger=True
        ):
            return None
        cancelled = managed(self._panel, partial(meetings.cancel, self._desk.database, facts.id))
        return facts.id if cancelled else None

    # Papers and calendars ----------------------------------------------------------------------------------------

    def _print(self, facts: "Facts") -> None:
        from desktop_app.ui.dialogs.print_meeting import print_meeting

        wanted = {"prepared": "agenda", "convened": "attendance", "held": "attendance"}.get(facts.state, "minutes")
        print_meeting(self._panel, self._desk, facts.id, wanted)

    def _calendar(self, facts: "Facts") -> None:
        from desktop_app.ui.dialogs.calendar_file import save_for_calendars

        save_for_calendars(self._panel, self._desk, facts)

    def _answers(self, facts: "Facts") -> str | None:
        from desktop_app.ui.dialogs.calendar_file import read_answers

        return facts.id if read_answers(self._panel, self._desk) else None
