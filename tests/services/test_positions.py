"""A common position from its draft to its sending: rounds, amendments, versions, sign-off tied to one exact text."""

from dataclasses import dataclass, field

import pytest

from desktop_app.errors import Invalid, UserError
from desktop_app.services import amendments, position_rounds, positions, records, sign_offs
from desktop_app.storage.database import Database
from tests.office import mandate, organisation, person

DAY = "2009-03-10"


@dataclass
class Members:
    """Three members of two countries, an observer, and the position they write."""

    position: str
    ids: dict[str, str] = field(default_factory=dict)
    people: dict[str, str] = field(default_factory=dict)
    paragraphs: list[str] = field(default_factory=list)


@pytest.fixture
def office(base: Database) -> Members:
    voting = records.add(
        base, "membership_category", {"label_fr": "Membre", "label_en": "Member", "code": "member", "votes": True}
    )
    watching = records.add(
        base, "membership_category", {"label_fr": "Observateur", "label_en": "Observer", "code": "obs", "votes": False}
    )
    made = Members(records.add(base, "position", {"title_fr": "Aide et collectivités", "drafted_on": "2009-03-01"}))
    for name, country, category in (
        ("Ardent", "FR", voting), ("Berger", "BE", voting), ("Costa", "FR", voting), ("Dupont", "FR", watching),
    ):  # fmt: skip
        of = organisation(base, f"Association {name}", country=country)
        records.add(base, "membership", {"organisation_id": of, "category_id": category, "starts_on": "2008-11-16"})
        made.ids[name] = of
        made.people[name] = person(base, name, "Anne")
        mandate(base, made.people[name], of, title_fr="présidente", title_en="President", starts_on="2008")
    for text in ("Les collectivités sont des acteurs.", "Elles demandent un dialogue.", "Elles agissent au Sud."):
        values = {"text_fr": text, "text_en": f"In English: {text}"}
        made.paragraphs.append(positions.add_paragraph(base, made.position, values))
    return made


def open_amendments(base: Database, office: Members) -> None:
    position_rounds.open_round(base, office.position, "amendments", DAY, "2009-03-31")


def sign_off(base: Database, office: Members, day: str = "2009-04-01", until: str = "2009-04-15") -> str:
    position_rounds.open_round(base, office.position, "sign_off", day, until)
    last = positions.last_version(base, office.position)
    assert last is not None
    return last.id


def test_paragraphs_are_numbered_in_their_order_and_headings_are_not(base: Database, office: Members) -> None:
    positions.add_paragraph(base, office.position, {"text_fr": "Constats", "is_heading": True}, place=0)
    positions.move_paragraph(base, office.paragraphs[2], 1)
    found = [(one.number, one.text["fr"]) for one in positions.paragraphs(base, office.position)]
    assert found == [
        ("", "Constats"), ("1", "Elles agissent au Sud."), ("2", "Les collectivités sont des acteurs."),
        ("3", "Elles demandent un dialogue."),
    ]  # fmt: skip


def test_from_draft_to_sending_with_three_amendments_and_a_silent_member(base: Database, office: Members) -> None:
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


def test_who_signed_is_shown_with_the_mandate_of_that_day(base: Database, office: Members) -> None:
    version = sign_off(base, office)
    sign_offs.sign(base, version, office.ids["Ardent"], "yes", "2009-04-02", signed_by=office.people["Ardent"])
    line = next(one for one in sign_offs.state(base, version, "2009-04-02") if one.answer)
    assert line.signed_by is not None
    assert (line.signed_by.name, line.signed_by.position["fr"]) == ("Anne Ardent", "présidente")


def test_a_mandate_of_another_member_signs_for_nobody(base: Database, office: Members) -> None:
    version = sign_off(base, office)
    ((other,),) = base.read("SELECT id FROM mandate WHERE person_id = ?", (office.people["Berger"],))
    with pytest.raises(Invalid, match="not one of who signed"):
        sign_offs.sign(
            base, version, office.ids["Ardent"], "yes", "2009-04-02", signed_by=office.people["Ardent"], mandate=other
        )


def test_a_new_version_reopens_the_sign_off(base: Database, office: Members) -> None:
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


def test_the_number_of_members_is_that_of_the_day(base: Database, office: Members) -> None:
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


def test_what_is_kept_as_a_version_never_changes(base: Database, office: Members) -> None:
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
    base: Database, office: Members, said: str, values: dict[str, str], sentence: str
) -> None:
    version = sign_off(base, office)
    with pytest.raises(Invalid, match=sentence):
        sign_offs.sign(base, version, office.ids["Ardent"], said, "2009-04-02", **values)  # type: ignore[arg-type]
    assert base.read("SELECT count(*) FROM sign_off") == [(0,)]


def test_only_members_with_a_vote_sign_and_only_in_time(base: Database, office: Members) -> None:
    version = sign_off(base, office)
    with pytest.raises(Invalid, match="Only a member with a vote"):
        sign_offs.sign(base, version, office.ids["Dupont"], "yes", "2009-04-02")
    with pytest.raises(UserError, match="deadline for signing has passed"):
        sign_offs.sign(base, version, office.ids["Ardent"], "yes", "2009-04-16")


def test_amendments_come_from_members_in_an_open_round_and_change_something(base: Database, office: Members) -> None:
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


def test_an_amendment_never_writes_over_a_later_change(base: Database, office: Members) -> None:
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


def test_a_refusal_says_why(base: Database, office: Members) -> None:
    open_amendments(base, office)
    made = amendments.propose(base, office.paragraphs[0], office.ids["Ardent"], "fr", "Autre", DAY)
    with pytest.raises(Invalid, match="Say why"):
        amendments.answer(base, made, "rejected", DAY)


def test_an_accepted_deletion_takes_the_paragraph_out(base: Database, office: Members) -> None:
    open_amendments(base, office)
    made = amendments.propose(base, office.paragraphs[1], office.ids["Ardent"], "fr", None, DAY)
    amendments.answer(base, made, "accepted", DAY)
    assert [one.number for one in positions.paragraphs(base, office.position)] == ["1", "2"]
    assert [line.number for line in amendments.of_position(base, office.position, DAY)] == ["2"]


def test_rounds_have_a_deadline_after_their_start_and_stand_alone(base: Database, office: Members) -> None:
    with pytest.raises(Invalid, match="Say until when"):
        position_rounds.open_round(base, office.position, "consultation", DAY, None)
    with pytest.raises(Invalid, match="end is before the start"):
        position_rounds.open_round(base, office.position, "consultation", DAY, "2009-03-01")
    position_rounds.open_round(base, office.position, "consultation", DAY, "2009-03-20")
    with pytest.raises(UserError, match="open already"):
        position_rounds.open_round(base, office.position, "consultation", DAY, "2009-03-20")


def test_the_decision_that_adopted_it_is_linked(base: Database, office: Members) -> None:
    body = organisation(base, "Comité")
    decision = records.add(
        base, "decision", {"body_id": body, "code": "2009-01", "title_fr": "Adoption", "basis": "consensus"}
    )
    positions.adopt(base, office.position, decision, "2009-04-21")
    values = records.values_of(base, "position", office.position)
    assert (values["state"], values["decision_id"]) == ("adopted", decision)
    assert [one.number for one in positions.versions(base, office.position)] == [1]
