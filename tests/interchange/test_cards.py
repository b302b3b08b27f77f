"""Address cards of phones and programs: every value kept, a broken card costs that card, nothing is fetched."""

import base64
import struct
import zlib

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from desktop_app.interchange.vcard_reading import read_vcards
from desktop_app.interchange.vcard_writing import card
from desktop_app.services import importing, outgoing
from desktop_app.services.incoming import Incoming
from desktop_app.services.pictures import LARGEST, MOST_PIXELS, picture_of
from desktop_app.storage.database import Database
from tests.corpus.values import values

DAY = "2026-11-24"


def read(*lines: str) -> list[Incoming]:
    return read_vcards("\r\n".join(lines).encode()).records


def one(*lines: str, version: str = "3.0") -> Incoming:
    (record,) = read("BEGIN:VCARD", f"VERSION:{version}", *lines, "END:VCARD")
    return record


def contacts(record: Incoming) -> list[tuple[str, str]]:
    rows = [(row["kind"], row["value"]) for kind, row in record.rows if kind == "contact_point"]
    return rows + [point for belonging in record.belongs for point in belonging.contacts]


def png(width: int = 2, height: int = 2) -> bytes:
    head = struct.pack(">IIBBBBB", width, height, 8, 2, 0, 0, 0)
    raw = zlib.compress(b"".join(b"\x00" + b"\x10\x20\x30" * min(width, 4) for _line in range(min(height, 4))))
    chunks = [(b"IHDR", head), (b"IDAT", raw), (b"IEND", b"")]
    parts = [struct.pack(">I", len(c)) + k + c + struct.pack(">I", zlib.crc32(k + c)) for k, c in chunks]
    return b"\x89PNG\r\n\x1a\n" + b"".join(parts)


# Versions and habits --------------------------------------------------------------------------------------------


def test_a_card_of_outlook_2_1():
    record = one(
        "N;LANGUAGE=fr;CHARSET=Windows-1252:Lef=E8vre;Zo=E9",
        "FN;ENCODING=QUOTED-PRINTABLE;CHARSET=cp1252:Zo=E9 Lef=E8vre",
        "ORG:Mairie de Paris;Jeunesse", "TITLE:Maire", "TEL;WORK;VOICE:01 44 50 59 59", "TEL;CELL;VOICE:06 12 34 56 78",
        "EMAIL;PREF;INTERNET:zoe@paris.fr",
        "NOTE;ENCODING=QUOTED-PRINTABLE;CHARSET=UTF-8:=C3=A9t=C3=A9=0D=0A=", "fin",
        version="2.1",
    )  # fmt: skip
    assert record.values["remarks"] == "été\nfin"
    assert [(b.organisation, b.title) for b in record.belongs] == [("Mairie de Paris", "Maire")]
    assert contacts(record) == [("phone", "01 44 50 59 59"), ("mobile", "06 12 34 56 78"), ("email", "zoe@paris.fr")]
    assert ([belonging.department for belonging in record.belongs], record.kept) == (["Jeunesse"], [])


def test_a_card_of_apple_with_groups_and_a_folded_line():
    record = one(
        "N:de la Tour;Anne;;Dr;", "FN:Dr Anne de la Tour", "item1.URL;type=pref:http\\://www.", " ville.fr",
        "item1.X-ABLabel:_$!<HomePage>!$_", "item2.ADR;type=HOME:;;1 rue du Port\\nBât. B;Lyon;;69001;France",
    )  # fmt: skip
    address = next(row for kind, row in record.rows if kind == "address")
    assert (address["lines"], address["postcode"], address["city"], address["kind"]) == (
        "1 rue du Port\nBât. B",
        "69001",
        "Lyon",
        "home",
    )
    assert ("web", "http://www.ville.fr") in contacts(record)
    labels = [row["label"] for kind, row in record.rows if kind == "contact_point" and row.get("label")]
    assert (labels, record.kept) == (["HomePage"], [])


def test_a_card_4_0_of_an_organisation_with_names_in_two_languages():
    record = one(
        "KIND:org", "FN;LANGUAGE=fr:Conseil des communes", "FN;LANGUAGE=en:Council of Municipalities",
        "TEL;VALUE=uri:tel:+33-1-44-50-59-59", version="4.0",
    )  # fmt: skip
    names = {row["language"]: row["text"] for kind, row in record.rows if kind == "organisation_name"}
    assert (record.kind, names) == ("organisation", {"fr": "Conseil des communes", "en": "Council of Municipalities"})
    assert contacts(record) == [("phone", "+33-1-44-50-59-59")]


