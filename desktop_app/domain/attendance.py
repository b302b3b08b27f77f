"""Who was invited, what they answered, and who came for whom: different facts, one row a person.

The rules at the end are plain: they take plain values and say what follows.
"""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass

from sqlalchemy import Boolean, CheckConstraint, ForeignKey, String, UniqueConstraint
from sqlalchemy.orm import Mapped, mapped_column

from desktop_app.domain.record import Record


class Attendance(Record):
    """One person at one meeting, event or session, for the organisation they represent there."""

    __tablename__ = "attendance"
    __table_args__ = (
        CheckConstraint(
            "(CASE WHEN meeting_id IS NULL THEN 0 ELSE 1 END) + (CASE WHEN event_id IS NULL THEN 0 ELSE 1 END)"
            " + (CASE WHEN timetable_entry_id IS NULL THEN 0 ELSE 1 END) = 1",
            name="one_occasion",
        ),
        UniqueConstraint("meeting_id", "person_id"),
        UniqueConstraint("event_id", "person_id"),
        UniqueConstraint("timetable_entry_id", "person_id"),
    )

    meeting_id: Mapped[str | None] = mapped_column(ForeignKey("meeting.id", ondelete="CASCADE"))
    event_id: Mapped[str | None] = mapped_column(ForeignKey("event.id", ondelete="CASCADE"))
    timetable_entry_id: Mapped[str | None] = mapped_column(ForeignKey("timetable_entry.id", ondelete="CASCADE"))
    person_id: Mapped[str] = mapped_column(ForeignKey("person.id", ondelete="CASCADE"), index=True)
    represents_id: Mapped[str | None] = mapped_column(ForeignKey("organisation.id", ondelete="SET NULL"), index=True)
    position_fr: Mapped[str | None]
    """The person's title on that day, as printed."""
    position_en: Mapped[str | None]
    invited_on: Mapped[str | None] = mapped_column(String(10))
    answer: Mapped[str | None] = mapped_column(String(16))
    answered_on: Mapped[str | None] = mapped_column(String(10))
    status: Mapped[str | None] = mapped_column(String(16))
    """What happened: present, excused, absent, replaced; nothing is known before."""
    remote: Mapped[bool] = mapped_column(Boolean, default=False)
    voting: Mapped[bool] = mapped_column(Boolean, default=False)
    replaced_by_id: Mapped[str | None] = mapped_column(ForeignKey("attendance.id", ondelete="SET NULL"), index=True)
    proxy_to_id: Mapped[str | None] = mapped_column(ForeignKey("attendance.id", ondelete="SET NULL"), index=True)
    """The row of the person who votes in this one's stead."""
    arrived_item_id: Mapped[str | None] = mapped_column(ForeignKey("agenda_item.id", ondelete="SET NULL"), index=True)
    """The item at which the person came in; at the opening when empty."""
    left_item_id: Mapped[str | None] = mapped_column(ForeignKey("agenda_item.id", ondelete="SET NULL"), index=True)
    """The item before which the person left; stayed to the end when empty."""
    checked_in_at: Mapped[str | None] = mapped_column(String(16))
    remarks: Mapped[str | None]


@dataclass(frozen=True)
class Voice:
    """What counts of one attendance when votes are counted."""

    id: str
    status: str | None
    voting: bool
    proxy_to: str | None = None
    arrived: int | None = None
    """The place of the item at which the person came in, counted from 0."""
    left: int | None = None
    """The place of the item before which the person left."""


def is_in_room(voice: Voice, item: int | None = None) -> bool:
    """Whether a person is there, at an item when one is named (by its place in the agenda)."""
    if voice.status != "present":
        return False
    if item is None:
        return True
    return (voice.arrived is None or voice.arrived <= item) and (voice.left is None or item < voice.left)


def voices_at(voices: Iterable[Voice], item: int | None = None) -> dict[str, str]:
    """Who casts each vote: the row that has the vote to the row that casts it.

    A proxy sleeps while the one who gave it is there, and does not count where its holder is not
    (OpenSlides#5745 counted both).
    """
    known = {voice.id: voice for voice in voices}
    cast: dict[str, str] = {}
    for voice in known.values():
        if not voice.voting:
            continue
        if is_in_room(voice, item):
            cast[voice.id] = voice.id
        elif voice.proxy_to in known and is_in_room(known[voice.proxy_to], item):
            cast[voice.id] = voice.proxy_to
    return cast


def proxies_held(voices: Iterable[Voice], holder: str) -> int:
    """How many proxies a person was given, sleeping ones too."""
    return sum(1 for voice in voices if voice.proxy_to == holder)


def proxy_chain(proxies: Mapping[str, str | None], giver: str, holder: str) -> bool:
    """Whether a proxy would make a chain: its holder has given one away, or its giver holds one."""
    return bool(proxies.get(holder)) or giver in {to for by, to in proxies.items() if by != giver}


@dataclass(frozen=True)
class Quorum:
    """Whether a body may decide: the votes it has in all, those represented, and how many are needed."""

    votes: int
    represented: int
    needed: int

    @property
    def is_met(self) -> bool:
        """Whether enough votes are represented."""
        return self.represented >= self.needed


def votes_needed(kind: str, number: int | None, votes: int) -> int:
    """How many of a body's votes must be represented; every rounding is upwards."""
    if kind == "none":
        return 0
    if kind == "number":
        return number or 0
    if kind == "percent":
        return -(-votes * (number or 0) // 100)
    return {"half": -(-votes // 2), "two_thirds": -(-votes * 2 // 3)}.get(kind, votes // 2 + 1)
