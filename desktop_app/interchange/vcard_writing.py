"""Records as vCards 3.0 and 4.0: fields first, then what came with a card and still fits them."""

import base64
import re
import uuid
from collections import Counter
from dataclasses import dataclass, replace
from typing import Any

from desktop_app.domain.detail_names import CARD_NAMES
from desktop_app.domain.names import full_name
from desktop_app.i18n import country_name, fold, speaking
from desktop_app.interchange.content_lines import Property, escaped, parted, unescaped, written
from desktop_app.interchange.messengers import MESSENGERS
from desktop_app.services.incoming import Belonging, Incoming, Kept

PRODUCT = "-//Parvis//FR"
OWN_ID = "urn:uuid:"
ONCE = ("N", "FN", "BDAY", "ANNIVERSARY", "TZ", "GEO", "NICKNAME", "ROLE")
"""What a field says and a detail of the card may say too: it goes out once."""
MEDIA = {"PHOTO": "image", "LOGO": "image", "SOUND": "audio", "KEY": "application"}
"""The properties that hold a file, and what kind of file it is where a card does not say."""


@dataclass
class Shown:
    """What the fields of a record say, as values of a card: to tell what of a card needs to be kept beside them."""

    values: Counter[tuple[str, str]]
    tags: set[str]

    def takes(self, found: Property) -> bool:
        """Whether the fields say this property's value, whole; each field says one."""
        key = (found.name, plain_value(found))
        if found.name == "CATEGORIES":
            return set(parted(found.value, ",")) - {""} <= self.tags
        if self.values[key] > 0:
            self.values[key] -= 1
            return True
        return False


def plain_value(found: Property) -> str:
    """A value to compare by: structured ones part by part, empty parts at the end left out."""
    if found.name in ("N", "ADR", "ORG"):
        return "\x1f".join(parted(found.value)).rstrip("\x1f")
    if found.name in ("BDAY", "ANNIVERSARY"):
        return found.value.strip().replace("-", "")
    if found.name == "GEO":
        return re.sub(r"^geo:|\s", "", found.value.replace(";", ","))
    if found.name == "NICKNAME":
        return "\x1f".join(parted(found.value, ","))
    text = unescaped(found.value).strip()
    return re.sub(r"(?i)^(tel|mailto):", "", text) if found.name in ("TEL", "EMAIL") else text


def says_the_same(record: Incoming) -> Shown:
    """What the fields of a record say."""
    from desktop_app.services.mapped import cleaned

    copy = Incoming(record.kind, 0, dict(record.values), list(record.rows), list(record.belongs), list(record.tags))
    cleaned(copy)
    copy.kept = []
    return Shown(Counter((one.name, plain_value(one)) for one in properties_of(copy)), set(copy.tags))


def card(record: Incoming, version: str = "4.0") -> str:
    """A record as a card; values kept from a card go out again unless the fields say them."""
    standing = properties_of(record)
    true = _not_overtaken(record, standing)
    kept = [property_of_kept(one) for one in true]
    names = {one.name for one in kept}
    if any(one.name == "FN" and one.key for one in true):
        standing = [one for one in standing if one.name != "FN"]
    said = {(one.name, plain_value(one)) for one in standing if one.name in ONCE}
    kept = [one for one in kept if one.group or (one.name, plain_value(one)) not in said]
    fields = [one for one in standing if not _said_by(one, kept)]
    found = [Property("VERSION", version), Property("PRODID", PRODUCT), *fields]
    if record.key and record.key[0] == "id" and "UID" not in names:
        found.append(Property("UID", f"{OWN_ID}{uuid.UUID(record.key[1])}"))
    if version == "4.0" and record.kind == "organisation" and "KIND" not in names:
        found.append(Property("KIND", "org"))
    found += [one for one in kept if one.name not in ("VERSION", "BEGIN", "END")]
    for one in (one for one in record.kept if not _is_of_card(one)):
        text = escaped(f"{one.name}: {one.value}" if one.value else one.name)
        found.append(Property("X-PARVIS-KEPT", text))
    return "BEGIN:VCARD\r\n" + "".join(written(_for_version(one, version)) for one in found) + "END:VCARD\r\n"


