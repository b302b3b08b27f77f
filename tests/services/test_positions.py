"""A common position from its draft to its sending: rounds, amendments, versions, sign-off tied to one exact text."""

from dataclasses import dataclass, field

import pytest

from desktop_app.errors import Invalid, UserError
from desktop_app.services import amendments, position_rounds, positions, records, sign_offs
from desktop_app.storage.database import Database
from tests.common_position import members
from tests.office import organisation

DAY = "2009-03-10"


@dataclass
class Office:
    """Three members of two countries, an observer, and the position they write."""

    position: str
    ids: dict[str, str]
    people: dict[str, str]
    paragraphs: list[str] = field(default_factory=list)


@pytest.fixture
def office(base: Database) -> Office:
    position = records.add(base, "position", {"title_fr": "Aide et collectivités", "drafted_on": "2009-03-01"})
    platform = members(base)
    made = Office(position, platform.ids, platform.people)
    for text in ("Les collectivités sont des acteurs.", "Elles demandent un dialogue.", "Elles agissent au Sud."):
        values = {"text_fr": text, "text_en": f"In English: {text}"}
        made.paragraphs.append(positions.add_paragraph(base, made.position, values))
    return made


def open_amendments(base: Database, office: Office) -> None:
    position_rounds.open_round(base, office.position, "amendments", DAY, "2009-03-31")


def sign_off(base: Database, office: Office, day: str = "2009-04-01", until: str = "2009-04-15") -> str:
    position_rounds.open_round(base, office.position, "sign_off", day, until)
    last = positions.last_version(base, office.position)
    assert last is not None
    return last.id


def test_paragraphs_are_numbered_in_their_order_and_headings_are_not(base: Database, office: Office) -> None:
    positions.add_paragraph(base, office.position, {"text_fr": "Constats", "is_heading": True}, place=0)
    positions.move_paragraph(base, office.paragraphs[2], 1)
    found = [(one.number, one.text["fr"]) for one in positions.paragraphs(base, office.position)]
    assert found == [
        ("", "Constats"), ("1", "Elles agissent au Sud."), ("2", "Les collectivités sont des acteurs."),
        ("3", "Elles demandent un dialogue."),
    ]  # fmt: skip


def test_from_draft_to_sending_with_three_amendments_and_a_silent_member(base: Database, office: Office) -> None:
    first, second, third = office.paragraphs
    open_amendments(base, office)
    one = amendments.propose(base, first, office.ids["Ardent"], "fr", "Les collectivités sont des actrices.", DAY)
    two = amendments.propose(base, second, office.ids["Berger"], "fr", "Elles exigent un dialogue.", DAY)
    three = amendments.propose(base, third, office.ids["Costa"], "fr", None, DAY, reason="Hors sujet")
    assert [
        piece.text for piece in amendments.pending(base, office.position, DAY)[0].pieces if piece.operation == "added"
    ] == ["actrices"]
    with pytest.raises(UserError, match="Some amendments have no answer yet"):
        sign_off(base, office)
    amendments.answer(base, one, "accepted", DAY)
    amendments.answer(base, two, "modified", DAY, text="Elles souhaitent un dialogue.", reason="Plus courtois")
    amendments.answer(base, three, "rejected", DAY, reason="Le Sud est au cœur")
    assert [line.text["fr"] for line in positions.paragraphs(base, office.position)] == [
        "Les collectivités sont des actrices.", "Elles souhaitent un dialogue.", "Elles agissent au Sud.",
    ]  # fmt: skip
    assert [line.answer for line in amendments.of_position(base, office.position, DAY)] == [
        "accepted",
        "modified",
        "rejected",
    ]
    version = sign_off(base, office)
    sign_offs.sign(
        base,
        version,
        office.ids["Ardent"],
        "yes",
        "2009-04-02",
        signed_by=office.people["Ardent"],
        mandated_on="2009-03-20",
    )
    sign_offs.sign(base, version, office.ids["Berger"], "reservation", "2009-04-03", reservation_fr="Sauf le point 2")
    (running,) = [
        one for one in position_rounds.of_position(base, office.position, "2009-04-16") if one.kind == "sign_off"
    ]
    assert running.is_overdue
    assert position_rounds.close_round(base, running.id, "2009-04-16") == 1
    said = {line.organisation["fr"]: line.answer for line in sign_offs.state(base, version, "2009-04-16")}
    assert said == {"Association Ardent": "yes", "Association Berger": "reservation", "Association Costa": "silent"}
    speaks = sign_offs.speaks_for(base, office.position, "2009-04-16")
    assert speaks is not None
    assert (speaks.members, speaks.countries, speaks.with_reservation) == (2, 2, 1)
    commission = organisation(base, "Commission européenne", country="BE")
    positions.send(base, office.position, commission, "2009-04-20")
    (sent,) = positions.sendings(base, office.position, "2009-05-01")
    assert (sent.organisation["fr"], sent.version, sent.sent_on) == ("Commission européenne", 1, "2009-04-20")
    assert records.values_of(base, "position", office.position)["state"] == "sent"
    with pytest.raises(UserError, match="sent to institutions"):
        records.delete(base, "position", office.position)


