"""Duplicates in the base: found over the whole of it and while one types, with why; and pairs that are none."""

from collections.abc import Callable, Iterable
from dataclasses import dataclass
from typing import Any

from desktop_app import i18n
from desktop_app.domain.kinds import KINDS
from desktop_app.domain.record import new_id
from desktop_app.errors import UserError
from desktop_app.i18n import N_, _
from desktop_app.services import pairing, records, standing_traits, verdicts
from desktop_app.services.edits import Edit
from desktop_app.services.likeness import Evidence, Weights
from desktop_app.services.reasons import in_words
from desktop_app.services.traits import Traits
from desktop_app.services.typed_traits import of_edit, words_asked
from desktop_app.services.verdicts import Verdict
from desktop_app.services.wording import filled_fields
from desktop_app.storage.database import Database
from desktop_app.storage.queries import titles as named
from desktop_app.storage.queries.alike import holders_of, records_with_any, records_with_words

KINDS_LOOKED_THROUGH = standing_traits.KINDS
Progress = Callable[[int, int], None]
"""Told how many of how many are done; raises Cancelled when the person does not want the rest."""


@dataclass(frozen=True)
class Pair:
    """Two records that are likely one: how likely in per cent, whether it is sure, and the evidence."""

    kind: str
    one: str
    other: str
    verdict: Verdict

    @property
    def ids(self) -> frozenset[str]:
        """The two, in no order."""
        return frozenset((self.one, self.other))

    @property
    def is_sure(self) -> bool:
        """Whether it is sure, not only probable."""
        return self.verdict.state == verdicts.SURE

    def reasons(self) -> list[str]:
        """Why, in words, in the language in force: what says most first."""
        return in_words(self.verdict.evidence)


@dataclass(frozen=True)
class Standing:
    """A pair as it stands in the base now: the names of both, in the language in force."""

    pair: Pair
    one: str
    other: str


@dataclass(frozen=True)
class Manner:
    """How records of one kind are looked through."""

    keys: Callable[[Traits], set[str]]
    order: Callable[[Traits], str]
    compare: verdicts.Compare


MANNERS = {
    "person": Manner(pairing.keys_of_person, pairing.order_of_person, verdicts.people),
    "organisation": Manner(pairing.keys_of_organisation, pairing.order_of_organisation, verdicts.organisations),
}


# The whole base -------------------------------------------------------------------------------------------------


def find(
    database: Database, kinds: Iterable[str] = KINDS_LOOKED_THROUGH, progress: Progress | None = None
) -> list[Pair]:
    """All pairs that are likely one, the surest first; those said not to be are left out."""
    found: list[Pair] = []
    for kind in kinds:
        apart = pairs_told_apart(database, kind)
        back = _back_again(database, kind)
        found += [pair for pair in back if pair.ids not in apart]
        apart |= {pair.ids for pair in back}
        found += among(kind, standing_traits.OF_KIND[kind](database), progress, apart)
    return sorted(found, key=lambda pair: (not pair.is_sure, -pair.verdict.bits, pair.one, pair.other))


def _back_again(database: Database, kind: str) -> list[Pair]:
    """Records that were combined once and are two again, because a copy that was away went on with one of them."""
    rows = database.read(
        f'SELECT DISTINCT r.{kind}_id, r.replaced_id FROM replacement r JOIN "{kind}" o ON o.id = r.replaced_id '
        f"WHERE r.{kind}_id IS NOT NULL ORDER BY r.id"
    )
    verdict = Verdict(20.0, verdicts.SURE, (Evidence("combined_before", 20.0),))
    return [Pair(kind, keep, other, verdict) for keep, other in rows]


def among(
    kind: str,
    compared: list[Traits],
    progress: Progress | None = None,
    apart: frozenset[frozenset[str]] = frozenset(),
) -> list[Pair]:
    """The pairs among some records of one kind that are likely one."""
    manner, weights = MANNERS[kind], Weights(compared)
    found = []
    for place, there in pairing.pairs(compared, manner.keys, manner.order, progress):
        one, other = compared[place], compared[there]
        verdict = manner.compare(one, other, weights)
        if verdict.state and frozenset((one.id, other.id)) not in apart:
            found.append(Pair(kind, one.id, other.id, verdict))
    return found


def titles(database: Database, pairs: Iterable[Pair], day: str) -> dict[str, str]:
    """What the records of some pairs are called, in the language in force."""
    ids: dict[str, set[str]] = {}
    for pair in pairs:
        ids.setdefault(pair.kind, set()).update(filter(None, pair.ids))
    found: dict[str, str] = {}
    for kind, some in ids.items():
        found |= named.titles(database, kind, some, i18n.language(), day)
    return found


def standing(database: Database, pairs: Iterable[Pair], day: str) -> list[Standing]:
    """Those of some pairs found earlier of which both records still stand and nobody said that they are two."""
    pairs = list(pairs)
    called = titles(database, pairs, day)
    apart = {kind: pairs_told_apart(database, kind) for kind in KINDS_LOOKED_THROUGH}
    return [
        Standing(pair, called[pair.one], called[pair.other])
        for pair in pairs
        if pair.one in called and pair.other in called and pair.ids not in apart[pair.kind]
    ]


def facts(database: Database, kind: str, record_id: str, day: str) -> list[tuple[str, str]]:
    """What tells a record from one that looks like it: the titles and texts of its fields and of what hangs on it."""
    card = records.load(database, kind, record_id, day)
    found = list(filled_fields(database, kind, card.values, day))
    for section in KINDS[kind].sections:
        rows = card.rows[records.section_key(section)]
        texts = list(dict.fromkeys(row.title.removeprefix(f"{card.title} – ") for row in rows if row.title))
        if texts and section.kind in _TELLING:
            found.append((_(section.title), "\n".join(texts[:MOST_LINES])))
    return found