def test_all_parts_of_a_name_have_a_field():
    assert one("N:Roy;Luc;Jean;Dr;Jr", "FN:Luc Jean Roy").values == {
        "family": "Roy", "given": "Luc", "further_given": "Jean", "honorific": "Dr", "suffix": "Jr",
        "shown_as": "Luc Jean Roy",
    }  # fmt: skip
    assert one("N:Roy;Luc", "FN:Luc Roy").values == {"family": "Roy", "given": "Luc"}


@pytest.mark.parametrize("lines", [["FN:Zoé Roy"], ["EMAIL:zoe@x.eu"], ["URL:www.x.eu"], ["BDAY:--1203"]])
def test_a_card_without_a_name_is_called_by_what_it_has(lines: list[str]):
    assert (
        one(*lines).name == {"F": "Zoé Roy", "E": "zoe@x.eu", "U": "www.x.eu", "B": "Card without a name"}[lines[0][0]]
    )


def test_a_card_that_breaks_off_costs_nobody_else():
    source = read_vcards(
        b"noise\nBEGIN:VCARD\nN:Un;A\nTEL;WORK\nthis is no line\nBEGIN:VCARD\nN:Deux;B\nEND:VCARD\nEND:VCARD\n"
        b"BEGIN:VCARD\nN:Trois;C\n"
    )
    assert [record.values["family"] for record in source.records if record.values.get("family")] == [
        "Un",
        "Deux",
        "Trois",
    ]
    assert [notice.line for notice in source.notices] == [1, 4, 5]


# Hostile ones ---------------------------------------------------------------------------------------------------


def test_v1_twenty_thousand_cards_in_each_other_are_twenty_thousand_cards():
    records = read_vcards(b"BEGIN:VCARD\nFN:x\n" * 20_000 + b"END:VCARD\n" * 20_000).records
    assert len(records) == 20_000


def test_v2_a_note_of_fourteen_million_letters_is_cut_and_said():
    note = "\r\n ".join(["x" * 74] * 190_000)
    source = read_vcards(f"BEGIN:VCARD\r\nFN:Zoé Roy\r\nNOTE:{note}\r\nEND:VCARD\r\n".encode())
    assert len(source.records[0].values["remarks"]) == 10_000_000
    assert [notice.line for notice in source.notices] == [3]


def test_v3_fifty_thousand_parameters_and_pictures_that_are_none():
    record = one(
        "FN:Zoé Roy",
        "TEL" + ";TYPE=x" * 50_000 + ":0144505959",
        "PHOTO;ENCODING=b:" + base64.b64encode(b"no picture at all, none" * 9).decode(),
    )
    assert (contacts(record), record.picture) == ([("phone", "0144505959")], None)
    assert "PHOTO" in [kept.name for kept in record.kept]


@pytest.mark.parametrize(
    "content",
    [
        png(30_000, 30_000),
        png() + bytes(LARGEST),
        b"<svg xmlns='http://www.w3.org/2000/svg'/>" * 9,
        b"\x89PNG\r\n\x1a\n",
        b"\xff\xd8\xff" + b"\xff" * 4000,
        b"RIFFxxxxWEBPVP8X",
        b"MM\x00*" + b"\xff" * 40,
    ],
)
def test_v3_a_picture_is_measured_before_anybody_draws_it(content: bytes):
    found = picture_of(content)
    assert found is None or found.kind != "png"
    assert picture_of(png()) is not None and MOST_PIXELS < 30_000**2


def test_v4_addresses_of_pictures_are_texts(tmp_path):
    secret = tmp_path / "secret.png"
    secret.write_bytes(png())
    for address in (secret.as_uri(), "http://127.0.0.1:9/x.png", "\\\\host\\share\\x.png"):
        record = one("FN:Zoé Roy", f"PHOTO;VALUE=uri:{address}")
        assert (record.picture, [kept.value for kept in record.kept]) == (None, [address])


# Through the base and out again ---------------------------------------------------------------------------------

RICH = [
    "UID:urn:x:1", "N:Roy;Zoé;Anne;Dr;PhD", "FN:Dr Zoé Anne Roy", "NICKNAME:Zo", "BDAY:19700315",
    "ORG:Ville de Lyon;Culture",
    "TITLE:Maire", "ROLE:Elue", "TEL;TYPE=work,voice:04 72 10 30 30", "TEL;TYPE=cell:06 01 02 03 04",
    "EMAIL:zoe@lyon.fr",
    "ADR;TYPE=home:BP 3;;1 rue du Port;Lyon;Rhône;69001;France", "URL:https://lyon.fr",
    "NOTE:Une note\\, longue\\nde deux lignes",
    "CATEGORIES:Elus,Presse", "X-SOCIALPROFILE;TYPE=x:https://x.eu/zoe", "GEO:geo:45.7,4.8", "IMPP:xmpp:zoe@x.eu",
]  # fmt: skip


