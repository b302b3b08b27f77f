"""vCards 2.1, 3.0 and 4.0 read with patience: a broken card costs that card, the rest stays with the record."""

import base64
import re
from dataclasses import dataclass, field
from email.utils import parseaddr
from typing import Any

from desktop_app.i18n import _
from desktop_app.interchange.content_lines import Property, as_read, escaped, lines, parted, property_of, unescaped
from desktop_app.interchange.vcard_details import about_person, department, label_of_group, messages
from desktop_app.services.incoming import Belonging, Incoming, Kept, Notice, Source
from desktop_app.services.pictures import picture_of

MOST_CARDS = 200_000
DEEPEST = 4
"""How deep cards may stand in cards (AGENT); deeper ones are read as cards of their own."""


@dataclass
class Card:
    """One card: its properties, and the line it begins at."""

    line: int
    properties: list[Property] = field(default_factory=list)

    def all(self, *names: str) -> list[Property]:
        """The properties of some names, in order."""
        return [one for one in self.properties if one.name in names]


def read_vcards(content: bytes) -> Source:
    """The people and organisations of a file of cards."""
    cards, notices = cards_of(content)
    records = [record_of(card) for card in cards]
    return Source("vcard", records=records, notices=notices)


def cards_of(content: bytes) -> tuple[list[Card], list[Notice]]:
    """The cards of a file; lines that belong to none or are no properties are said."""
    cards: list[Card] = []
    open_cards: list[Card] = []
    notices: list[Notice] = []
    for number, line in lines(content):
        found = property_of(number, line.strip() if line[:1] in " \t" else line)
        marker = re.fullmatch(r"\s*(?:[\w-]+\.)?(BEGIN|END)\s*:\s*VCARD\s*", line, re.IGNORECASE)
        if marker and marker[1].upper() == "BEGIN":
            card = Card(number)
            cards.append(card)
            open_cards = [*open_cards[-DEEPEST:], card]
        elif marker:
            if open_cards:
                open_cards.pop()
        elif found is None:
            _lost(cards, open_cards, number, line, notices)
        else:
            if found.cut and len(notices) < 200:
                notices.append(
                    Notice(number, _("This value is longer than 10 million characters; the rest was left out."))
                )
            _put(cards, open_cards, found)
    return [card for card in cards if card.properties][:MOST_CARDS], notices


def _put(cards: list[Card], open_cards: list[Card], found: Property) -> None:
    """A property goes to the card that is open, else to the last one; before the first card it begins one."""
    if found.name in ("BEGIN", "END"):
        return
    if not open_cards:
        if not cards:
            cards.append(Card(found.line))
        open_cards.append(cards[-1])
    open_cards[-1].properties.append(found)


def _lost(cards: list[Card], open_cards: list[Card], number: int, line: str, notices: list[Notice]) -> None:
    """A line that is no property: the end of the value before it where that was folded badly, else it is said."""
    if len(notices) < 200:
        notices.append(Notice(number, _("This line cannot be read: {line}").format(line=line[:80])))
    if open_cards:
        open_cards[-1].properties.append(Property("X-UNREADABLE", escaped(line[:100_000]), (), "", number))


# Cards as records -----------------------------------------------------------------------------------------------

TAKEN = ("VERSION", "PRODID", "REV")
"""What says something of the file, not of the person."""
TWO_LANGUAGES = ("ORG", "TITLE")
"""What our own cards say in the other language too; the base has both already."""
PHONES = {"fax": "fax", "cell": "mobile", "mobile": "mobile"}


def record_of(card: Card) -> Incoming:
    """The record a card makes: its fields, and what is more than they can hold."""
    from desktop_app.interchange.vcard_writing import OWN_ID, PRODUCT, name_said, says_the_same

    is_organisation = _is_organisation(card)
    is_ours = any(found.value.strip() == PRODUCT for found in card.all("PRODID"))
    record = Incoming("organisation" if is_organisation else "person", card.line, source="vcard")
    (_organisation if is_organisation else _person)(record, card)
    if is_ours and is_organisation:
        _own_acronyms(record, card)
        card.properties = [found for found in card.properties if found.name != "KIND"]
    _notes_and_tags(record, card)
    _each_once(record)
    uid = next((unescaped(found.value).strip() for found in card.all("UID")), "")
    if is_ours and uid.startswith(OWN_ID):
        card.properties = [found for found in card.properties if found.name != "UID"]
    elif uid:
        record.key = ("UID", uid)
    shown = says_the_same(record)
    photo = _picture(record, card)
    for found in card.properties:
        if found.name in TAKEN or not found.value.strip() or found is photo:
            continue
        if found.name == "UID":
            record.kept.append(Kept("vcard", "UID", found.value, key=uid))
        elif not shown.takes(found) and not (is_ours and found.name in TWO_LANGUAGES and found.all("LANGUAGE")):
            name = f"{found.group}.{found.name}" if found.group else found.name
            is_first = record.kind == "person" and name in ("N", "FN") and found is card.all(name)[0]
            key = name_said(record.values) if is_first else ""
            value, form = as_read(found.value)
            record.kept.append(Kept("vcard", name, value, parameters_text(found), key, form))
    if not record.name:
        record.problem = _("This card has no name.")
    return record


