"""An edition is kept as text and comes back the same; what no longer fits falls back to what is usual."""

import json

from desktop_app.printing.edition import FIELDS, INDEXES, Edition

CHOSEN = Edition(
    "fr+en",
    name="Assemblée générale",
    as_of="2026-11-24",
    changed_since="2025-11-24",
    paper="A5 booklet",
    columns=1,
    mirrored=False,
    sections="country",
    letters=True,
    thumb_tabs=True,
    fields=("address", "people"),
    indexes=("country", "role"),
    proof=True,
    quality="draft",
)


def test_an_edition_comes_back_from_its_text_as_it_was():
    assert Edition.from_json(CHOSEN.as_json()) == CHOSEN
    assert Edition.from_json(Edition().as_json()) == Edition()


def test_the_text_of_an_edition_is_plain_values_in_a_fixed_order():
    assert list(json.loads(CHOSEN.as_json())) == sorted(json.loads(CHOSEN.as_json()))
    assert "Assemblée" in CHOSEN.as_json()


def test_what_is_not_known_or_not_allowed_falls_back_to_what_is_usual():
    kept = {"paper": "A3", "columns": 7, "letters": "yes", "fields": ["people", "photos"], "ink": "red", "name": 3}
    assert Edition.from_json(json.dumps(kept)) == Edition(fields=("people",))
    for broken in ("", "null", "[1, 2]", "{", '"text"'):
        assert Edition.from_json(broken) == Edition()


def test_fields_and_indexes_come_back_in_the_order_they_are_printed():
    mixed = json.dumps({"fields": ["people", "address"], "indexes": ["role", "people"]})
    assert Edition.from_json(mixed).fields == ("address", "people")
    assert Edition.from_json(mixed).indexes == ("people", "role")


def test_every_field_and_index_is_on_unless_chosen_otherwise():
    assert Edition().fields == tuple(FIELDS)
    assert set(Edition().indexes) <= set(INDEXES)
