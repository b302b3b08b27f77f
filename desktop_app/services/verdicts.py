"""Whether two people, or two organisations, are one: sure, probable, or not; with what speaks for and against."""

from collections.abc import Callable
from dataclasses import dataclass
from functools import partial

from rapidfuzz.distance import OSA

from desktop_app.services.likeness import (
    BORN,
    NEAR,
    OTHER,
    Evidence,
    Weights,
    likeness_of_births,
    likeness_of_words,
    names_of_people,
    where,
)
from desktop_app.services.likeness_words import SHORTENED
from desktop_app.services.traits import Traits

SURE, PROBABLE = "sure", "probable"
LISTED = 0.0
"""From so many bits on a pair is shown: it is likelier one than two."""
CERTAIN = 7.0
"""From so many bits on a pair may be called sure, where nothing speaks against it."""
SHARED_AT_MOST = 9.0
"""What people of another name share with somebody (household, office, switchboard) says no more than this."""
CONTRADICTED = -14.0


@dataclass(frozen=True)
class Verdict:
    """What two records have in common: the bits for their being one, the state, and the evidence."""

    bits: float
    state: str
    evidence: tuple[Evidence, ...]

    @property
    def score(self) -> int:
        """How likely they are one, in whole per cent; never quite 100."""
        return min(99, round(100 / (1 + float(2.0**-self.bits))))


NOT = Verdict(-99.0, "", ())
Compare = Callable[[Traits, Traits, Weights], Verdict]


def people(one: Traits, other: Traits, weights: Weights) -> Verdict:
    """Whether two people are one."""
    named = names_of_people(one, other, weights)
    name_bits = sum(evidence.bits for evidence in named)
    if weights.prior + name_bits + _at_most(one, other) < LISTED:
        return NOT
    differs = any(evidence.what in ("given_other", "family_other") for evidence in named)
    found = list(named)
    born = _born(one, other)
    if born:
        found.append(born)
    shared = [*where(one, other, weights), *_contacts(one, other, weights), *_belongs(one, other, weights)]
    found += shared
    more = _more(one, other, weights)
    found += more
    total = weights.prior + sum(evidence.bits for evidence in found)
    if differs and not (born and born.bits > 0):
        total = _household(weights.prior, named, [*shared, *more], born)
    if total < LISTED:
        return NOT
    return Verdict(total, _state_of_people(total, named, found), tuple(found))


def _at_most(one: Traits, other: Traits) -> float:
    """More bits than anything beside the names can give: most pairs need no closer look."""
    bits = 12.0 if one.born and other.born else 0.0
    for mine, theirs in ((one.emails, other.emails), (one.phones, other.phones), (one.sites, other.sites)):
        if mine and theirs:
            bits += 4.0 if mine.isdisjoint(theirs) else 11.0
    if not one.belongs.isdisjoint(other.belongs):
        bits += 7.0
    if one.places and other.places:
        bits += 20.0
    if one.more or one.official:
        bits += MORE_AT_MOST + 12.0
    return bits


def _household(prior: float, named: list[Evidence], shared: list[Evidence], born: Evidence | None) -> float:
    """Who shares home, office and a name with somebody, but not the other name, is most often somebody else."""
    against = sum(evidence.bits for evidence in named if evidence.bits < 0) + (born.bits if born else 0.0)
    given = sum(evidence.bits for evidence in named if evidence.bits > 0 and evidence.what.startswith("given"))
    family = sum(evidence.bits for evidence in named if evidence.bits > 0 and evidence.what.startswith("family"))
    return prior + against + given + min(family + sum(evidence.bits for evidence in shared), SHARED_AT_MOST)


_SAME_NAME = {"given_same", "given_form", "given_near", "family_same", "family_near", "swapped"}
_CONFIRMS = {"born_same", "email_same", "phone_same", "street_same"}
_DENIES = {"born_other", "town_other", "street_other", "more_other", "official_other", "given_other", "family_other"}


def _state_of_people(total: float, named: list[Evidence], found: list[Evidence]) -> str:
    what = {evidence.what for evidence in found}
    whole = {"swapped"} <= what or len(_SAME_NAME & {evidence.what for evidence in named}) == 2
    return SURE if total >= CERTAIN and whole and what & _CONFIRMS and not what & _DENIES else PROBABLE


