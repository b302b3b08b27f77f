"""A round of verification: sheets go out, members answer, corrections are taken in one by one."""

from dataclasses import replace
from email import message_from_bytes, policy

import pytest

from desktop_app.errors import Invalid, UserError
from desktop_app.services import records, verification, verification_fields, verification_letters
from desktop_app.storage.database import Database
from tests.office import contact, mandate, organisation, person

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
    first, second = verification_letters.letters(base, [french, english], DAY)
    assert (first.language, first.emails, first.sheet_name) == (
        "fr", ("ardent@example.org",), "fiche-de-verification-association-ardent.pdf",
    )  # fmt: skip
    assert "Association Ardent" in first.subject and "31 mars 2009" in first.text
    assert first.text.startswith("Madame, Monsieur,\n\n")
    (reminder,) = verification_letters.letters(base, [english], DAY, is_reminder=True)
    assert (second.language, reminder.subject[:8]) == ("en", "Reminder")
    assert "once more" in reminder.text and "once more" not in second.text


def test_a_draft_is_an_unsent_mail_with_the_sheet_attached(base: Database, round_id: str) -> None:
    letter = verification_letters.letters(base, rows(base, round_id)[:1], DAY)[0]
    written = verification_letters.draft(letter, b"%PDF-1.4 sheet", "office@example.org", DAY)
    mail = message_from_bytes(written, policy=policy.default)
    told = [mail["To"], mail["From"], mail["Subject"], mail["X-Unsent"], mail["Content-Language"]]
    assert told == ["ardent@example.org", "office@example.org", letter.subject, "1", "fr"]
    body, sheet = mail.iter_parts()
    assert body.get_content().replace("\r\n", "\n") == letter.text + "\n"
    assert (sheet.get_filename(), sheet.get_content()) == (
        "fiche-de-verification-association-ardent.pdf",
        b"%PDF-1.4 sheet",
    )
    assert verification_letters.draft(letter, b"%PDF-1.4 sheet", "office@example.org", DAY) == written


def test_no_name_and_no_address_can_add_a_line_to_a_mail(base: Database, round_id: str) -> None:
    letter = verification_letters.letters(base, rows(base, round_id)[:1], DAY)[0]
    hostile = replace(letter, subject="Fiche\r\nBcc: x@example.org", emails=("a@b\r\nBcc: x", "no address", "e@é.eu"))
    mail = message_from_bytes(verification_letters.draft(hostile, b"", "nobody", DAY), policy=policy.default)
    assert (mail["Bcc"], mail["From"], mail["Subject"]) == (None, None, "Fiche Bcc: x@example.org")


def test_a_member_without_an_address_of_its_own_is_written_to_at_work(base: Database, members: list[str]) -> None:
    lone = organisation(base, "Association Zénith", country="FR")
    values = {"organisation_id": lone, "starts_on": "2008"}
    category = base.read("SELECT id FROM membership_category")[0][0]
    records.add(base, "membership", {**values, "category_id": category})
    who = person(base, "Zola", "Émile", language="en")
    mandate(base, who, lone, contact("email", "zola@example.org"), title_fr="directeur", starts_on="2008")
    line = verification.board(base, verification.start(base, "R", None, DAY, DUE), DAY)[-1]
    assert (line.organisation["fr"], line.emails, line.language) == ("Association Zénith", ("zola@example.org",), "en")


def test_what_a_member_may_correct_is_what_its_sheet_says(base: Database, members: list[str]) -> None:
    found = verification_fields.of_member(base, members[0], DAY)
    assert [(one.about, one.label, one.value) for one in found if one.value] == [
        ("Association Ardent", "Country", "FR"),
        ("Official – French", "Name", "Association Ardent"),
        ("E-mail", "Number or address", "ardent@example.org"),
    ]


def test_a_round_is_closed_and_the_latest_stands_first(base: Database, round_id: str) -> None:
    verification.close(base, round_id, "2009-04-30")
    later = verification.start(base, None, "Verification 2010", "2010-03-01", "2010-03-31")
    assert [(one.id, one.closed_on) for one in verification.rounds(base)] == [(later, ""), (round_id, "2009-04-30")]


def test_without_members_there_is_nobody_to_ask(base: Database) -> None:
    with pytest.raises(UserError, match="nobody to ask"):
        verification.start(base, "Vérification", None, DAY, DUE)