def test_who_signed_is_shown_with_the_mandate_of_that_day(base: Database, office: Office) -> None:
    version = sign_off(base, office)
    sign_offs.sign(base, version, office.ids["Ardent"], "yes", "2009-04-02", signed_by=office.people["Ardent"])
    line = next(one for one in sign_offs.state(base, version, "2009-04-02") if one.answer)
    assert line.signed_by is not None
    assert (line.signed_by.name, line.signed_by.position["fr"]) == ("Anne Ardent", "présidente")


def test_a_mandate_of_another_member_signs_for_nobody(base: Database, office: Office) -> None:
    version = sign_off(base, office)
    ((other,),) = base.read("SELECT id FROM mandate WHERE person_id = ?", (office.people["Berger"],))
    with pytest.raises(Invalid, match="not one of who signed"):
        sign_offs.sign(
            base, version, office.ids["Ardent"], "yes", "2009-04-02", signed_by=office.people["Ardent"], mandate=other
        )


def test_a_new_version_reopens_the_sign_off(base: Database, office: Office) -> None:
    version = sign_off(base, office)
    sign_offs.sign(base, version, office.ids["Ardent"], "yes", "2009-04-02")
    records.change(base, "position_paragraph", office.paragraphs[0], {"text_fr": "Les collectivités agissent."})
    fresh = positions.freeze(base, office.position, "2009-04-05")
    assert [line.answer for line in sign_offs.state(base, fresh, "2009-04-05")] == ["", "", ""]
    speaks = sign_offs.speaks_for(base, office.position, "2009-04-05")
    assert speaks is not None and speaks.members == 0
    with pytest.raises(UserError, match="Members sign the last one"):
        sign_offs.sign(base, version, office.ids["Berger"], "yes", "2009-04-05")
    sign_offs.sign(base, fresh, office.ids["Ardent"], "yes", "2009-04-06")
    changed = [one.text for one in positions.compare(base, office.position, 1, 2, "fr") if one.operation == "added"]
    assert changed == ["agissent"]


def test_the_number_of_members_is_that_of_the_day(base: Database, office: Office) -> None:
    version = sign_off(base, office)
    for name, day in (("Ardent", "2009-04-02"), ("Berger", "2009-04-10")):
        sign_offs.sign(base, version, office.ids[name], "yes", day)
    (berger,) = base.read("SELECT id FROM membership WHERE organisation_id = ?", (office.ids["Berger"],))[0]
    records.change(base, "membership", berger, {"ends_on": "2009-12-31"})
    counts = []
    for day in ("2009-04-01", "2009-04-05", "2009-04-10", "2010-01-01"):
        found = sign_offs.speaks_for(base, office.position, day)
        assert found is not None
        counts.append((found.members, found.countries))
    assert counts == [(0, 0), (1, 1), (2, 2), (1, 1)]


def test_what_is_kept_as_a_version_never_changes(base: Database, office: Office) -> None:
    version = positions.freeze(base, office.position, DAY)
    records.change(base, "position_paragraph", office.paragraphs[0], {"text_fr": "Autre"})
    kept = positions.text_of(base, version)
    assert kept.paragraphs[0].text["fr"] == "Les collectivités sont des acteurs."
    with pytest.raises(UserError, match="Keep a version first"):
        positions.send(base, office.position, office.ids["Ardent"], DAY)