def _each_once(record: Incoming) -> None:
    """A number or address that stands twice is one row; what came with the second stays with the record."""
    rows: list[tuple[str, dict[str, Any]]] = []
    for row in record.rows:
        if row not in rows:
            rows.append(row)
    record.rows = rows
    for belonging in record.belongs:
        belonging.contacts = list(dict.fromkeys(belonging.contacts))
    record.tags = list(dict.fromkeys(record.tags))


def _picture(record: Incoming, card: Card) -> Property | None:
    """Take the first photo (the logo of an organisation) that is a picture; addresses of pictures are never opened."""
    for found in card.all("PHOTO"):
        record.picture = picture_of(bytes_of(found))
        if record.picture:
            return found
    return None


def bytes_of(found: Property) -> bytes:
    """The bytes that a property holds as base64, in any of the ways of 2.1, 3.0 and 4.0; none when it holds none."""
    inline = re.match(r"(?i)data:[^,]*;base64\\?,", found.value)
    words = {value.lower() for key, value in found.parameters if key in ("", "ENCODING")}
    unsaid = len(found.value) > 200 and re.fullmatch(r"[A-Za-z0-9+/=\s\\]+", found.value[:10_000])
    if not inline and not words & {"b", "base64"} and not unsaid:
        return b""
    text = re.sub(r"[^A-Za-z0-9+/]", "", found.value[inline.end() :] if inline else found.value)
    text = text[:-1] if len(text) % 4 == 1 else text
    return base64.b64decode(text + "=" * (-len(text) % 4))


def _notes_and_tags(record: Incoming, card: Card) -> None:
    notes = [unescaped(found.value).strip() for found in card.all("NOTE")]
    if any(notes):
        record.values["remarks"] = "\n\n".join(note for note in notes if note)
    record.tags = [tag for found in card.all("CATEGORIES") for tag in parted(found.value, ",") if tag]


def parameters_text(found: Property) -> str:
    """Parameters as one text: `TYPE=work;X-ABLabel=…`."""
    return ";".join(f"{key}={value}" if key else value for key, value in found.parameters)


def _is_organisation(card: Card) -> bool:
    kind = [found.value.strip().lower() for found in card.all("KIND", "X-ADDRESSBOOKSERVER-KIND")]
    shows = [found.value.strip().lower() for found in card.all("X-ABSHOWAS")]
    if "company" in shows or "org" in kind or "organization" in kind:
        return True
    names = [part for found in card.all("N") for part in parted(found.value) if part]
    organisation = next((parted(found.value)[0] for found in card.all("ORG")), "")
    full = next((unescaped(found.value).strip() for found in card.all("FN")), "")
    return bool(organisation) and not names and full in ("", organisation)


def _person(record: Incoming, card: Card) -> None:
    record.values |= name_of(card.properties)
    _addresses(record, card, "correspondence")
    further = _further_work(card)
    organisations = [parted(found.value) for found in card.all("ORG") if found.group not in further]
    titles = [unescaped(found.value).strip() for found in card.all("TITLE") if found.group not in further]
    if organisations and organisations[0] and organisations[0][0]:
        work = Belonging(organisations[0][0], titles[0] if titles else "", department=department(organisations[0]))
        work.duties = next((unescaped(found.value).strip() for found in card.all("ROLE")), "")
        record.belongs.append(work)
    else:
        work = None
    about_person(record, card, titles)
    for kind, value, at_work, group in _contacts(card):
        if group in further:
            further[group].contacts.append((kind, value))
        elif work is not None and at_work:
            work.contacts.append((kind, value))
        else:
            record.rows.append(("contact_point", {"kind": kind, "value": value, **label_of_group(card, group)}))
    record.rows += messages(card)
    record.belongs += further.values()