def _born(one: Traits, other: Traits) -> Evidence | None:
    if not one.born or not other.born:
        return None
    how = likeness_of_births(one.born, other.born)
    return Evidence(f"born_{how}", BORN[how], one.born, other.born)


def _contacts(one: Traits, other: Traits, weights: Weights) -> list[Evidence]:
    """E-mail, telephone and web site: the rarest that both have, or that they have none in common."""
    found = []
    for field, mine, theirs in (
        ("email", one.emails, other.emails), ("phone", one.phones, other.phones), ("site", one.sites, other.sites),
    ):  # fmt: skip
        if not mine or not theirs:
            continue
        both = mine & theirs
        if both:
            best = max(both, key=partial(weights.equal, field))
            shared_by_two = weights.how_many(field, best) <= 2
            what = f"{field}_same" if shared_by_two else f"{field}_shared"
            found.append(Evidence(what, weights.equal(field, best), best, best))
        elif any(OSA.distance(a, b, score_cutoff=1) <= 1 for a in mine for b in theirs):
            found.append(Evidence(f"{field}_near", 4.0, min(mine), min(theirs)))
        else:
            found.append(Evidence(f"{field}_other", -0.7))
    return found


def _belongs(one: Traits, other: Traits, weights: Weights) -> list[Evidence]:
    if not one.belongs or not other.belongs:
        return []
    both = one.belongs & other.belongs
    if not both:
        return [Evidence("belongs_other", -0.7)]
    best = max(both, key=lambda value: weights.equal("belongs", value))
    return [Evidence("belongs_same", weights.equal("belongs", best), best, best)]


MORE_AT_MOST = 10.0


def _more(one: Traits, other: Traits, weights: Weights) -> list[Evidence]:
    """Values that files gave both, column by column; official numbers tell for certain who is not one."""
    if not one.more and not one.official:
        return []
    found = []
    theirs = dict(other.official)
    for name, value in one.official:
        if name in theirs:
            same = theirs[name] == value
            found.append(Evidence("official_same" if same else "official_other", 12.0 if same else CONTRADICTED, name))
    theirs = dict(other.more)
    columns = [_column(name, value, theirs[name], weights) for name, value in one.more if value and theirs.get(name)]
    if columns:
        bits = _sum_of_columns(columns)
        found.append(Evidence("more_same" if bits > 0 else "more_other", bits))
    return found


def _sum_of_columns(columns: list[float]) -> float:
    """Columns of one file often say one thing twice (a region, its code): the loudest counts, the others a little."""
    agreeing = sorted((bits for bits in columns if bits > 0), reverse=True)
    said = agreeing[0] + 0.4 * sum(agreeing[1:]) if agreeing else 0.0
    return max(min(said, MORE_AT_MOST) + sum(bits for bits in columns if bits < 0), -8.0)


def _column(name: str, one: str, other: str, weights: Weights) -> float:
    if one == other:
        return weights.equal("more", f"{name}\t{one}")
    if min(len(one), len(other)) >= 4 and likeness_of_words(one, other) != OTHER:
        return 3.0
    return -1.7


MOST_OF_NAMES = 13.0
"""The most bits that names of organisations give."""


# Organisations ----------------------------------------------------------------------------------------------------


def organisations(one: Traits, other: Traits, weights: Weights) -> Verdict:
    """Whether two organisations are one."""
    shared = [*where(one, other, weights), *_contacts(one, other, weights)]
    bits = sum(evidence.bits for evidence in shared)
    more = _more(one, other, weights)
    beside = bits + sum(evidence.bits for evidence in more)
    if weights.prior + MOST_OF_NAMES + beside < LISTED:
        return NOT  # not even the same name would make them one
    named = _names(one, other, weights)
    if named.bits <= -6.0:
        return NOT
    found = [named]
    if one.country and other.country and one.country != other.country:
        found.append(Evidence("country_other", -6.0, one.country, other.country))
    if named.what in ("name_other", "name_part"):
        bits = min(bits, SHARED_AT_MOST)
    found += [*shared, *more]
    against = sum(evidence.bits for evidence in found[1:] if evidence.what == "country_other")
    total = weights.prior + named.bits + against + bits + sum(evidence.bits for evidence in more)
    if total < LISTED:
        return NOT
    return Verdict(total, _state_of_organisations(total, named, found), tuple(found))


