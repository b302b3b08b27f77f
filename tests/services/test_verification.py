"""A round of verification: sheets go out, members answer, corrections are taken in one by one."""

import pytest

from desktop_app.errors import Invalid, UserError
from desktop_app.services import records, verification
from desktop_app.storage.database import Database
from tests.office import contact, organisation

DAY, DUE = "2009-03-02", "2009-03-31"


@pytest.fixture
def members(base: Database) -> list[str]:
    found = []
    values = {"label_fr": "Membre", "label_en": "Member", "code": "member", "votes": True}
    category = records.add(base, "membership_category", values)
    for name, country in (("Ardent", "FR"), ("Eriksson", "SE"), ("Fischer", "AT")):
        mail = contact("email", f"{name.lower()}@example.org")
        one = organisation(base, f"Association {name}", mail, country=country)
        records.add(base, "membership", {"organisation_id": one, "category_id": category, "starts_on": "2008-11-16"})
        found.append(one)
    organisation(base, "Association sans adhésion")
    return found


@pytest.fixture
def round_id(base: Database, members: list[str]) -> str:
    return verification.start(base, "Vérification 2009", "Verification 2009", DAY, DUE)


def states(base: Database, round_id: str, day: str) -> list[str]:
    return [line.state for line in verification.board(base, round_id, day)]


def rows(base: Database, round_id: str) -> list[str]:
    return [line.id for line in verification.board(base, round_id, DAY)]


def test_a_round_asks_each_member_of_the_day_in_its_language(base: Database, members: list[str], round_id: str) -> None:
    lines = verification.board(base, round_id, DAY)
    assert [line.organisation_id for line in lines] == members
    assert [line.language for line in lines] == ["fr", "en", "en"]
    assert lines[0].emails == ("ardent@example.org",)


def test_the_state_of_each_member_follows_from_the_days(base: Database, round_id: str) -> None:
    one, two, three = rows(base, round_id)
    verification.sent(base, [one, two], DAY)
    verification.reminded(base, [two], "2009-03-20")
    assert states(base, round_id, "2009-03-21") == ["sent", "reminded", "to_send"]
    assert states(base, round_id, "2009-04-01") == ["overdue", "overdue", "to_send"]
    verification.confirm(base, one, "2009-04-02", "A. Ardent")
    found = verification.counts(base, round_id, "2009-04-02")
    assert found == {"to_send": 1, "sent": 0, "reminded": 0, "overdue": 1, "answered": 1}
    with pytest.raises(UserError, match="Send it first"):
        verification.reminded(base, [three], "2009-04-02")
    with pytest.raises(UserError, match="answered already"):
        verification.reminded(base, [one], "2009-04-03")


def test_a_correction_is_taken_in_with_one_word(base: Database, members: list[str], round_id: str) -> None:
    (row,) = base.read("SELECT id FROM contact_point WHERE organisation_id = ?", (members[0],))
    one = rows(base, round_id)[0]
    changed = [("contact_point", row[0], "value", "office@example.org"), ("organisation", members[0], "country", "FR")]
    assert verification.receive(base, one, changed, "2009-03-10", "A. Ardent") == 1
    assert verification.board(base, round_id, "2009-03-10")[0].open_answers == 1
    with pytest.raises(UserError, match="wait for an answer"):
        verification.confirm(base, one, "2009-03-11", "A. Ardent")
    (answer,) = verification.answers(base, one)
    assert (answer.old_value, answer.new_value) == ("ardent@example.org", "office@example.org")
    verification.take(base, answer.id, "2009-03-11")
    assert records.values_of(base, "contact_point", row[0])["value"] == "office@example.org"
    with pytest.raises(UserError, match="has its answer already"):
        verification.take(base, answer.id, "2009-03-11")
    verification.confirm(base, one, "2009-03-12", "A. Ardent")
    assert records.values_of(base, "organisation", members[0])["last_verified_on"] == "2009-03-12"


def test_a_correction_refused_changes_nothing(base: Database, members: list[str], round_id: str) -> None:
    one = rows(base, round_id)[0]
    verification.receive(base, one, [("organisation", members[0], "country", "DE")], "2009-03-10")
    (answer,) = verification.answers(base, one)
    verification.refuse(base, answer.id, "2009-03-11")
    assert records.values_of(base, "organisation", members[0])["country"] == "FR"
    assert verification.answers(base, one)[0].answer == "refused"


def test_a_field_changed_since_is_looked_at_first(base: Database, members: list[str], round_id: str) -> None:
    one = rows(base, round_id)[0]
    verification.receive(base, one, [("organisation", members[0], "country", "DE")], "2009-03-10")
    records.change(base, "organisation", members[0], {"country": "BE"})
    (answer,) = verification.answers(base, one)
    assert answer.is_overtaken
    with pytest.raises(UserError, match="was changed since"):
        verification.take(base, answer.id, "2009-03-11")
    verification.take(base, answer.id, "2009-03-11", even_if_changed=True)
    assert records.values_of(base, "organisation", members[0])["country"] == "DE"


def test_what_no_card_would_take_is_not_taken_in(base: Database, members: list[str], round_id: str) -> None:
    one = rows(base, round_id)[0]
    with pytest.raises(Invalid, match="no field of that name"):
        verification.receive(base, one, [("organisation", members[0], "colour", "red")], "2009-03-10")
    verification.receive(base, one, [("organisation", members[0], "country", "Nowhere")], "2009-03-10")
    (answer,) = verification.answers(base, one)
    with pytest.raises(Invalid):
        verification.take(base, answer.id, "2009-03-11")


def test_the_letter_speaks_the_language_of_the_member(base: Database, round_id: str) -> None:
    french, english, _third = rows(base, round_id)
    letter = verification.letter(base, french, DAY)
    assert (letter.language, letter.emails) == ("fr", ("ardent@example.org",))
    assert "Association Ardent" in letter.subject and "31 mars 2009" in letter.text
    assert verification.letter(base, english, DAY, is_reminder=True).subject.startswith("Reminder")


def test_without_members_there_is_nobody_to_ask(base: Database) -> None:
    with pytest.raises(UserError, match="nobody to ask"):
        verification.start(base, "Vérification", None, DAY, DUE)