def _said_by(standing: Property, kept: list[Property]) -> bool:
    """Whether a value that came with the card says more than the field made of it: it goes out in its place."""
    from desktop_app.interchange.vcard_reading import address_of

    for one in kept:
        if one.name != standing.name:
            continue
        if one.name == "ADR" and _is_same_address(address_of(one), [_alike(address_of(standing))]):
            return True
        if one.name == "N" and _is_same_name(parted(standing.value), parted(one.value)):
            return True
        theirs, mine = parted(one.value), parted(standing.value)
        if one.name in ("ORG", "TITLE") and theirs[0] == mine[0] and mine[1:] in ([], theirs[1:]):
            return True
        # The very same value is a second one; the same in another writing is this one as it came.
        mine_plain = re.sub(r"(?i)^(tel|mailto):", "", plain_value(one))
        if mine_plain == plain_value(standing) != plain_value(one):
            return True
        if one.name == "NOTE" and plain_value(one) in plain_value(standing):
            return True
    return False


def _is_same_name(mine: list[str], theirs: list[str]) -> bool:
    """Whether a name of a card, with all its parts, is the one that the fields say with fewer."""
    family, given, *rest = [*mine, *[""] * 5][:5]
    their_family, their_given, *their_rest = [*theirs, *[""] * 5][:5]
    if not their_family:
        return True
    given_names = (their_given, f"{their_given} {their_rest[0]}".strip())
    says_no_more = all(own in ("", other) for own, other in zip(rest, their_rest, strict=True))
    return family == their_family and given in given_names and says_no_more


def name_said(values: dict[str, Any]) -> str:
    """The name that the fields of a person say, to tell later whether somebody changed it."""
    family = full_name(None, values.get("particle"), str(values.get("family") or ""))
    parts = (values.get("honorific"), values.get("given"), family)
    return " ".join(fold(" ".join(str(part) for part in parts if part)).split())


def _not_overtaken(record: Incoming, standing: list[Property]) -> list[Kept]:
    """The kept values of cards without names and addresses that the fields say no more: somebody changed them since."""
    from desktop_app.interchange.vcard_reading import address_of

    name = name_said(record.values)
    own = [_alike(address_of(one)) for one in standing if one.name == "ADR"]

    def stands(one: Kept) -> bool:
        if one.name in ("N", "FN"):
            return one.key in ("", name)
        return one.name.rpartition(".")[2] != "ADR" or _is_same_address(address_of(property_of_kept(one)), own)

    return [one for one in record.kept if _is_of_card(one) and stands(one)]


def _is_of_card(one: Kept) -> bool:
    """Whether a detail goes out under the name that cards know; others go out as a sentence of ours."""
    return one.source == "vcard" or one.name.rpartition(".")[2] in CARD_NAMES


def _is_same_address(theirs: dict[str, str], own: list[dict[str, str]]) -> bool:
    """Whether an address of a card is one of the fields', also where the building and the box stand in the street."""
    if not _alike(theirs) or _alike(theirs) in own:
        return True
    parts = (theirs.get("post_box"), theirs.get("extended"), theirs.get("lines"))
    together = {"lines": "\n".join(part for part in parts if part), "city": theirs.get("city") or theirs.get("region")}
    joined = {"postcode": theirs.get("postcode"), "country": theirs.get("country"), **together}
    return _alike({name: value for name, value in joined.items() if value}) in own


def _alike(values: dict[str, str]) -> dict[str, str]:
    from desktop_app.services.mapped import cleaned

    plain = Incoming("person", 0, rows=[("address", dict(values))])
    cleaned(plain)
    return {name: str(value) for name, value in plain.rows[0][1].items()} if plain.rows else {}


def property_of_kept(kept: Kept) -> Property:
    """The property that a kept value was."""
    group, _dot, name = kept.name.rpartition(".")
    parameters = []
    for part in re.findall(r'(?:"[^"]*"|[^;"])+', kept.parameters):
        key, equals, value = part.partition("=")
        parameters.append((key, value) if equals else ("", key))
    value = escaped(kept.value) if kept.form == "text" else re.sub(r"\r\n|\r|\n", r"\\n", kept.value)
    return Property(name, value, tuple(parameters), group)