def _further_work(card: Card) -> dict[str, Belonging]:
    """The second and later places of work, each a group of its own with its organisation (as our own cards write)."""
    found: dict[str, Belonging] = {}
    for one in card.all("ORG"):
        if re.fullmatch(r"(?i)work\d+", one.group) and one.group not in found and parted(one.value)[0]:
            titles = [unescaped(t.value).strip() for t in card.all("TITLE") if t.group == one.group]
            units = parted(one.value)
            found[one.group] = Belonging(units[0], titles[0] if titles else "", department=department(units))
            duties = (unescaped(role.value).strip() for role in card.all("ROLE") if role.group == one.group)
            found[one.group].duties = next(duties, "")
    return found


def name_of(properties: list[Property]) -> dict[str, Any]:
    """The name that some properties say, by field: the parts of N, else those of FN, else what a card is known by."""
    from desktop_app.services.mapped import split_name

    card = Card(0, properties)
    full = next((unescaped(found.value).strip() for found in card.all("FN") if found.value.strip()), "")
    parts = next((parted(found.value) for found in card.all("N") if found.value.strip(" ;")), [])
    parts += [""] * (5 - len(parts))
    fields = ("family", "given", "further_given", "honorific", "suffix")
    values: dict[str, Any] = dict(zip(fields, parts, strict=False))
    if not values["family"] and values["given"]:
        values["family"], values["given"] = values["given"], ""
    if not values["family"]:
        values = {**values, **(split_name(full) if full.strip(" ,") else {})}
    if not values["family"]:
        others = card.all("NICKNAME", "EMAIL", "TEL", "ORG", "URL", "UID")
        names = [unescaped(found.value).strip(" ;") for found in others]
        values["family"] = next((name for name in names if name), _("Card without a name"))
    return {name: value for name, value in values.items() if value}


def _organisation(record: Incoming, card: Card) -> None:
    organisation = next((parted(found.value)[0] for found in card.all("ORG") if found.value.strip(" ;")), "")
    full = [found for found in card.all("FN") if found.value.strip()]
    names: dict[str, str] = {}
    for found in full:
        language = next(iter(found.all("LANGUAGE")), "fr")[:2]
        names.setdefault(language if language in ("fr", "en") else "original", unescaped(found.value).strip())
    if not names and organisation:
        names["fr"] = organisation
    for language, text in names.items():
        record.rows.append(("organisation_name", {"language": language, "kind": "official", "text": text}))
    for kind, value, _at_work, group in _contacts(card):
        record.rows.append(("contact_point", {"kind": kind, "value": value, **label_of_group(card, group)}))
    record.rows += messages(card)
    _addresses(record, card, "seat")


def _own_acronyms(record: Incoming, card: Card) -> None:
    """What our own cards give as nicknames of organisations."""
    for found in card.all("NICKNAME"):
        language = next(iter(found.all("LANGUAGE")), "original")
        row = {"language": language, "kind": "acronym", "text": unescaped(found.value).strip()}
        record.rows.append(("organisation_name", row))


def _contacts(card: Card) -> list[tuple[str, str, bool, str]]:
    """The phones, e-mails and web addresses: kind, value, whether they are of work, and their group."""
    found = []
    for one in card.all("TEL", "EMAIL", "URL"):
        value = unescaped(one.value).strip()
        value = re.sub(r"(?i)^(tel|mailto):", "", value)
        if one.name == "EMAIL" and value.endswith(">"):
            value = parseaddr(value)[1] or value
        kind = {"EMAIL": "email", "URL": "web"}.get(one.name) or next(
            (PHONES[word] for word in one.types if word in PHONES), "phone"
        )
        if value:
            at_work = ("home" not in one.types and kind != "web") or "work" in one.types
            found.append((kind, value, at_work, one.group))
    return found


def _addresses(record: Incoming, card: Card, usual: str) -> None:
    for found in card.all("ADR"):
        values = address_of(found)
        if values:
            kind = "home" if "home" in found.types and usual != "seat" else usual
            record.rows.append(("address", {"kind": kind, **values}))


def address_of(found: Property) -> dict[str, Any]:
    """An address's fields, part by part."""
    parts = parted(found.value)
    parts += [""] * (7 - len(parts))
    box, more, street, city, region, postcode, country = parts[:7]
    values = {
        "post_box": box, "extended": more, "lines": street, "city": city, "region": region, "postcode": postcode,
        "country": country,
    }  # fmt: skip
    return {name: value for name, value in values.items() if value}