@pytest.mark.parametrize(
    ("said", "values", "sentence"),
    [
        ("reservation", {}, "Type the reservation"),
        ("yes", {"reservation_fr": "Sauf"}, "choose “with a reservation”"),
        ("perhaps", {}, "is not one of"),
        ("", {}, "must be filled in"),
    ],
)
def test_a_sign_off_that_makes_no_sense_is_refused(
    base: Database, office: Office, said: str, values: dict[str, str], sentence: str
) -> None:
    version = sign_off(base, office)
    with pytest.raises(Invalid, match=sentence):
        sign_offs.sign(base, version, office.ids["Ardent"], said, "2009-04-02", **values)  # type: ignore[arg-type]
    assert base.read("SELECT count(*) FROM sign_off") == [(0,)]


def test_only_members_with_a_vote_sign_and_only_in_time(base: Database, office: Office) -> None:
    version = sign_off(base, office)
    with pytest.raises(Invalid, match="Only a member with a vote"):
        sign_offs.sign(base, version, office.ids["Dupont"], "yes", "2009-04-02")
    with pytest.raises(UserError, match="deadline for signing has passed"):
        sign_offs.sign(base, version, office.ids["Ardent"], "yes", "2009-04-16")


def test_amendments_come_from_members_in_an_open_round_and_change_something(base: Database, office: Office) -> None:
    first = office.paragraphs[0]
    with pytest.raises(UserError, match="No round of amendments is open"):
        amendments.propose(base, first, office.ids["Ardent"], "fr", "Autre", DAY)
    open_amendments(base, office)
    with pytest.raises(UserError, match="No round of amendments is open"):
        amendments.propose(base, first, office.ids["Ardent"], "fr", "Autre", "2009-04-01")
    with pytest.raises(Invalid, match="as it stands"):
        amendments.propose(base, first, office.ids["Ardent"], "fr", "Les collectivités sont des acteurs.", DAY)
    stranger = organisation(base, "Ville sans adhésion")
    with pytest.raises(Invalid, match="Only members can amend"):
        amendments.propose(base, first, stranger, "fr", "Autre", DAY)


def test_an_amendment_never_writes_over_a_later_change(base: Database, office: Office) -> None:
    open_amendments(base, office)
    first = office.paragraphs[0]
    made = amendments.propose(base, first, office.ids["Ardent"], "fr", "Texte A", DAY)
    other = amendments.propose(base, first, office.ids["Berger"], "fr", "Texte B", DAY)
    amendments.answer(base, made, "accepted", DAY)
    assert [one.is_overtaken for one in amendments.pending(base, office.position, DAY)] == [True]
    with pytest.raises(UserError, match="joins both"):
        amendments.answer(base, other, "accepted", DAY)
    amendments.answer(base, other, "modified", DAY, text="Textes A et B", reason="Les deux")
    assert positions.paragraphs(base, office.position)[0].text["fr"] == "Textes A et B"
    with pytest.raises(UserError, match="has its answer already"):
        amendments.answer(base, other, "withdrawn", DAY)


def test_a_refusal_says_why(base: Database, office: Office) -> None:
    open_amendments(base, office)
    made = amendments.propose(base, office.paragraphs[0], office.ids["Ardent"], "fr", "Autre", DAY)
    with pytest.raises(Invalid, match="Say why"):
        amendments.answer(base, made, "rejected", DAY)


def test_an_accepted_deletion_takes_the_paragraph_out(base: Database, office: Office) -> None:
    open_amendments(base, office)
    made = amendments.propose(base, office.paragraphs[1], office.ids["Ardent"], "fr", None, DAY)
    amendments.answer(base, made, "accepted", DAY)
    assert [one.number for one in positions.paragraphs(base, office.position)] == ["1", "2"]
    assert [line.number for line in amendments.of_position(base, office.position, DAY)] == ["2"]


def test_rounds_have_a_deadline_after_their_start_and_stand_alone(base: Database, office: Office) -> None:
    with pytest.raises(Invalid, match="Say until when"):
        position_rounds.open_round(base, office.position, "consultation", DAY, None)
    with pytest.raises(Invalid, match="end is before the start"):
        position_rounds.open_round(base, office.position, "consultation", DAY, "2009-03-01")
    position_rounds.open_round(base, office.position, "consultation", DAY, "2009-03-20")
    with pytest.raises(UserError, match="open already"):
        position_rounds.open_round(base, office.position, "consultation", DAY, "2009-03-20")