def through(base: Database, *lines: str, version: str = "4.0") -> str:
    made = importing.plan(base, [one(*lines)])
    importing.carry_out(base, made, "x.vcf")
    ids = [entry.comparison.record_id for entry in made.entries if entry.record.kind == "person" and entry.comparison]
    return "".join(card(record, version) for record in outgoing.records(base, "person", ids, DAY))


@pytest.mark.parametrize("version", ["3.0", "4.0"])
def test_every_value_of_a_card_goes_out_again(base: Database, version: str):
    out = through(base, *RICH, version=version)
    assert values("\n".join(RICH)) - values(out) == {}
    assert f"VERSION:{version}\r\n" in out


def test_a_photo_is_kept_beside_the_base_and_goes_out_byte_by_byte(base: Database):
    line = "PHOTO;ENCODING=b;TYPE=PNG:" + base64.b64encode(png()).decode()
    assert values(line) - values(through(base, "N:Roy;Zoé", line)) == {}
    kept = base.read("SELECT kind, size, person_id IS NULL FROM attachment")
    assert kept == [("picture", len(png()), 0)]


def test_the_photo_of_somebody_who_was_erased_is_gone_from_the_disk(base: Database):
    from desktop_app.services import personal_data
    from desktop_app.storage import attachments

    through(base, "N:Roy;Zoé", "PHOTO;ENCODING=b;TYPE=PNG:" + base64.b64encode(png()).decode())
    (person,) = (row[0] for row in base.read("SELECT id FROM person"))
    assert len([path for path in attachments.folder(base.path).rglob("*") if path.is_file()]) == 1
    personal_data.erase(base, person)
    assert [path for path in attachments.folder(base.path).rglob("*") if path.is_file()] == []


def test_what_was_changed_in_the_base_goes_out_changed_and_once(base: Database):
    from desktop_app.services import records

    through(base, *RICH)
    (person,) = (row[0] for row in base.read("SELECT id FROM person"))
    records.change(base, "person", person, {"family": "Durand"})
    (address,) = (row[0] for row in base.read("SELECT id FROM address WHERE person_id IS NOT NULL"))
    records.change(base, "address", address, {"city": "Vaulx"})
    out = values("".join(card(record, "4.0") for record in outgoing.records(base, "person", [person], DAY)))
    names = {name: sorted(value for found, value in out if found == name) for name in ("N", "FN", "ADR")}
    assert names["N"] == ["Durand;Zoé;Anne;Dr;PhD"]
    assert names["FN"] == ["ZoéDurand"]
    assert [value.split(";")[3] for value in names["ADR"]] == ["Vaulx"]


def test_the_same_cards_again_change_nothing(base: Database):
    through(base, *RICH)
    again = importing.plan(base, [one(*RICH)])
    assert again.counts() == {"new": 0, "changed": 0, "same": 1, "duplicate": 0, "refused": 0}


def test_another_library_reads_what_we_write(base: Database):
    import vobject

    found = vobject.readOne(through(base, *RICH, version="3.0"))
    assert (found.n.value.family, found.fn.value, found.email.value) == ("Roy", "Dr Zoé Anne Roy", "zoe@lyon.fr")
    assert found.note.value == "Une note, longue\nde deux lignes"


NAMES = st.sampled_from(
    ["FN", "N", "ORG", "TEL", "EMAIL", "ADR", "NOTE", "X-A", "PHOTO", "item1.URL", "BEGIN", "END", "CATEGORIES", "UID"]
)
PARAMETERS = st.lists(
    st.sampled_from(
        [
            "TYPE=home",
            "WORK",
            "ENCODING=QUOTED-PRINTABLE",
            "ENCODING=b",
            'X="a;b:c"',
            "CHARSET=cp1252",
            "",
            "LANGUAGE=fr",
            "=",
        ]
    ),
    max_size=3,
)
TEXTS = st.text(st.sampled_from('aé,;:\\"=\n\r 0+@.%€\u202e'), max_size=20)


@settings(max_examples=80, deadline=None)
@given(
    st.lists(st.tuples(NAMES, PARAMETERS, st.one_of(TEXTS, st.just("VCARD"))), max_size=12),
    st.sampled_from(["\r\n", "\n", "\r"]),
)
def test_any_card_is_read_and_written_without_harm(lines: list[tuple[str, list[str], str]], end: str):
    text = end.join(f"{';'.join([name, *parameters])}:{value}" for name, parameters, value in lines)
    for record in read_vcards(text.encode()).records:
        again = read_vcards(card(record, "4.0").encode("utf-8", "replace")).records
        assert len(again) == 1
