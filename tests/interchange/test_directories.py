"""Entries of directories (LDIF): people and organisations, what has no field kept, no address opened."""

import base64
from pathlib import Path

from hypothesis import given, settings
from hypothesis import strategies as st

from desktop_app.interchange.ldif_reading import read_ldif
from desktop_app.services import importing
from desktop_app.storage.database import Database


def text_of(word: str) -> str:
    return base64.b64encode(word.encode()).decode()


ANNE = f"""dn: cn=Anne,dc=x
objectClass: inetOrgPerson
sn:: {text_of("Lefèvre")}
givenName: Anne
o: Ville de Lyon
title: Maire
mail: anne@lyon.fr
telephoneNumber: 04 72
 10 30 30
nsAIMid: anne
"""


def test_an_entry_is_a_person_where_they_work_and_what_has_no_field(base: Database):
    (record,) = read_ldif(ANNE.encode()).records
    assert record.values == {"family": "Lefèvre", "given": "Anne"}
    (work,) = record.belongs
    assert (work.organisation, work.title) == ("Ville de Lyon", "Maire")
    assert work.contacts == [("email", "anne@lyon.fr"), ("phone", "04 7210 30 30")]
    assert [(kept.name, kept.value) for kept in record.kept] == [("dn", "cn=Anne,dc=x"), ("nsaimid", "anne")]
    importing.carry_out(base, importing.plan(base, [record]), "x.ldif")
    assert importing.plan(base, read_ldif(ANNE.encode()).records).counts()["same"] == 1


def test_a_file_named_in_an_entry_is_never_opened(tmp_path: Path):
    secret = tmp_path / "secret"
    secret.write_text("secret words")
    (record,) = read_ldif(f"{ANNE}jpegPhoto:< {secret.as_uri()}\ndescription:< file:///etc/passwd\n".encode()).records
    told = f"{record.values} {record.kept}"
    assert "secret words" not in told and "root:" not in told and secret.as_uri() in told


def test_a_broken_entry_costs_that_entry():
    source = read_ldif(f"{ANNE}\ndn: cn=Broken\nsn:: %%%\n\nnothing here\n\n{ANNE.replace('Anne', 'Zoe')}".encode())
    assert [record.values["given"] for record in source.records if record.values.get("given")] == ["Anne", "Zoe"]


def test_entries_of_changes_and_of_no_people_are_said():
    source = read_ldif(b"dn: ou=people,dc=x\nobjectClass: organizationalUnit\nou: people\n")
    assert (source.records, [notice.line for notice in source.notices]) == ([], [1])


NAMES = st.sampled_from(["dn", "sn", "cn", "mail", "o", "objectClass", "changetype", "version", "x-y;lang-fr", " ", "-", "#"])
TEXTS = st.one_of(st.sampled_from([": w6k=", ":< file:///etc/passwd", " person", " modify"]), st.text(st.sampled_from("aé:<=\n ,0"), max_size=12))


@settings(max_examples=80, deadline=None)
@given(st.lists(st.tuples(NAMES, TEXTS), max_size=12))
def test_any_directory_is_read_without_harm(lines: list[tuple[str, str]]):
    for record in read_ldif("\n".join(f"{name}:{value}" for name, value in lines).encode()).records:
        assert record.kind in ("person", "organisation")