def _for_version(one: Property, version: str) -> Property:
    """A property in the words of a version: pictures are `ENCODING=b` in 3.0, data URIs in 4.0."""
    parameters = tuple(
        (key, "b" if key == "ENCODING" and value.lower() in ("base64", "b") else value)
        for key, value in ((k or ("ENCODING" if v.lower() == "base64" else "TYPE"), v) for k, v in one.parameters)
        if version == "4.0" or key != "ALTID"
    )
    value = one.value
    if version == "3.0" and one.name in ("BDAY", "ANNIVERSARY") and re.fullmatch(r"\d{8}", value):
        value = f"{value[:4]}-{value[4:6]}-{value[6:]}"
    if version == "3.0" and one.name == "GEO":
        value = value.removeprefix("geo:").replace(",", ";")
    made = Property(one.name, value, parameters, one.group)
    if one.name not in MEDIA:
        return made
    return _as_data_uri(made) if version == "4.0" else _as_base64(made)


def _as_data_uri(one: Property) -> Property:
    if ("ENCODING", "b") not in one.parameters:
        return one
    types = [value.lower() for key, value in one.parameters if key == "TYPE"]
    kind = next((value if "/" in value else f"{MEDIA[one.name]}/{value}" for value in types), "")
    rest = tuple(pair for pair in one.parameters if pair[0] not in ("ENCODING", "TYPE", "VALUE"))
    value = f"data:{kind or MEDIA[one.name] + '/octet-stream'};base64,{one.value}"
    return Property(one.name, value, rest, one.group)


def _as_base64(one: Property) -> Property:
    match = re.match(r"(?i)data:(?:\w+/([\w.+-]+))?[^,]*;base64\\?,", one.value)
    if not match:
        return one
    rest = tuple(pair for pair in one.parameters if pair[0] not in ("ENCODING", "TYPE", "VALUE"))
    kind = (("TYPE", match[1].upper()),) if match[1] else ()
    return Property(one.name, one.value[match.end() :], (("ENCODING", "b"), *kind, *rest), one.group)


# Fields as properties -------------------------------------------------------------------------------------------


def properties_of(record: Incoming) -> list[Property]:
    """What a record's fields say, as properties of a card."""
    found: list[Property] = []
    values = record.values
    if record.kind == "organisation":
        found += _names(record)
    else:
        found += _of_person(values, works=bool(record.belongs))
    for place, belonging in enumerate(record.belongs):
        found += _work(belonging, f"work{place + 1}" if place else "")
    for kind, row in record.rows:
        if kind == "contact_point":
            where = "work" if record.kind == "organisation" else "home"
            point = _contact(str(row["kind"]), str(row["value"]), where, str(row.get("label") or ""))
            found += _labelled(point, str(row.get("label") or ""), f"point{len(found)}")
        elif kind == "address":
            found.append(_address(row))
    if values.get("remarks"):
        found.append(Property("NOTE", escaped(str(values["remarks"]))))
    if record.picture:
        data = base64.b64encode(record.picture.content).decode("ascii")
        found.append(Property("PHOTO", data, (("ENCODING", "b"), ("TYPE", record.picture.kind.upper()))))
    if record.tags:
        found.append(Property("CATEGORIES", ",".join(escaped(tag) for tag in record.tags)))
    return found


def _of_person(values: dict[str, Any], *, works: bool) -> list[Property]:
    """A person's names, birthday and profession."""
    family = full_name(None, values.get("particle"), str(values.get("family") or ""))
    parts = [family, *(values.get(name) for name in ("given", "further_given", "honorific", "suffix"))]
    full = " ".join(str(part) for part in (values.get("given"), family) if part)
    shown = str(values.get("shown_as") or "")
    # A name that was changed since is not in what address books showed.
    known = " ".join(fold(shown).split())
    has_given, has_family = (
        bool(one) and " ".join(fold(str(one)).split()) in known for one in (values.get("given"), family)
    )
    is_true = shown and (has_family or not has_given)
    found = [
        Property("FN", escaped(shown if is_true else full)),
        Property("N", ";".join(escaped(str(part or "")) for part in parts)),
    ]
    if values.get("nickname"):
        names = (name.strip() for name in str(values["nickname"]).split(","))
        found.append(Property("NICKNAME", ",".join(escaped(name) for name in names if name)))
    for name, field in (("BDAY", "born_on"), ("ANNIVERSARY", "anniversary_on")):
        if day := str(values.get(field) or ""):
            found.append(Property(name, day.replace("-", "") if len(day) == 10 else day))
    if values.get("time_zone"):
        found.append(Property("TZ", escaped(str(values["time_zone"]))))
    if values.get("coordinates"):
        found.append(Property("GEO", "geo:" + re.sub(r";\s*", ",", str(values["coordinates"]))))
    if values.get("profession"):
        found.append(Property("X-KADDRESSBOOK-X-PROFESSION" if works else "TITLE", escaped(str(values["profession"]))))
    return found