def test_the_decision_that_adopted_it_is_linked(base: Database, office: Office) -> None:
    body = organisation(base, "Comité")
    decision = records.add(
        base, "decision", {"body_id": body, "code": "2009-01", "title_fr": "Adoption", "basis": "consensus"}
    )
    positions.adopt(base, office.position, decision, "2009-04-21")
    values = records.values_of(base, "position", office.position)
    assert (values["state"], values["decision_id"]) == ("adopted", decision)
    assert [one.number for one in positions.versions(base, office.position)] == [1]


def state_of(base: Database, version: str, day: str) -> dict[str, str]:
    return {line.organisation["fr"].split()[-1]: line.answer for line in sign_offs.state(base, version, day)}


def test_who_says_nothing_is_awaited_until_the_deadline_and_silent_after_it(base: Database, office: Office) -> None:
    version = sign_off(base, office, until="2009-04-15")
    sign_offs.sign(base, version, office.ids["Ardent"], "yes", "2009-04-02")
    assert state_of(base, version, "2009-04-01") == {"Berger": "", "Ardent": "", "Costa": ""}
    assert state_of(base, version, "2009-04-15") == {"Berger": "", "Ardent": "yes", "Costa": ""}
    assert state_of(base, version, "2009-04-16") == {"Berger": "silent", "Ardent": "yes", "Costa": "silent"}


def test_who_joined_after_the_deadline_was_not_silent(base: Database, office: Office) -> None:
    version = sign_off(base, office, until="2009-04-15")
    late = organisation(base, "Association Eriksson", country="SE")
    category = base.read("SELECT category_id FROM membership WHERE organisation_id = ?", (office.ids["Ardent"],))
    records.add(base, "membership", {"organisation_id": late, "category_id": category[0][0], "starts_on": "2009-05-01"})
    assert set(state_of(base, version, "2009-05-02")) == {"Ardent", "Berger", "Costa"}


def test_another_round_lets_the_silent_sign_the_same_version(base: Database, office: Office) -> None:
    version = sign_off(base, office)
    (first,) = [one.id for one in position_rounds.of_position(base, office.position, "2009-04-16")]
    assert position_rounds.close_round(base, first, "2009-04-16") == 3
    assert sign_off(base, office, "2009-04-20", "2009-04-30") == version
    assert set(state_of(base, version, "2009-04-21").values()) == {""}
    sign_offs.sign(base, version, office.ids["Costa"], "no", "2009-04-22")
    second = position_rounds.running(base, office.position, "sign_off", "2009-04-25")
    assert second is not None
    assert position_rounds.close_round(base, second.id, "2009-04-30") == 2
    assert base.read("SELECT answer, count(*) FROM sign_off GROUP BY answer ORDER BY answer") == [
        ("no", 1), ("silent", 2),
    ]  # fmt: skip


def test_on_an_earlier_day_the_version_of_that_day_speaks(base: Database, office: Office) -> None:
    version = sign_off(base, office)
    sign_offs.sign(base, version, office.ids["Ardent"], "yes", "2009-04-02")
    positions.edit_paragraph(base, office.paragraphs[0], {"text_fr": "Autre"})
    positions.freeze(base, office.position, "2009-05-01")
    found = [sign_offs.speaks_for(base, office.position, day) for day in ("2009-03-31", "2009-04-30", "2009-05-01")]
    assert [(one.number, one.members) if one else None for one in found] == [None, (1, 1), (2, 0)]


def test_nobody_signs_a_version_before_it_was_kept(base: Database, office: Office) -> None:
    version = sign_off(base, office, "2009-04-01")
    with pytest.raises(Invalid, match="did not exist yet"):
        sign_offs.sign(base, version, office.ids["Ardent"], "yes", "2009-03-31")


def test_amendments_end_where_signing_begins(base: Database, office: Office) -> None:
    open_amendments(base, office)
    sign_off(base, office, "2009-03-20")
    closed = {one.kind: one.closed_on for one in position_rounds.of_position(base, office.position, "2009-03-20")}
    assert closed == {"amendments": "2009-03-20", "sign_off": ""}
    with pytest.raises(UserError, match="No round of amendments is open"):
        amendments.propose(base, office.paragraphs[0], office.ids["Ardent"], "fr", "Autre", "2009-03-21")


