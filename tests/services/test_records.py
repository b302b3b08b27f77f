"""Saving and loading records: what is kept, what is refused and why, what a card shows in each language and time."""

import unicodedata
from typing import Any

import pytest

from desktop_app import i18n
from desktop_app.errors import Invalid, NotFound, UserError
from desktop_app.services import records
from desktop_app.services.records import Edit, RowEdit
from desktop_app.storage.database import Database
from tests.office import TODAY, contact, mandate, name, organisation, person, role, town

HOSTILE = [
    '<img src="file:///etc/passwd"/>',
    "<b>x",
    "&amp;",
    "]]>",
    "{{7*7}}",
    "{name} {0}",
    "%s %(name)s",
    "x" * 5000,
    "\u202eyadnom\u202c",
    "👩🏽‍⚖️ 🇪🇺",
    "'; DROP TABLE person; --",
    '"',
    "\\",
    "=1+1",
]


def wrong(base: Database, edit: Edit) -> set[tuple[str, str]]:
    """The rows and fields for which an edit is refused, and that the base stays as it was."""
    before = base.read("SELECT counter FROM journal_now")
    with pytest.raises(Invalid) as refused:
        records.save(base, edit)
    assert records.problems(base, edit) == refused.value.problems
    assert base.read("SELECT counter FROM journal_now") == before
    assert all(problem.message.endswith(".") for problem in refused.value.problems)
    return {(problem.row, problem.field) for problem in refused.value.problems}


# What is kept ---------------------------------------------------------------------------------------------------


def test_a_card_is_kept_with_all_its_rows_in_one_transaction(base: Database) -> None:
    made = organisation(
        base, "Ville de Paris", name("City of Paris", "en"), contact("email", "a@example.org"), town("Paris")
    )
    card = records.load(base, "organisation", made, TODAY)
    assert card.title == "City of Paris"
    assert [row.values["text"] for row in card.rows["organisation_name.organisation_id"]] == [
        "Ville de Paris",
        "City of Paris",
    ]
    assert [row.title for row in card.rows["contact_point.organisation_id"]] == ["a@example.org"]
    assert [row.values["city"] for row in card.rows["address.organisation_id"]] == ["Paris"]
    assert base.read("SELECT count(*) FROM journal_transaction") == [(1,)]


def test_rows_are_changed_added_and_removed_together(base: Database) -> None:
    made = organisation(base, "Ville de Paris", contact("phone", "01 44 50 59 59"), contact("fax", "01 44 50 59 60"))
    phone, fax = records.load(base, "organisation", made, TODAY).rows["contact_point.organisation_id"]
    records.save(
        base,
        Edit(
            "organisation",
            made,
            {"remarks": "Siège"},
            [
                RowEdit("contact_point", phone.id, phone.id, {"value": "01 44 50 59 61"}),
                RowEdit("contact_point", fax.id, fax.id, removed=True),
                contact("web", "www.example.org"),
            ],
        ),
    )
    card = records.load(base, "organisation", made, TODAY)
    assert card.values["remarks"] == "Siège"
    assert [row.title for row in card.rows["contact_point.organisation_id"]] == ["01 44 50 59 61", "www.example.org"]


def test_an_edit_that_changes_nothing_leaves_no_trace(base: Database) -> None:
    made = person(base, "Dupont", "Anne")
    records.change(base, "person", made, {"family": "Dupont", "given": " Anne "})
    assert base.read("SELECT count(*) FROM journal_transaction") == [(1,)]


def test_an_edit_survives_being_written_down_as_text() -> None:
    edit = Edit("organisation", None, {"remarks": "é"}, [contact("phone", "01"), RowEdit("note", "a", "a", {}, True)])
    assert Edit.from_json(edit.as_json()) == edit


@pytest.mark.parametrize("text", HOSTILE)
def test_any_text_is_kept_and_shown_as_typed(base: Database, text: str) -> None:
    made = organisation(base, text, remarks=text)
    who = person(base, text, text)
    mandate(base, who, made, title_en=text)
    card = records.load(base, "organisation", made, TODAY)
    assert (card.title, card.values["remarks"]) == (text, text)
    shown = records.load(base, "person", who, TODAY)
    assert (shown.title, shown.values["family"]) == (f"{text} {text}", text)
    assert shown.rows["mandate.person_id"][0].facts["role"] == text


def test_accents_in_two_characters_are_kept_as_one(base: Database) -> None:
    made = organisation(base, unicodedata.normalize("NFD", "Évêché de Nîmes"))
    assert records.title(base, "organisation", made, TODAY) == unicodedata.normalize("NFC", "Évêché de Nîmes")


def test_a_name_of_one_line_is_kept_in_one_line_and_a_remark_in_several(base: Database) -> None:
    made = organisation(base, "Ville\r\nde Paris ", remarks="une\ndeux ")
    card = records.load(base, "organisation", made, TODAY)
    assert (card.title, card.values["remarks"]) == ("Ville de Paris", "une\ndeux")