def _work(belonging: Belonging, group: str) -> list[Property]:
    """Where somebody works and as what, in both languages where they differ; the second place is a group of its own."""
    language, organisation, title = belonging.other_language
    own = "en" if language == "fr" else "fr"
    found = []
    units = "".join(f";{escaped(unit.strip())}" for unit in belonging.department.split(";") if belonging.department)
    for name, mine, theirs in (("ORG", belonging.organisation, organisation), ("TITLE", belonging.title, title)):
        if not mine:
            continue
        two = bool(theirs) and theirs != mine
        more = units if name == "ORG" else ""
        found.append(Property(name, escaped(mine) + more, _alternative(own) if two else (), group))
        if two:
            found.append(Property(name, escaped(theirs) + more, _alternative(language), group))
    if belonging.duties:
        found.append(Property("ROLE", escaped(belonging.duties), (), group))
    points = [_contact(kind, value, "work") for kind, value in belonging.contacts]
    return found + [Property(one.name, one.value, one.parameters, group) for one in points]


def _alternative(language: str) -> tuple[tuple[str, str], ...]:
    """One of several wordings of the same (RFC 6350, 5.4)."""
    return (("ALTID", "1"), ("LANGUAGE", language))


def _names(record: Incoming) -> list[Property]:
    """An organisation's names: each language's official one, the first as the organisation's own."""
    names = [row for kind, row in record.rows if kind == "organisation_name"]
    official = [row for row in names if row["kind"] == "official"] or names
    found = [
        Property("FN", escaped(str(row["text"])), _alternative(str(row["language"])) if len(official) > 1 else ())
        for row in official
        if row["language"] in ("fr", "en") or len(official) == 1
    ]
    if official:
        text = escaped(str(official[0]["text"]))
        found += [Property("N", ";;;;"), Property("ORG", text)]
    for row in names:
        if row["kind"] == "acronym":
            language = (("LANGUAGE", str(row["language"])),) if row["language"] in ("fr", "en") else ()
            found.append(Property("NICKNAME", escaped(str(row["text"])), language))
    return found


APPLES = {"HomePage", "Home", "Work", "Mobile", "Main", "Other", "Pager", "HomeFAX", "WorkFAX", "OtherFAX", "School"}
"""Labels that Apple's address book says in the language of whoever reads it."""


def _labelled(point: Property, label: str, group: str) -> list[Property]:
    """A phone or address with what somebody called it, as a group of lines."""
    if not label or point.name in MESSENGERS:
        return [point]
    text = f"_$!<{label}>!$_" if label in APPLES else escaped(label)
    return [replace(point, group=group), Property("X-ABLABEL", text, (), group)]


def _contact(kind: str, value: str, where: str, label: str = "") -> Property:
    if kind == "im":
        named = next((name for name, service in MESSENGERS.items() if service == label), "IMPP")
        return Property(named, escaped(value))
    if kind == "email":
        return Property("EMAIL", escaped(value), (("TYPE", where),))
    if kind == "web":
        return Property("URL", value)
    word = {"mobile": "cell", "fax": "fax"}.get(kind, "voice")
    return Property("TEL", escaped(value), (("TYPE", f"{where},{word}"),))


def _address(row: dict[str, object]) -> Property:
    country = str(row.get("country") or "")
    if len(country) == 2:
        with speaking("fr"):
            country = country_name(country)
    city = " ".join(str(part) for part in (row.get("city"), row.get("cedex")) if part)
    names = ("post_box", "extended", "lines", "", "region", "postcode")
    parts = [str(row.get(name) or "") for name in names] + [country]
    parts[3] = city
    where = "home" if row.get("kind") == "home" else "work"
    return Property("ADR", ";".join(escaped(part) for part in parts), (("TYPE", where),))
