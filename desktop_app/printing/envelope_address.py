"""Who and where on an envelope: La Poste's six lines of 38 letters in France, each country's own order elsewhere."""

import re
from collections.abc import Sequence

from desktop_app.i18n import N_, _, country_name, pgettext, speaking
from desktop_app.printing.address import address_lines
from desktop_app.printing.phrases import capitals, text_of
from desktop_app.printing.typography import NO_BREAK, one_line
from desktop_app.services.directory import PostalAddress
from desktop_app.services.mailing import Addressee, Sender
from desktop_app.services.papers import Someone

MOST_LINES, MOST_LETTERS = 6, 38
"""What La Poste reads (NF Z10-011)."""
_SHORTER = {
    "allée": "all", "allee": "all", "avenue": "av", "bâtiment": "bat", "boulevard": "bd", "chemin": "che",
    "cours": "crs", "faubourg": "fg", "général": "gal", "impasse": "imp", "immeuble": "imm", "maréchal": "mal",
    "place": "pl", "président": "pdt", "quai": "quai", "résidence": "res", "rond-point": "rpt", "route": "rte",
    "saint": "st", "sainte": "ste", "square": "sq", "zone industrielle": "zi",
}  # fmt: skip
"""How La Poste shortens the words of a street that is too long, and only then."""
AND = N_("{some} and {last}")


def addressed(one: Addressee, sender: Sender, *, role: bool = True) -> list[str]:
    """The lines of an envelope: for whom, where, and abroad in which country, named as the sender's post reads it."""
    where = one.address or PostalAddress()
    with speaking(one.language):
        who = named_together(one.people)
        title = text_of(one.people[0].position) if role and len(one.people) == 1 and one.people[0].position else ""
        organisation = "" if one.at_home else text_of(one.organisation)
        short = text_of(one.acronym)
    title = title[:1].upper() + title[1:]
    if where.country == "FR" or (not where.country and sender.home == "FR"):
        return [*french(who, title, organisation, short, where), *_abroad(where, sender)]
    identity = [line for line in (who, title, organisation) if line]
    return [*identity, *_elsewhere(where, sender)]


def named_together(people: Sequence[Someone]) -> str:
    """`Madame Anne Lefèvre et Monsieur Jean Dupont`, in the language in force."""
    names = [_named(who) for who in people]
    if len(names) < 2:
        return "".join(names)
    return _(AND).format(some=", ".join(names[:-1]), last=names[-1])


def _named(who: Someone) -> str:
    civility = {"m": pgettext("an envelope", "Mr"), "f": pgettext("an envelope", "Ms")}.get(who.form_of_address, "")
    return NO_BREAK.join(filter(None, (one_line(who.honorific) or civility, one_line(who.name))))


def _elsewhere(where: PostalAddress, sender: Sender) -> list[str]:
    """The country's own order; the town and what follows it in capitals, as the Universal Postal Union asks."""
    found = address_lines(where, [], home=where.country or sender.home)
    town = one_line(where.city).strip()
    start = next((place for place, line in enumerate(found) if town and town in line), len(found))
    return [*found[:start], *map(capitals, found[start:]), *_abroad(where, sender)]


def _abroad(where: PostalAddress, sender: Sender) -> list[str]:
    """The country as the sender's post reads it; nothing at home."""
    if not where.country or where.country == sender.home:
        return []
    with speaking(sender.language):
        return [capitals(country_name(where.country))]


# France ---------------------------------------------------------------------------------------------------------


def french(who: str, title: str, organisation: str, short: str, where: PostalAddress) -> list[str]:
    """At most six lines: organisation, person, what they do if there is room, then the place in capitals."""
    place = [line for line in map(_street, where.lines) if line]
    town = _street(" ".join(filter(None, (where.postcode, where.city, _cedex(where.cedex)))), postal=True)
    ways = (
        [organisation, who, title],
        [organisation, who],
        [short or organisation, who],
        [who or short or organisation],
    )
    for identity in ways:
        lines = [part for line in identity if line for part in _wrapped(line)]
        lines += [part for line in place for part in _wrapped(line)] + [town]
        if len(lines) <= MOST_LINES:
            break
    return lines


def _cedex(cedex: str) -> str:
    cedex = one_line(cedex).strip()
    return cedex if not cedex or cedex.casefold().startswith("cedex") else f"Cedex {cedex}"


def _street(line: str, *, postal: bool = False) -> str:
    """In capitals without punctuation; shortened as La Poste does where it is too long."""
    plain = re.sub(r"[^\w/ ]+", " ", one_line(line).replace(NO_BREAK, " "))
    text = capitals(re.sub(r" +", " ", plain).strip())
    if len(text) <= MOST_LETTERS or postal:
        return text
    for word, shorter in _SHORTER.items():
        text = re.sub(rf"\b{re.escape(capitals(word))}\b", capitals(shorter), text)
    return text


def _wrapped(line: str) -> list[str]:
    """A line in parts of at most 38 letters, broken at spaces; a longer word stays whole, since nothing is cut."""
    parts = [""]
    for word in line.split(" "):
        longer = f"{parts[-1]} {word}".strip()
        if len(longer) <= MOST_LETTERS or not parts[-1]:
            parts[-1] = longer
        else:
            parts.append(word)
    return [part for part in parts if part]
