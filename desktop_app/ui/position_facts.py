"""What the window must know of a position: its title, where its life stands, for whom it speaks, what is next."""

from dataclasses import dataclass
from typing import TYPE_CHECKING, Any

from desktop_app.domain.position_kinds import POSITION_STATES, ROUND_KINDS
from desktop_app.i18n import N_, _, ngettext
from desktop_app.ui.two_languages import day_of, other, said

if TYPE_CHECKING:
    from desktop_app.services.position_rounds import Round
    from desktop_app.services.positions import Version
    from desktop_app.services.voice_papers import SpeaksFor
    from desktop_app.storage.database import Database

STEPS = {
    "consultation": (N_("Consult the members…"), "mails"),
    "amendments": (N_("Ask for amendments…"), "pencil"),
    "answer": (N_("Answer the amendments"), "list-checks"),
    "sign_off": (N_("Ask for signatures…"), "check-check"),
    "close": (N_("Close the round…"), "circle-check"),
    "adopt": (N_("Adopted by a decision…"), "gavel"),
    "send": (N_("Send…"), "mails"),
}
SETTLED = ("sent", "withdrawn")


@dataclass(frozen=True)
class Facts:
    """One position as the header and the tabs need it."""

    id: str
    values: dict[str, Any]
    rounds: "tuple[Round, ...]"
    versions: "tuple[Version, ...]"
    has_moved_on: bool
    has_text: bool
    pending: int
    """How many amendments wait for an answer."""
    speaks_for: "SpeaksFor | None"
    awaited: int
    """How many members have not answered to the version that is being signed."""
    day: str

    @property
    def state(self) -> str:
        """Where the position's life stands."""
        return str(self.values["state"])

    @property
    def is_open(self) -> bool:
        """Whether its text may be changed."""
        return self.state not in SETTLED

    @property
    def last(self) -> "Version | None":
        """The version that counts."""
        return self.versions[-1] if self.versions else None

    @property
    def running(self) -> "Round | None":
        """The round that is under way: one whose deadline has passed first, else the last one opened."""
        waiting = sorted(
            (one for one in reversed(self.rounds) if not one.closed_on), key=lambda one: not one.is_overdue
        )
        return waiting[0] if waiting else None

    def step(self) -> str | None:
        """What is to be done next."""
        if not self.has_text or self.state == "withdrawn":
            return None
        if self.running is not None:
            return "close"
        if self.state in ("adopted", "sent"):
            return "send" if self.state == "adopted" else None
        held = {one.kind for one in self.rounds}
        if self.pending:
            return "answer"
        if "sign_off" in held and not self.has_moved_on:
            return "adopt"
        return next((kind for kind, _title in ROUND_KINDS if kind not in held), "sign_off")

    def titles(self) -> dict[str, str]:
        """The title by language."""
        return {code: self.values[f"title_{code}"] for code in ("fr", "en") if self.values[f"title_{code}"]}

    def title(self) -> str:
        """What the position is called."""
        return said(self.titles())

    def line(self) -> str:
        """The title in the other language."""
        return other(self.titles())

    def chips(self) -> list[tuple[str, str]]:
        """State, version, for whom it speaks, and the deadline."""
        state = (_(dict(POSITION_STATES).get(self.state, self.state)), "label-accent")
        return [state, *self._version_chips(), *self._signature_chips(), *self._deadline_chips()]

    def _version_chips(self) -> list[tuple[str, str]]:
        if self.last is None:
            return []
        text = _("Version {number}").format(number=self.last.number)
        if not self.has_moved_on:
            return [(text, "label-plain")]
        return [
            (text, "label-plain"),
            (_("Changed since version {number}").format(number=self.last.number), "label-warning"),
        ]

    def _signature_chips(self) -> list[tuple[str, str]]:
        if self.speaks_for is None or not any(one.kind == "sign_off" for one in self.rounds):
            return []
        return [(speaks_for_in_words(self.speaks_for), "label-accent" if self.speaks_for.members else "label-plain")]

    def _deadline_chips(self) -> list[tuple[str, str]]:
        found = []
        for one in self.rounds:
            if one.closed_on or not one.closes_on:
                continue
            title, day = _(dict(ROUND_KINDS).get(one.kind, "")), day_of(one.closes_on)
            sentence = _("{title}: over since {date}") if one.is_overdue else _("{title}: until {date}")
            found.append((sentence.format(title=title, date=day), "label-warning" if one.is_overdue else "label-plain"))
        if self.pending:
            count = ngettext("{count} amendment to answer", "{count} amendments to answer", self.pending)
            found.append((count.format(count=self.pending), "label-warning"))
        return found


def speaks_for_in_words(found: "SpeaksFor") -> str:
    """`Speaks for 14 members in 11 countries on 16/04/2009`."""
    if not found.members:
        return _("Nobody has signed")
    members = ngettext("{count} member", "{count} members", found.members).format(count=found.members)
    countries = ngettext("{count} country", "{count} countries", found.countries).format(count=found.countries)
    words = _("Speaks for {members} in {countries} on {day}")
    return words.format(members=members, countries=countries, day=day_of(found.day))


def facts_of(database: "Database", position_id: str, day: str) -> Facts:
    """Read what is to be known of a position, for whom it speaks as of a day."""
    from desktop_app.services import amendments, position_rounds, positions, records, sign_offs

    versions = positions.versions(database, position_id)
    rounds = position_rounds.of_position(database, position_id, day)
    awaited = 0
    if versions and any(one.kind == "sign_off" and not one.closed_on for one in rounds):
        awaited = sum(not line.answer for line in sign_offs.state(database, versions[-1].id, day))
    return Facts(
        position_id,
        records.values_of(database, "position", position_id),
        tuple(rounds),
        tuple(versions),
        positions.has_moved_on(database, position_id),
        bool(positions.paragraphs(database, position_id)),
        len(amendments.pending(database, position_id, day)),
        sign_offs.speaks_for(database, position_id, day),
        awaited,
        day,
    )
