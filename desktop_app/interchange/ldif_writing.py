"""People and organisations as entries of a directory (LDIF, RFC 2849), as Thunderbird and LDAP servers take them."""

import base64
import re
from collections.abc import Iterable

from desktop_app.domain.contact_rules import street_lines
from desktop_app.domain.names import full_name
from desktop_app.i18n import country_name, speaking
from desktop_app.interchange.ldif_reading import OWN_ROOT
from desktop_app.services.incoming import Belonging, Incoming

CONTACTS = {"email": "mail", "phone": "telephoneNumber", "mobile": "mobile", "fax": "facsimileTelephoneNumber"}
_SAFE = re.compile(r"[\x01-\x09\x0b\x0c\x0e-\x1f\x21-\x39\x3b\x3d-\x7f][\x01-\x09\x0b\x0c\x0e-\x7f]*")
_WIDTH = 76
Lines = list[tuple[str, str]]


def ldif(records: Iterable[Incoming]) -> Iterable[str]:
    """The text of each entry."""
    yield "version: 1\r\n"
    for record in records:
        yield "\r\n" + "".join(_line(name, value) for name, value in _entry(record) if value)


def _entry(record: Incoming) -> Lines:
    lines = [("dn", _distinguished_name(record))]
    lines += _person(record) if record.kind == "person" else _organisation(record)
    work = [point for belonging in record.belongs for point in belonging.contacts]
    own = [(str(row["kind"]), str(row["value"])) for kind, row in record.rows if kind == "contact_point"]
    at_home = record.kind == "person"
    lines += [("labeledURI" if kind == "web" else CONTACTS[kind], value) for kind, value in work]
    for kind, value in own:
        phone = "homePhone" if at_home and kind == "phone" else CONTACTS.get(kind, "labeledURI")
        lines.append((phone, value))
    lines += _address(record)
    lines.append(("description", str(record.values.get("remarks") or "")))
    lines += [(_attribute(one.name), one.value) for one in record.kept if one.source == "ldif" and one.name != "dn"]
    return list(dict.fromkeys(lines))


def _distinguished_name(record: Incoming) -> str:
    """The name that it came with, so that a directory knows it again; else one made of its id."""
    known = next((one.value for one in record.kept if one.source == "ldif" and one.name == "dn"), "")
    return known or f"uid={record.key[1] if record.key else ''},ou={record.kind}{OWN_ROOT}"


def _person(record: Incoming) -> Lines:
    values = record.values
    family = full_name(None, values.get("particle"), str(values.get("family") or ""))
    classes = ("top", "person", "organizationalPerson", "inetOrgPerson", "mozillaAbPersonAlpha")
    lines = [("objectClass", name) for name in classes]
    lines += [
        ("cn", full_name(values.get("given"), None, family)),
        ("sn", family),
        ("givenName", str(values.get("given") or "")),
    ]
    for belonging in record.belongs:
        lines += _work(belonging)
    return lines


def _work(belonging: Belonging) -> Lines:
    """Where somebody works and as what; in the other language too, under the tag of RFC 3866."""
    language, organisation, title = belonging.other_language
    lines = [("o", belonging.organisation), ("title", belonging.title)]
    if organisation and organisation != belonging.organisation:
        lines.append((f"o;lang-{language}", organisation))
    if title and title != belonging.title:
        lines.append((f"title;lang-{language}", title))
    return lines


def _organisation(record: Incoming) -> Lines:
    lines = [("objectClass", name) for name in ("top", "organization", "extensibleObject")]
    names = [row for kind, row in record.rows if kind == "organisation_name"]
    official = [row for row in names if row["kind"] == "official"] or names
    for place, row in enumerate(official):
        tag = "" if place == 0 else f";lang-{row['language']}" if row["language"] in ("fr", "en") else ""
        lines.append((f"o{tag}", str(row["text"])))
    lines.append(("cn", record.name))
    return lines


def _address(record: Incoming) -> Lines:
    row = next((row for kind, row in record.rows if kind == "address"), None)
    if row is None:
        return []
    country = str(row.get("country") or "")
    if country:
        with speaking("fr"):
            country = country_name(country) if len(country) == 2 else country
    street = "$".join(street_lines(row.get("extended"), row.get("lines"), row.get("post_box")))
    town = " ".join(str(part) for part in (row.get("city") or row.get("region"), row.get("cedex")) if part)
    return [("street", street), ("postalCode", str(row.get("postcode") or "")), ("l", town), ("c", country)]


def _attribute(name: str) -> str:
    """A name that a directory takes for one of its own."""
    return re.sub(r"[^A-Za-z0-9;-]", "-", name) or "x"


def _line(name: str, value: str) -> str:
    """A line, folded; what LDIF cannot hold as it is goes in base64."""
    text = value.replace("\r\n", "\n")
    if _SAFE.fullmatch(text) and not text.endswith(" "):
        whole = f"{name}: {text}"
    else:
        whole = f"{name}:: {base64.b64encode(text.encode('utf-8', 'replace')).decode()}"
    pieces = [whole[:_WIDTH]]
    pieces += [whole[start : start + _WIDTH - 1] for start in range(_WIDTH, len(whole), _WIDTH - 1)]
    return "\r\n ".join(pieces) + "\r\n"
