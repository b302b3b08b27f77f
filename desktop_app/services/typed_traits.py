"""What is being typed on a new card, as it is compared with the records of the base."""

import re
from collections.abc import Iterable
from typing import Any

from desktop_app.services import likeness_words as plainly
from desktop_app.services import traits
from desktop_app.services.edits import Edit
from desktop_app.services.nicknames import forms_of
from desktop_app.services.traits import Traits
from desktop_app.storage.database import Database

NEW = ""
"""The id of a record that is not kept yet."""


def of_edit(database: Database, edit: Edit) -> Traits:
    """The traits of a record that is not kept yet."""
    rows: dict[str, list[dict[str, Any]]] = {}
    for row in edit.rows:
        if not row.removed:
            rows.setdefault(row.kind, []).append(row.values)
    contacts = rows.get("contact_point", [])
    said = {kind: [str(c["value"]) for c in contacts if c.get("kind") == kind and c.get("value")] for kind in _KINDS}
    phones = [plainly.phone(value, None) for kind in ("phone", "mobile") for value in said[kind]]
    places = [traits.place(a.get("lines"), a.get("postcode"), a.get("city")) for a in rows.get("address", [])]
    kept = [
        column
        for row in rows.get("kept_value", [])
        for column in traits.kept_columns(str(row["name"]), row.get("value"), row.get("key"))
    ]
    if edit.kind == "organisation":
        names = [str(row["text"]) for row in rows.get("organisation_name", []) if row.get("text")]
        return traits.organisation(
            NEW, names, emails=said["email"], phones=phones, sites=said["web"], places=places,
            country=edit.values.get("country"), kept=kept,
        )  # fmt: skip
    given, particle, family = (edit.values.get(name) for name in ("given", "particle", "family"))
    return traits.person(
        NEW,
        given=given,
        particle=particle,
        family=family,
        emails=said["email"],
        phones=phones,
        places=places,
        kept=kept,
    )


_KINDS = ("email", "phone", "mobile", "web")


def words_asked(edit: Edit) -> list[str]:
    """What to ask of the search index for records that may be the one typed, the likeliest first."""
    if edit.kind == "organisation":
        names = [str(row.values["text"]) for row in edit.rows if row.kind == "organisation_name" and not row.removed]
        return [asked for name in names for asked in _words_of_organisation(name)]
    given, family = (_words(edit.values.get(name)) for name in ("given", "family"))
    if not family or not given:
        return []
    begin, short = given[0], family[-1]
    asked = [_all(map(_whole, (*given, *family))), _all(_beginning(word, 3) for word in (*given[:2], *family[:2]))]
    forms = forms_of(plainly.plain("".join(given)))
    if forms:
        asked.append("(" + " OR ".join(f'"{name}"' for name in sorted(forms)) + ") AND " + _beginning(short, 4))
    asked.append(_all((_beginning(begin, 1), *map(_whole, family))))
    asked.append(_all((_whole(begin), _beginning(short, 2))))
    return asked


def _words_of_organisation(name: str) -> list[str]:
    telling = [word.rstrip(plainly.SHORTENED) for word in plainly.organisation_words(name)]
    telling = [word for word in telling if len(word) > 2]
    written = [word for word in _words(name) if len(word) > 3]
    asked = [_all(_beginning(word, 4) for word in some) for some in (written, telling) if some]
    longest = sorted(written, key=len, reverse=True)[:2]
    if len(written) > 2:
        asked.append(_all(_beginning(word, 4) for word in longest))
    short = plainly.acronym(name) or plainly.initials(name)
    return [*asked, *([_whole(short)] if short else [])]


def _words(text: Any) -> list[str]:
    return re.findall(r"[^\W_]+", str(text or ""))[:8]


def _whole(word: str) -> str:
    return _any(f'"{spelling}"' for spelling in plainly.spellings(word))


def _beginning(word: str, letters: int) -> str:
    return _any(f'"{spelling[:letters]}"*' for spelling in plainly.spellings(word))


def _any(asked: Iterable[str]) -> str:
    return "(" + " OR ".join(dict.fromkeys(asked)) + ")"


def _all(asked: Iterable[str]) -> str:
    return " AND ".join(asked)
