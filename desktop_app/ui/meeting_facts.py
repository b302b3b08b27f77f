"""What the window must know of a meeting: its heading, where its life stands, what is due, what is next."""

from dataclasses import dataclass
from typing import TYPE_CHECKING, Any

from desktop_app.domain.meeting_kinds import MEETING_STATES
from desktop_app.domain.minutes_kinds import MINUTES_STATES
from desktop_app.i18n import N_, _
from desktop_app.ui.two_languages import day_of, said
from desktop_app.ui.when_where import when_and_where

if TYPE_CHECKING:
    from desktop_app.services.papers import Heading
    from desktop_app.storage.database import Database

APPROVED = ("approved", "approved_amended")
STEPS = {
    "convene": (N_("Convene…"), "mails"),
    "open": (N_("Open the meeting"), "clock"),
    "close": (N_("Close the meeting…"), "check-check"),
    "circulate": (N_("Circulate the minutes…"), "mails"),
    "approve": (N_("Approve the minutes…"), "circle-check"),
    "prepare_next": (N_("Prepare the next one…"), "calendar-plus"),
}
DUE = {
    "agenda": N_("Agenda"),
    "papers": N_("Papers"),
    "draft_minutes": N_("Draft minutes"),
    "corrections": N_("Corrections"),
}


@dataclass(frozen=True)
class Due:
    """One date worked out from the body's rules."""

    what: str
    due_on: str
    done_on: str | None
    is_late: bool

    def in_words(self) -> str:
        """The date as a chip says it."""
        parts = {"title": _(DUE.get(self.what, self.what)), "date": day_of(self.due_on)}
        if self.done_on:
            return _("{title}: done on {date}").format(title=parts["title"], date=day_of(self.done_on))
        return (_("{title}: late since {date}") if self.is_late else _("{title}: by {date}")).format(**parts)


@dataclass(frozen=True)
class Facts:
    """One meeting as the header and the tabs need it."""

    id: str
    values: dict[str, Any]
    heading: "Heading"
    minutes_state: str
    next_id: str | None
    """The meeting prepared from this one."""
    approval: tuple[str, str] | None
    """Minutes that can be approved now: of which meeting, and in which one."""
    due: tuple[Due, ...]

    @property
    def state(self) -> str:
        """Where the meeting's life stands."""
        return str(self.values["state"])

    @property
    def is_approved(self) -> bool:
        """Whether the minutes are approved: nothing of it may change any more."""
        return self.minutes_state in APPROVED

    @property
    def agenda_is_open(self) -> bool:
        """Whether the agenda may be changed."""
        return self.state not in ("closed", "cancelled")

    @property
    def minutes_are_open(self) -> bool:
        """Whether one may write in the minutes."""
        return self.state != "cancelled" and not self.is_approved

    def step(self) -> str | None:
        """What is to be done next."""
        if self.state in ("prepared", "convened", "held"):
            return {"prepared": "convene", "convened": "open", "held": "close"}[self.state]
        if self.state != "closed":
            return None
        if self.minutes_state in ("", "draft"):
            return "circulate"
        if self.next_id is None:
            return "prepare_next"
        return "approve" if self.approval is not None and self.approval[0] == self.id else None

    def title(self) -> str:
        """What the meeting is called."""
        return said(self.heading.title) or said(self.heading.body)

    def when_and_where(self) -> str:
        """The day, the hours and the place on one line."""
        return when_and_where(self.heading)

    def line(self) -> str:
        """The line below the title."""
        return self.when_and_where()

    def chips(self) -> list[tuple[str, str]]:
        """The state, and the dates worked out from the body's rules, those that are late marked."""
        due = [(one.in_words(), "label-warning" if one.is_late else "label-plain") for one in self.due]
        return [(self.state_in_words(), "label-accent"), *due]

    def state_in_words(self) -> str:
        """The state of the meeting, and of its minutes once it is closed."""
        text = _(dict(MEETING_STATES).get(self.state, self.state))
        if self.state == "closed" and self.minutes_state:
            state = _(dict(MINUTES_STATES).get(self.minutes_state, "")).lower()
            return _("{state}, minutes: {minutes}").format(state=text, minutes=state)
        return text

    def minutes_long(self) -> int | None:
        """How long the meeting is to last; None where no end is set."""
        from desktop_app.domain.moments import minutes_between

        heading = self.heading
        return minutes_between(heading.starts_at, heading.ends_at, heading.zone) if heading.ends_at else None


def facts_of(database: "Database", meeting_id: str, today: str) -> Facts:
    """Read what is to be known of a meeting."""
    from desktop_app.services import deadlines, headings, records

    state = database.read("SELECT state FROM minutes WHERE meeting_id = ?", (meeting_id,))
    following = database.read(
        "SELECT id FROM meeting WHERE follows_id = ? AND state <> 'cancelled' ORDER BY starts_at", (meeting_id,)
    )
    due = tuple(
        Due(one.what, one.due_on, one.done_on or None, not one.done_on and one.due_on < today)
        for one in deadlines.of_meeting(database, meeting_id)
    )
    return Facts(
        meeting_id,
        records.values_of(database, "meeting", meeting_id),
        headings.of_meeting(database, meeting_id),
        state[0][0] if state else "",
        following[0][0] if following else None,
        _approval(database, meeting_id),
        due,
    )


def _approval(database: "Database", meeting_id: str) -> tuple[str, str] | None:
    """Minutes that wait for the approval a held meeting has on its agenda: this one's own first, else earlier ones."""
    rows = database.read(
        "SELECT i.approves_id, i.meeting_id FROM agenda_item i JOIN meeting m ON m.id = i.meeting_id "
        "JOIN minutes s ON s.meeting_id = i.approves_id WHERE s.state = 'circulated' AND m.state IN ('held', 'closed') "
        "AND (i.approves_id = :id OR i.meeting_id = :id) ORDER BY i.approves_id <> :id, m.starts_at",
        {"id": meeting_id},
    )
    return (rows[0][0], rows[0][1]) if rows else None