_TELLING = frozenset(
    ("organisation_name", "contact_point", "address", "mandate", "membership", "tagging", "kept_value")
)
MOST_LINES = 8


# While one types ------------------------------------------------------------------------------------------------

BENEFIT = 5.0
"""Bits in favour of what stands there already: to be told once too often costs a glance."""
CANDIDATES = 200
"""More records with the same words are looked at only when the base is looked through as a whole."""


def already_there(database: Database, edit: Edit, limit: int = 3) -> list[Pair]:
    """The records of the base that what is being typed on a new card is likely to be, the likeliest first."""
    if edit.kind not in MANNERS or edit.id is not None:
        return []
    typed = of_edit(database, edit)
    candidates = standing_traits.OF_KIND[edit.kind](database, _candidates(database, edit, typed))
    if not candidates:
        return []
    weights = _weights(database, edit.kind, typed)
    compare = MANNERS[edit.kind].compare
    found = [Pair(edit.kind, typed.id, one.id, compare(typed, one, weights)) for one in candidates]
    likely = [pair for pair in found if pair.verdict.state or _same_name(typed, pair.other, candidates)]
    return sorted(likely, key=lambda pair: (-pair.verdict.bits, pair.other))[:limit]


def _same_name(typed: Traits, record_id: str, candidates: list[Traits]) -> bool:
    """A common name says little in a large base, yet one who types it wants to know that it stands there."""
    there = next(one for one in candidates if one.id == record_id)
    if typed.names:
        return bool({" ".join(sorted(name)) for name in typed.names} & {" ".join(sorted(n)) for n in there.names})
    return bool(typed.given) and (typed.given, typed.family) == (there.given, there.family)


def _candidates(database: Database, edit: Edit, typed: Traits) -> list[str]:
    found: dict[str, None] = {}
    for expression in words_asked(edit):
        found |= dict.fromkeys(records_with_words(database, edit.kind, expression, CANDIDATES))
    found |= dict.fromkeys(records_with_any(database, edit.kind, typed.emails, typed.phones, CANDIDATES))
    return list(found)[: 2 * CANDIDATES]


def _weights(database: Database, kind: str, typed: Traits) -> Weights:
    """The weights of what was typed, counted by the search index instead of the whole base."""
    weights = Weights()
    weights.benefit = BENEFIT
    weights.total = database.read(f'SELECT count(*) FROM "{kind}"')[0][0]
    for field, values in (("given", [typed.given]), ("family", [typed.family]), ("email", typed.emails)):
        for value in filter(None, values):
            weights.set(field, value, holders_of(database, kind, value))
    for name in typed.names:
        for word in name:
            weights.set("word", word, holders_of(database, kind, word))
        weights.set("name", " ".join(sorted(name)), holders_of(database, kind, " ".join(name)))
    return weights


# Pairs that are not duplicates ------------------------------------------------------------------------------------


def pairs_told_apart(database: Database, kind: str) -> frozenset[frozenset[str]]:
    """The pairs of which somebody said that they are not one."""
    sql = f"SELECT {kind}_id, other_{kind}_id FROM not_duplicate WHERE other_{kind}_id IS NOT NULL"
    return frozenset(frozenset(row) for row in database.read(sql))


def tell_apart(database: Database, kind: str, one: str, other: str) -> None:
    """Remember that two records are not one, so that no search offers them again; undo forgets it."""
    called = _called(database, kind, one, other)
    if frozenset((one, other)) in pairs_told_apart(database, kind):
        return
    from sqlalchemy import insert

    from desktop_app.domain.duplicate import NotDuplicate

    title = N_("{one} and {other} are not duplicates")
    with database.transaction(title, one=called[one], other=called[other]) as session:
        values = {"id": new_id(), f"{kind}_id": one, f"other_{kind}_id": other}
        session.connection().execute(insert(NotDuplicate).values(**values))


def _called(database: Database, kind: str, one: str, other: str) -> dict[str, str]:
    """The names of two different records of a kind that is looked through; a sentence when they are not."""
    check_kind(kind)
    if one == other:
        raise UserError(_("This is one and the same record. Name two."))
    for record in (one, other):
        records.values_of(database, kind, record)
    return {record: records.title(database, kind, record, "9999") for record in (one, other)}


def check_kind(kind: str) -> None:
    """Refuse a kind of which no duplicates are looked for."""
    if kind not in KINDS_LOOKED_THROUGH:
        raise UserError(
            _("Records of the kind “{kind}” are not combined; people and organisations are.").format(
                kind=_(KINDS[kind].title)
            )
        )


def as_plain(database: Database, pairs: list[Pair], day: str) -> list[dict[str, Any]]:
    """Pairs as plain data with stable keys, for the command line."""
    called = titles(database, pairs, day)
    return [
        {
            "kind": pair.kind,
            "records": [{"id": record, "title": called.get(record, "")} for record in (pair.one, pair.other)],
            "score": pair.verdict.score,
            "state": pair.verdict.state,
            "reasons": pair.reasons(),
            "evidence": [
                {"what": one.what, "bits": round(one.bits, 1), "values": [one.one, one.other]}
                for one in pair.verdict.evidence
            ],
        }
        for pair in pairs
    ]


__all__ = [
    "KINDS_LOOKED_THROUGH", "Pair", "Standing", "already_there", "among", "as_plain", "check_kind", "facts", "find",
    "pairs_told_apart", "standing", "tell_apart", "titles",
]  # fmt: skip