@pytest.mark.parametrize("text", ["Du\x00pont", "Du\ud800pont", "\udfff"])
def test_nul_and_half_characters_are_refused_with_a_sentence(base: Database, text: str) -> None:
    assert wrong(base, Edit("person", None, {"family": text})) == {("", "family")}


# What is refused ------------------------------------------------------------------------------------------------


def test_what_is_wrong_is_said_by_row_and_field(base: Database) -> None:
    edit = Edit(
        "organisation",
        None,
        {"founded_on": "30/2/2008", "country": "Atlantis"},
        [
            name("Ville de Paris", starts_on="2014", ends_on="2013"),
            RowEdit("contact_point", None, "new-2", {"kind": "email", "value": "nobody"}),
            RowEdit("contact_point", None, "new-3", {"kind": "phone"}),
            RowEdit("address", None, "new-4", {"kind": "palace"}),
        ],
    )
    assert wrong(base, edit) == {
        ("", "founded_on"),
        ("", "country"),
        ("new-Ville de Paris", "ends_on"),
        ("new-2", "value"),
        ("new-3", "value"),
        ("new-4", "kind"),
    }


def test_an_organisation_keeps_at_least_one_name(base: Database) -> None:
    assert wrong(base, Edit("organisation", None, {"country": "FR"})) == {("organisation_name", "text")}
    made = organisation(base, "Ville de Paris")
    (row,) = records.load(base, "organisation", made, TODAY).rows["organisation_name.organisation_id"]
    removal = RowEdit("organisation_name", row.id, row.id, removed=True)
    assert wrong(base, Edit("organisation", made, {}, [removal])) == {("organisation_name", "text")}
    records.save(base, Edit("organisation", made, {}, [removal, name("Paris")]))
    assert records.title(base, "organisation", made, TODAY) == "Paris"


@pytest.mark.parametrize(
    ("first", "last", "is_right"),
    [
        ("2014", "2014", True),
        ("2014-05", "2014", True),
        ("2014", "2014-01", True),
        ("2014-05-02", "2014-05-02", True),
        ("2014-05-02", "2014-05", True),
        ("2014-05-02", "2014-05-01", False),
        ("2014-05", "2014-04", False),
        ("", "2013", True),
    ],
)
def test_a_period_does_not_end_before_it_starts(base: Database, first: str, last: str, is_right: bool) -> None:
    edit = Edit("organisation", None, {}, [name("Paris", starts_on=first, ends_on=last)])
    assert records.problems(base, edit) == [] if is_right else wrong(base, edit) == {("new-Paris", "ends_on")}


def test_the_end_is_compared_with_the_start_that_stands_in_the_base(base: Database) -> None:
    made = mandate(base, person(base, "Dupont"), organisation(base, "Paris"), starts_on="2014-05")
    assert wrong(base, Edit("mandate", made, {"ends_on": "2014-04"})) == {("", "ends_on")}


def test_a_number_no_base_can_hold_is_refused(base: Database) -> None:
    label = {"label_fr": "A", "label_en": "A", "is_body": False}
    assert wrong(base, Edit("organisation_kind", None, {**label, "rank": 10**30})) == {("", "rank")}


def test_two_entries_of_a_list_never_share_a_code(base: Database) -> None:
    values = {"label_fr": "Ville", "label_en": "City or town"}
    made = records.add(base, "family", values)
    assert records.values_of(base, "family", made)["code"] == "city-or-town"
    with pytest.raises(Invalid, match="Another record has this value already"):
        records.add(base, "family", values)


def test_a_link_to_nothing_is_refused_with_a_sentence(base: Database) -> None:
    with pytest.raises(UserError, match="links to one that is gone"):
        mandate(base, "0" * 32, organisation(base, "Paris"))


def test_an_entry_that_is_used_cannot_be_deleted(base: Database) -> None:
    held = role(base, "maire", "maire", "Mayor")
    mandate(base, person(base, "Dupont"), organisation(base, "Paris"), role_type_id=held)
    with pytest.raises(UserError, match="still used by others"):
        records.delete(base, "role_type", held)
    assert records.title(base, "role_type", held, TODAY) == "Mayor"


def test_what_somebody_deleted_meanwhile_is_said_to_be_gone(base: Database) -> None:
    made = person(base, "Dupont")
    records.delete(base, "person", made)
    gone: list[Any] = [
        lambda: records.load(base, "person", made, TODAY),
        lambda: records.change(base, "person", made, {"given": "Anne"}),
        lambda: records.delete(base, "person", made),
        lambda: records.values_of(base, "person", made),
    ]
    for action in gone:
        with pytest.raises(NotFound, match="somebody deleted it"):
            action()
    assert records.title(base, "person", made, TODAY) == ""


# Phones ---------------------------------------------------------------------------------------------------------


def numbers(base: Database) -> list[str | None]:
    return [row[0] for row in base.read("SELECT e164 FROM contact_point ORDER BY id")]


