"""Entries of directories (LDIF): people and organisations, what has no field kept; addresses of files never opened."""

import io
import logging
import re

from desktop_app.i18n import _
from desktop_app.interchange.decoding import decoded
from desktop_app.services.incoming import Belonging, Incoming, Kept, Notice, Source

VALUES = {"givenname": "given", "sn": "family", "surname": "family", "description": "remarks"}
CONTACTS = {
    "mail": "email", "mozillasecondemail": "email", "telephonenumber": "phone", "homephone": "phone",
    "mobile": "mobile", "cellphone": "mobile", "facsimiletelephonenumber": "fax", "fax": "fax",
    "labeleduri": "web", "mozillaworkurl": "web", "workurl": "web",
}  # fmt: skip
ADDRESS = {"street": "lines", "postaladdress": "lines", "l": "city", "postalcode": "postcode", "c": "country"}
PEOPLE = {"person", "inetorgperson", "organizationalperson", "mozillaabpersonalpha"}
OWN_ROOT = ",dc=parvis"
"""The end of the names that our own files give to records without one."""
SKIPPED = {"objectclass", "cn", "o", "title"}


def read_ldif(content: bytes) -> Source:
    """The people and organisations of a file; entries that are neither are said."""
    source = Source("ldif")
    for line, entry in _entries(content):
        record = _record(line, entry)
        if record:
            source.records.append(record)
        elif len(source.notices) < 200:
            name = next(iter(entry.get("dn", [])), "")
            source.notices.append(Notice(line, _("{name} is neither a person nor an organisation.").format(name=name)))
    return source


def _entries(content: bytes) -> list[tuple[int, dict[str, list[str]]]]:
    """The entries with the line each begins at: a broken one is read as far as it goes."""
    text = re.sub(r"\r\n|\r", "\n", decoded(content)[0].replace("\x00", ""))
    found, line = [], 1
    for block in re.split(r"(\n\s*\n)", text):
        if block.strip():
            entry = _entry(block.encode("utf-8", "replace"))
            if entry:
                found.append((line + len(block) - len(block.lstrip("\n")), entry))
        line += block.count("\n")
    return found


# What the library finds odd is said in our own notices, never on the terminal.
logging.getLogger("ldif").disabled = True


def _entry(block: bytes) -> dict[str, list[str]]:
    from ldif import LDIFParser

    found: dict[str, list[str]] = {}
    # A value given as an address (`jpegphoto:< file:///…`) is shown as text, never fetched.
    safe = re.sub(rb"(?m)^([\w;-]+):<", rb"\1: <", block)
    parser = LDIFParser(io.BytesIO(safe), process_url_schemes=(), strict=False)
    try:
        for dn, attributes in parser.parse():
            if dn is None:  # the version of the file
                continue
            found["dn"] = [str(dn)]
            for name, values in attributes.items():
                key = name.lower().partition(";")[0]
                texts = [v if isinstance(v, str) else v.decode("utf-8", "replace") for v in values]
                found.setdefault(key, []).extend(texts)
    except (ValueError, IndexError, KeyError):
        return found
    return found


def _record(line: int, entry: dict[str, list[str]]) -> Incoming | None:
    classes = {one.lower() for one in entry.get("objectclass", [])}
    is_person = bool(entry.get("sn") or entry.get("givenname") or classes & PEOPLE)
    organisation = next(iter(entry.get("o", [])), "")
    name = next(iter(entry.get("cn", [])), "")
    if not is_person and not (organisation and "organization" in classes) and not (name and entry.get("mail")):
        return None
    if not is_person and organisation:
        record = Incoming("organisation", line, source="ldif")
        row = {"language": "fr", "kind": "official", "text": organisation}
        record.rows.append(("organisation_name", row))
    else:
        record = _person(line, entry, name)
    _rows(record, entry, organisation if record.kind == "person" else "")
    if entry.get("dn") and not entry["dn"][0].endswith(OWN_ROOT):
        record.key = ("dn", entry["dn"][0])
        record.kept.append(Kept("ldif", "dn", entry["dn"][0], key=entry["dn"][0]))
    known = {*VALUES, *CONTACTS, *ADDRESS, *SKIPPED, "dn"}
    record.kept += [Kept("ldif", key, value) for key, values in entry.items() if key not in known for value in values]
    return record


def _person(line: int, entry: dict[str, list[str]], name: str) -> Incoming:
    from desktop_app.services.mapped import split_name

    record = Incoming("person", line, source="ldif")
    for attribute, field in VALUES.items():
        if entry.get(attribute):
            record.values.setdefault(field, entry[attribute][0])
    if not record.values.get("family") and name.strip(" ,"):
        record.values = {**split_name(name), **record.values}
    if record.values.get("given") and not record.values.get("family"):
        record.values["family"] = record.values.pop("given")
    return record


def _rows(record: Incoming, entry: dict[str, list[str]], organisation: str) -> None:
    title = next(iter(entry.get("title", [])), "")
    work = Belonging(organisation, title) if organisation else None
    for attribute, kind in CONTACTS.items():
        for value in entry.get(attribute, ()):
            if work and attribute not in ("homephone",):
                work.contacts.append((kind, value))
            else:
                record.rows.append(("contact_point", {"kind": kind, "value": value}))
    if work:
        record.belongs.append(work)
    elif title:
        record.kept.append(Kept("ldif", "title", title))
    address = {field: entry[name][0].replace("$", "\n") for name, field in ADDRESS.items() if entry.get(name)}
    if set(address) - {"country"}:
        kind = "seat" if record.kind == "organisation" else "correspondence"
        record.rows.append(("address", {"kind": kind, **address}))
