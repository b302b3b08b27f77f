"""The evidence file: that of one event or meeting, or of all of a period, with the grant that pays for it."""

from collections.abc import Sequence
from dataclasses import dataclass

from desktop_app.services import evidence, grants, writing
from desktop_app.services.attendance import Occasion
from desktop_app.services.evidence import Evidence
from desktop_app.services.grants import GrantFacts
from desktop_app.services.papers import ByLanguage, both
from desktop_app.storage.database import Database


@dataclass(frozen=True)
class Subject:
    """What an evidence file is about: one event or meeting, or the period of a grant (or of all)."""

    occasion: Occasion | None = None
    grant_id: str | None = None
    first_day: str = ""
    last_day: str = ""


@dataclass(frozen=True)
class EvidenceFile:
    """All that is handed to a funder, as it stands on a day."""

    day: str
    subject: Subject
    grant: GrantFacts | None
    dossiers: tuple[Evidence, ...]
    """One for each event and meeting, in the order they took place."""
    kinds: dict[str, ByLanguage]
    """The name of each kind of organisation by its code."""

    @property
    def missing(self) -> int:
        """How many things are not there."""
        return sum(len(one.missing) for one in self.dossiers)

    @property
    def is_single(self) -> bool:
        """Whether it is about one event or meeting rather than a period."""
        return self.subject.occasion is not None


def occasions(database: Database, subject: Subject) -> list[Occasion]:
    """The events and meetings an evidence file is about."""
    if subject.occasion:
        return [subject.occasion]
    return grants.occasions(database, subject.grant_id, subject.first_day, subject.last_day)


def gather(database: Database, subject: Subject, day: str) -> EvidenceFile:
    """All that is there, and what is not; the grant is that of the one occasion where none is named."""
    dossiers = tuple(evidence.gather(database, one, day) for one in occasions(database, subject))
    grant_id = subject.grant_id or (_paid_by(database, subject.occasion) if subject.occasion else None)
    grant = grants.facts(database, grant_id, day) if grant_id else None
    return EvidenceFile(day, subject, grant, dossiers, _kinds(database))


def missing(database: Database, subject: Subject, day: str) -> list[tuple[Occasion, list[evidence.Check]]]:
    """What each event and meeting lacks on a day; those that lack nothing are there too."""
    return [(one, evidence.missing(database, one, day)) for one in occasions(database, subject)]


def _paid_by(database: Database, occasion: Occasion) -> str | None:
    """The grant of an event, or of a meeting: its own, else that of its event."""
    values = writing.standing_values(database, occasion.kind, occasion.id)
    own: str | None = values["grant_id"]
    if own or not values.get("event_id"):
        return own
    of_event: str | None = writing.standing_values(database, "event", values["event_id"])["grant_id"]
    return of_event


def _kinds(database: Database) -> dict[str, ByLanguage]:
    rows: Sequence[tuple[str, str | None, str | None]] = database.read(
        "SELECT code, label_fr, label_en FROM organisation_kind"
    )
    return {code: both(fr, en) for code, fr, en in rows}