def test_a_phone_is_kept_as_typed_and_in_its_international_form(base: Database) -> None:
    organisation(base, "Miasto Płock", contact("phone", "(24) 367 15 55"), contact("fax", "oui 12"), country="PL")
    assert base.read("SELECT value, e164 FROM contact_point ORDER BY id") == [
        ("(24) 367 15 55", "+48243671555"),
        ("oui 12", None),
    ]


def test_a_work_phone_is_read_in_its_organisation_s_country(base: Database) -> None:
    plock = organisation(base, "Miasto Płock", country="PL")
    mandate(base, person(base, "Kowalczyk"), plock, contact("mobile", "601 234 567"))
    assert numbers(base) == ["+48601234567"]


def test_phones_are_read_again_when_the_country_is_put_right(base: Database) -> None:
    made = organisation(base, "Miasto Płock", contact("phone", "24 367 15 55"))
    mandate(base, person(base, "Kowalczyk"), made, contact("mobile", "601 234 567"), contact("email", "k@example.org"))
    records.change(base, "organisation", made, {"country": "PL"})
    assert numbers(base) == ["+48243671555", "+48601234567", None]


def test_a_phone_that_becomes_an_e_mail_has_no_number_any_more(base: Database) -> None:
    made = organisation(base, "Paris", contact("phone", "01 44 50 59 59"))
    (phone,) = records.load(base, "organisation", made, TODAY).rows["contact_point.organisation_id"]
    records.change(base, "contact_point", phone.id, {"kind": "email", "value": "a@example.org"})
    assert numbers(base) == [None]


# Names and titles by time and language --------------------------------------------------------------------------


def test_a_card_is_titled_as_on_the_day_asked(base: Database) -> None:
    made = organisation(
        base,
        "Conseil des communes d’Europe",
        name("Conseil des communes et régions d’Europe", starts_on="1984"),
        name("CEMR", "en", "acronym"),
    )
    first = records.load(base, "organisation", made, TODAY).rows["organisation_name.organisation_id"][0]
    records.change(base, "organisation_name", first.id, {"ends_on": "1983"})
    i18n.set_language("fr")
    titles = [records.title(base, "organisation", made, day) for day in ("1983-12-31", "1984-01-01", TODAY)]
    assert titles == [
        "Conseil des communes d’Europe",
        "Conseil des communes et régions d’Europe",
        "Conseil des communes et régions d’Europe",
    ]


def test_a_role_agrees_with_who_holds_it_in_french(base: Database) -> None:
    paris = organisation(base, "Paris")
    president = role(base, "président", "présidente", "President", title_fr_n="présidence")
    shown = {}
    for form in ("f", "m", None):
        who = person(base, f"Dupont {form}", form_of_address=form)
        mandate(base, who, paris, role_type_id=president)
        for language in ("fr", "en"):
            i18n.set_language(language)
            (row,) = records.load(base, "person", who, TODAY).rows["mandate.person_id"]
            shown[form, language] = row.facts["role"]
    assert shown == {
        ("f", "fr"): "présidente",
        ("m", "fr"): "président",
        (None, "fr"): "présidence",
        ("f", "en"): "President",
        ("m", "en"): "President",
        (None, "en"): "President",
    }


def test_a_mandate_s_own_title_comes_before_the_role_s(base: Database) -> None:
    made = mandate(
        base,
        person(base, "Dupont", form_of_address="f"),
        organisation(base, "Paris"),
        role_type_id=role(base, "adjoint", "adjointe", "Deputy"),
        title_fr="adjointe aux relations internationales",
    )
    i18n.set_language("fr")
    assert records.title(base, "mandate", made, TODAY) == "Dupont – adjointe aux relations internationales – Paris"


def test_every_link_of_a_card_has_its_title(base: Database) -> None:
    paris, who = organisation(base, "Paris"), person(base, "Dupont", "Anne")
    mandate(base, who, paris, on_behalf_of_id=paris, role_type_id=role(base, "maire", "maire", "Mayor"))
    card = records.load(base, "person", who, TODAY)
    assert set(card.titles.values()) == {"Anne Dupont", "Paris", "Mayor"}


# Choosing -------------------------------------------------------------------------------------------------------


def test_records_to_link_to_are_found_by_words(base: Database) -> None:
    from desktop_app.domain.kinds import KINDS

    link: Any = KINDS["mandate"].field("organisation_id")
    made = organisation(base, "Conseil des régions", name("CdR", "fr", "acronym"))
    person(base, "Régions")
    assert records.choices(base, link, "region", TODAY) == [(made, "Conseil des régions (CdR)")]
    assert records.choices(base, link, "", TODAY) == []


def test_the_user_s_lists_come_whole_and_in_their_order(base: Database) -> None:
    from desktop_app.domain.kinds import KINDS

    link: Any = KINDS["mandate"].field("role_type_id")
    role(base, "secrétaire", "secrétaire", "Secretary", rank=2)
    role(base, "maire", "maire", "Mayor", rank=1)
    assert [title for _id, title in records.choices(base, link, "", TODAY)] == ["Mayor", "Secretary"]
    assert [title for _id, title in records.choices(base, link, "sec", TODAY)] == ["Secretary"]
    assert records.choices(base, link, "(((", TODAY) == []