def test_the_other_language_follows_an_amendment_at_once(base: Database, office: Office) -> None:
    open_amendments(base, office)
    made = amendments.propose(base, office.paragraphs[0], office.ids["Ardent"], "fr", "Elles décident.", DAY)
    amendments.answer(base, made, "accepted", DAY, translation="They decide.")
    assert positions.paragraphs(base, office.position)[0].text == {"fr": "Elles décident.", "en": "They decide."}


def test_a_paragraph_is_written_and_taken_out_in_one_step_each(base: Database, office: Office) -> None:
    first = office.paragraphs[0]
    assert positions.edit_paragraph(base, first, {"text_fr": "Elles décident."})
    assert not positions.edit_paragraph(base, first, {"text_fr": "Elles décident."})
    positions.remove_paragraph(base, first)
    assert [one.text["fr"] for one in positions.paragraphs(base, office.position)] == [
        "Elles demandent un dialogue.", "Elles agissent au Sud.",
    ]  # fmt: skip


def test_what_was_sent_is_changed_nowhere_until_it_is_taken_up_again(base: Database, office: Office) -> None:
    positions.freeze(base, office.position, DAY)
    positions.send(base, office.position, office.ids["Ardent"], DAY)
    first = office.paragraphs[0]
    with pytest.raises(Invalid, match="sent or withdrawn"):
        records.change(base, "position_paragraph", first, {"text_fr": "Autre"})
    with pytest.raises(UserError, match="sent or withdrawn"):
        records.delete(base, "position_paragraph", first)
    with pytest.raises(UserError, match="sent or withdrawn"):
        positions.remove_paragraph(base, first)
    positions.reopen(base, office.position)
    assert positions.edit_paragraph(base, first, {"text_fr": "Autre"})
    with pytest.raises(UserError, match="being worked on already"):
        positions.reopen(base, office.position)


def test_a_version_cannot_be_made_to_say_something_else(base: Database, office: Office) -> None:
    version = positions.freeze(base, office.position, DAY)
    with pytest.raises(Invalid, match="kept as it was"):
        records.change(base, "position_version", version, {"content": "{}"})
    records.change(base, "position_version", version, {"note": "After the consultation"})


def test_a_new_version_is_adopted_by_no_decision_yet(base: Database, office: Office) -> None:
    body = organisation(base, "Comité")
    decision = records.add(
        base, "decision", {"body_id": body, "code": "2009-01", "title_fr": "Adoption", "basis": "consensus"}
    )
    assert [(one, code) for one, code, _title in positions.decisions(base, office.position)] == [(decision, "2009-01")]
    positions.adopt(base, office.position, decision, DAY)
    positions.edit_paragraph(base, office.paragraphs[0], {"text_fr": "Autre"})
    positions.freeze(base, office.position, "2009-04-01")
    values = records.values_of(base, "position", office.position)
    assert (values["state"], values["decision_id"]) == ("draft", None)


def test_an_addressee_meant_before_is_the_one_it_is_sent_to(base: Database, office: Office) -> None:
    commission = organisation(base, "Commission européenne", country="BE")
    meant = positions.mean_for(base, office.position, commission, person=office.people["Berger"])
    positions.freeze(base, office.position, DAY)
    assert positions.send(base, office.position, commission, DAY, way="email") == meant
    (sent,) = positions.sendings(base, office.position, DAY)
    assert (sent.person.family if sent.person else "", sent.sent_on, sent.way) == ("Berger", DAY, "email")


def test_who_may_sign_and_amend_is_offered_by_name(base: Database, office: Office) -> None:
    assert [name for _id, name in amendments.members(base, DAY)] == [
        "Association Ardent", "Association Berger", "Association Costa", "Association Dupont",
    ]  # fmt: skip
    assert [one for one, _name in sign_offs.people_of(base, office.ids["Costa"], DAY)] == [office.people["Costa"]]
    ((mandate, title),) = sign_offs.mandates(base, office.people["Costa"], office.ids["Costa"], DAY)
    assert title and base.read("SELECT person_id FROM mandate WHERE id = ?", (mandate,)) == [(office.people["Costa"],)]
