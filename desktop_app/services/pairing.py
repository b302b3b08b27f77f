"""Which records are worth comparing: those that have something rare in common, so that a large base takes seconds."""

from collections import defaultdict
from collections.abc import Callable, Iterator, Mapping, Sequence

from desktop_app.services.nicknames import family_of_forms
from desktop_app.services.traits import Traits

LARGEST = 40
"""A block of more records is common knowledge: only neighbours in order of all they say are compared."""
NEIGHBOURS = 8
ACRONYM, INITIALS = "z", "Z"
"""The first letters of keys that are an acronym, and that are the one a long name would make."""
ALONE = "tvp"
"""The first letters of keys that say nothing once many records have them: a word, two words, a word in a town."""


def keys_of_person(one: Traits) -> set[str]:
    """What a person may have in common with themselves written otherwise."""
    given, family = one.given.replace(" ", ""), one.family.replace(" ", "")
    found = {f"m{email}" for email in one.emails} | {f"f{phone}" for phone in one.phones}
    if given and family:
        found.add("n" + " ".join(sorted((given, family))))
        found |= {f"i{family}{given[0]}", f"i{given}{family[0]}", f"c{bones(family)} {given[:2]}"}
        found |= {f"o{number} {family}" for number in family_of_forms(given)}
        found |= {f"a{word} {given[:1]}" for word in one.family.split() if len(word) > 2 and " " in one.family}
    elif family:
        found.add(f"l{family}")
    if one.born:
        found.add(f"b{one.born}")
        found |= {f"d{one.born[:4]}{family[:4]}", f"e{one.born[4:]}{given[:4]}", f"g{given} {one.born[:4]}"}
        found.add(f"h{family} {one.born[4:]}")
    for street, postcode, town in one.places:
        if street:
            found |= {f"s{street[:12]} {postcode or town}", f"t{street}"}
        for area in filter(None, (postcode, town)):
            found |= {f"y{area} {family[:4]}", f"q{area} {given[:4]}"}
    for where in one.belongs:
        found |= {f"w{where} {family[:3]}", f"x{where} {given}"}
    found |= {f"k{name} {value}" for name, value in one.official}
    return found


def keys_of_organisation(one: Traits) -> set[str]:
    """What an organisation may have in common with itself written otherwise."""
    found = {f"m{email}" for email in one.emails} | {f"f{phone}" for phone in one.phones}
    found |= {f"u{site}" for site in one.sites} | {ACRONYM + short for short in one.acronyms}
    found |= {INITIALS + short for short in one.initials}
    for name in one.names:
        joined = "".join(name)
        found |= {"n" + " ".join(sorted(name)), f"c{bones(joined)[:8]}", f"j{joined[:9]}"}
        found |= {f"t{word}" for word in name if len(word) > 3}
        found |= {f"v{a[:4]} {b[:4]}" for a, b in zip(sorted(name), sorted(name)[1:], strict=False)}
    for street, postcode, town in one.places:
        if street:
            found |= {f"s{street[:12]} {postcode or town}", f"r{street}"}
        for area in filter(None, (postcode, town)):
            found |= {f"p{area} {word[:4]}" for name in one.names for word in name}
    found |= {f"k{name} {value}" for name, value in one.official}
    return found


def bones(word: str) -> str:
    """A word without its vowels and doubled letters: what most slips of the pen leave alone."""
    kept = word[:1]
    for letter in word[1:]:
        if letter not in "aeiouyh " and letter != kept[-1]:
            kept += letter
    return kept


def pairs(
    records: Sequence[Traits],
    keys: Callable[[Traits], set[str]],
    order: Callable[[Traits], str],
    progress: Callable[[int, int], None] | None = None,
) -> Iterator[tuple[int, int]]:
    """The places of records worth comparing, each pair once, the earlier first."""
    blocks: defaultdict[str, list[int]] = defaultdict(list)
    for place, record in enumerate(records):
        for key in keys(record):
            blocks[key].append(place)
    found: list[list[int]] = [[] for _record in records]
    for key, block in blocks.items():
        if len(block) < 2 or key[0] == INITIALS or (len(block) > LARGEST and key[0] in ALONE):
            continue
        if len(block) <= LARGEST:
            for number, place in enumerate(block):
                found[place] += block[number + 1 :]
        else:
            _neighbours(sorted(block, key=lambda place: order(records[place])), found)
    _long_names_beside_acronyms(blocks, found)
    del blocks
    for place, others in enumerate(found):
        if progress and place % 1000 == 0:
            progress(place, len(records))
        for other in set(others):
            yield place, other
        found[place] = []


def _long_names_beside_acronyms(blocks: Mapping[str, list[int]], found: list[list[int]]) -> None:
    """A long name is compared with the acronyms it would make, not with all long names that would make it too."""
    for key, shorts in blocks.items():
        if key[0] == ACRONYM:
            for place in shorts[:LARGEST]:
                for other in blocks.get(INITIALS + key[1:], [])[:LARGEST]:
                    found[min(place, other)] += [max(place, other)] if place != other else []


def _neighbours(block: list[int], found: list[list[int]]) -> None:
    for number, place in enumerate(block):
        for other in block[number + 1 : number + 1 + NEIGHBOURS]:
            found[min(place, other)].append(max(place, other))


def order_of_person(one: Traits) -> str:
    """Where a person stands among many who have one thing in common."""
    return f"{one.family} {one.given} {one.born} {min(one.emails, default='')}"


def order_of_organisation(one: Traits) -> str:
    """Where an organisation stands among many that have one thing in common."""
    return " ".join(one.names[0]) if one.names else ""