def _state_of_organisations(total: float, named: Evidence, found: list[Evidence]) -> str:
    what = {evidence.what for evidence in found}
    confirmed = what & {"email_same", "phone_same", "site_same", "street_same", "official_same"}
    whole = named.what in ("name_same", "name_short", "name_near")
    return SURE if total >= CERTAIN and whole and confirmed and not what & {*_DENIES, "country_other"} else PROBABLE


def _names(one: Traits, other: Traits, weights: Weights) -> Evidence:
    """The two names of two organisations that fit best."""
    best = _NO_NAME
    shortened = (one.acronyms & other.initials) | (one.initials & other.acronyms) | (one.acronyms & other.acronyms)
    if shortened:
        rarest = max(shortened, key=lambda short: weights.equal("short", short))
        best = Evidence("name_acronym", weights.equal("short", rarest), rarest)
    for name in one.names:
        for there in other.names:
            found = _two_names(name, there, weights)
            if found.bits > best.bits:
                best = found
    return best


_NO_NAME = Evidence("name_other", -8.0)


def _two_names(one: tuple[str, ...], other: tuple[str, ...], weights: Weights) -> Evidence:
    if one == other or sorted(one) == sorted(other):
        return Evidence("name_same", weights.equal("name", " ".join(sorted(one))))
    if len(one) != len(other) and "".join(one) == "".join(other):
        return Evidence("name_same", 9.0)
    same, slips, left, right = _matched(one, other)
    if not same and not slips:
        return _joined(one, other)
    if _numbers(left) and _numbers(right):
        return _NO_NAME
    matched = sum(_weight(word, weights) for word in same) + sum(_weight(word, weights) * n for word, n in slips)
    share = matched / (matched + 0.6 * sum(_weight(word, weights) for word in (*left, *right)))
    if share >= 0.85 or (not left and not right):
        return Evidence("name_near", min(matched, 11.0) * share)
    # What only one has may be an addition; what both have of their own sets them apart.
    if share >= (0.72 if left and right else 0.45):
        return Evidence("name_part", min(matched, 9.0) * share)
    found = _joined(one, other)
    return found if found.bits > 0 else Evidence("name_other", -8.0 + 6.0 * share)


def _joined(one: tuple[str, ...], other: tuple[str, ...]) -> Evidence:
    """Names nearly the same once their words are put together: `Bel Air`, `Bellair`."""
    first, second = "".join(one), "".join(other)
    if first[:2] != second[:2] or abs(len(first) - len(second)) > 3:
        return _NO_NAME
    return Evidence("name_near", 6.0) if OSA.normalized_similarity(first, second) >= 0.9 else _NO_NAME


def _weight(word: str, weights: Weights) -> float:
    return weights.equal("word", word)


def _numbers(words: list[str]) -> bool:
    return any(word.isdigit() for word in words)


def _matched(
    one: tuple[str, ...], other: tuple[str, ...]
) -> tuple[list[str], list[tuple[str, float]], list[str], list[str]]:
    """Words that stand in both names, those that do with a slip of the pen or shortened, and what is left of each."""
    left, right = list(one), list(other)
    same = []
    for word in one:
        if word in right:
            same.append(word)
            left.remove(word)
            right.remove(word)
    slips = []
    for word in list(left):
        for there in right:
            counts = _slip(word, there)
            if counts:
                slips.append((max(word, there, key=len), counts))
                left.remove(word)
                right.remove(there)
                break
    return same, slips, left, right


def _slip(one: str, other: str) -> float:
    """How much of a word's weight counts when it stands shortened, or with a slip of the pen, on the other side."""
    if one[0] != other[0] or one.isdigit() or other.isdigit():
        return 0.0
    short, long = sorted((one, other), key=len)
    if short.endswith(SHORTENED) and long.startswith(short[:-1]):
        return 0.8
    if len(short) >= 3 and long.startswith(short) and len(long) - len(short) >= 3:
        return 0.5
    return 0.8 if len(short) > 3 and likeness_of_words(one, other) == NEAR else 0.0
