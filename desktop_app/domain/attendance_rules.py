"""Whose voice counts: proxies, the quorum; plain rules over plain values, kept apart from the mapping."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass


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
