"""A common position on the real window, from its first paragraph to its sending: three amendments, one silent member.

The members are asked three times: to read it, to amend it, to sign it; a decision adopts it, the Commission gets it.
"""

from collections.abc import Iterator
from datetime import date
from pathlib import Path
from typing import Any

import pytest

from desktop_app import i18n, preferences
from desktop_app.app import Program, make_application
from desktop_app.services import positions, records
from desktop_app.storage.database import create
from desktop_app.ui.main_window import MainWindow
from tests.common_position import Members, members
from tests.hands import answer_next, click, find, press, write
from tests.office import organisation, person
from tests.stories.secretary import accept, come_back, fill, in_dialog, next_step, panel, step


class Office:
    """The window, the day on the wall, and who is who."""

    def __init__(self) -> None:
        self.day = date(2009, 3, 2)
        self.window: MainWindow
        self.platform: Members
        self.commission = self.decision = ""

    def turn_to(self, day: str) -> None:
        """Another day begins."""
        self.day = date.fromisoformat(day)
        self.window.desk.look_at_clock()


@pytest.fixture
def office(qtbot: Any, home: Path, tmp_path: Path) -> Iterator[Office]:
    """The window on a base with three members and an observer, on the page of the positions."""
    made = Office()
    base = create(tmp_path / "bureau.parvis", "Anne")
    made.platform = members(base)
    made.commission = organisation(base, "Commission européenne", country="BE")
    body = organisation(base, "Comité de pilotage", country="FR")
    decided = {"body_id": body, "code": "2009-04", "title_en": "One voice on aid", "basis": "consensus"}
    made.decision = records.add(base, "decision", {**decided, "decided_on": "2009-04-21", "year": 2009})
    person(base, "Michel", "Louis")
    base.close()
    preferences.save(preferences.Preferences(language="en", theme="light", user="Anne"))
    program = Program(make_application(), today=lambda: made.day)
    assert program.open(tmp_path / "bureau.parvis")
    assert program.window is not None
    made.window = program.window
    made.window.resize(1280, 800)
    qtbot.waitExposed(made.window)
    qtbot.waitUntil(lambda: made.window.is_awake, timeout=20_000)
    made.window.show_page("positions")
    yield made
    program.end()
    i18n.set_language("en")


# What the secretary does -------------------------------------------------------------------------------------------


def choose(name: str, identity: str) -> Any:
    """Choose a record in a link of a dialog."""
    return lambda dialog: dialog.editors[name].choose(identity)


def pick(name: str, code: str) -> Any:
    """Choose one of a few in a dialog."""

    def do(dialog: Any) -> None:
        combo = dialog.editors[name].combo
        combo.setCurrentIndex(combo.findData(code))

    return do


def say(name: str, text: str) -> Any:
    """Type over a long text of a dialog."""
    return lambda dialog: dialog.editors[name].text.setPlainText(text)


def begin(window: MainWindow) -> None:
    """A new position with its title in both languages."""
    title = fill("dialog.record.title_fr", "Une seule voix"), fill("dialog.record.title_en", "One voice")
    in_dialog("dialog.record", *title, accept("dialog.record.ok"))
    click(find(window, "positions.new"))


def type_paragraphs(window: MainWindow, *texts: tuple[str, str]) -> None:
    """Type paragraphs one below the other, French first; Enter begins the next one."""
    come_back(window)
    text = panel(window).turn_to("text")
    text.begin(None)
    for number, (french, english) in enumerate(texts):
        if number:
            press(window, "Return")
            text.rows[text.drafts[-1]].focus("fr")
        write(french)
        press(window, "Tab")
        write(english)
    assert text.leave()


def ask(window: MainWindow, until: str) -> None:
    """Open the round that the one button names."""
    in_dialog("dialog.round", fill("dialog.round.closes_on", until), accept("dialog.round.accept"))
    step(window)


def close(window: MainWindow) -> None:
    """Close the round that is open."""
    answer_next("dialog.yes")
    step(window)


def amend(office: Office, number: int, member: str, text: str) -> None:
    """Note what a member wants a paragraph to say."""
    tab = panel(office.window).turn_to("amendments")

    def propose(dialog: Any) -> None:
        dialog.paragraph.setCurrentIndex(number - 1)
        dialog.paragraph.activated.emit(number - 1)
        choose("organisation_id", office.platform.ids[member])(dialog)
        say("new_text", text)(dialog)

    in_dialog("dialog.amendment", propose, accept("dialog.amendment.accept"))
    click(find(tab, "positions.amendments.new"))


def answer(office: Office, member: str, code: str, *does: Any) -> None:
    """Answer a member's amendment."""
    tab = panel(office.window).turn_to("amendments")
    tab.look_at(next(one.id for one in tab.lines if one.organisation_id == office.platform.ids[member]))
    in_dialog("dialog.answer", *does, accept("dialog.answer.accept"))
    click(find(tab, f"positions.amendments.{code}"))


def sign(office: Office, member: str, *does: Any) -> None:
    """Note what a member says to the version that is being signed."""
    tab = panel(office.window).turn_to("sign_off")
    tab.list.point_at(office.platform.ids[member])
    in_dialog("dialog.sign_off", *does, accept("dialog.sign_off.accept"))
    click(find(tab, "positions.sign_off.sign"))


def answers(office: Office) -> dict[str, str]:
    """What the list says each member answered."""
    tab = panel(office.window).turn_to("sign_off")
    rows = [tab.list.topLevelItem(place) for place in range(tab.list.topLevelItemCount())]
    return {row.text(0).split()[-1]: row.text(2) for row in rows}


def chips(window: MainWindow) -> list[str]:
    """What the head tells in short."""
    return [text for text, _look in panel(window).facts.chips()]


def french(office: Office) -> list[str]:
    """The French text as the base has it."""
    database, position = office.window.desk.database, panel(office.window).facts.id
    return [one.text.get("fr", "") for one in positions.paragraphs(database, position)]


# The stories ---------------------------------------------------------------------------------------------------------


def draft(office: Office) -> None:
    """A position of three paragraphs, read by the members."""
    begin(office.window)
    type_paragraphs(
        office.window,
        ("Les villes agissent.", "Towns act."),
        ("Elles demandent un dialogue.", "They ask for dialogue."),
        ("Elles paient.", "They pay."),
    )
    assert next_step(office.window) == "Consult the members…"
    ask(office.window, "10/03/2009")
    office.turn_to("2009-03-11")
    close(office.window)


def put_to_signature(office: Office) -> None:
    """Ask the members to sign until 15 April; the kind of round is chosen in the dialog."""
    office.turn_to("2009-04-01")
    until = fill("dialog.round.closes_on", "15/04/2009")
    in_dialog("dialog.round", pick("kind", "sign_off"), until, accept("dialog.round.accept"))
    panel(office.window).steps.take("round")


def test_from_the_draft_to_the_sending_with_three_amendments_and_a_silent_member(office: Office) -> None:
    window = office.window
    draft(office)
    assert next_step(window) == "Ask for amendments…"
    ask(window, "31/03/2009")
    amend(office, 1, "Ardent", "Les villes et les régions agissent.")
    amend(office, 2, "Berger", "Elles exigent un dialogue.")
    amend(office, 3, "Costa", "")
    assert "3 amendments to answer" in chips(window)
    english = lambda dialog: dialog.translation.text.setPlainText("Towns and regions act.")  # noqa: E731
    answer(office, "Ardent", "accepted", english)
    softer = say("answered_text", "Elles souhaitent un dialogue."), say("answer_reason", "More polite")
    answer(office, "Berger", "modified", *softer)
    answer(office, "Costa", "rejected", say("answer_reason", "Money matters"))
    assert french(office) == ["Les villes et les régions agissent.", "Elles souhaitent un dialogue.", "Elles paient."]
    close(window)
    put_to_signature(office)
    assert answers(office) == {"Ardent": "Awaited", "Berger": "Awaited", "Costa": "Awaited"}
    president = choose("signed_by_id", office.platform.people["Ardent"])
    sign(office, "Ardent", president, fill("dialog.sign_off.mandated_on", "20/03/2009"))
    except_two = lambda dialog: dialog.editors["reservation"].editors[1].text.setPlainText("Except 2")  # noqa: E731
    sign(office, "Berger", pick("answer", "reservation"), except_two)
    office.turn_to("2009-04-16")
    said = {"Ardent": "Yes", "Berger": "Yes, with a reservation", "Costa": "Silent at the deadline"}
    assert answers(office) == said
    close(window)
    assert answers(office) == said
    assert "Speaks for 2 members in 2 countries on 16/04/2009" in chips(window)
    adopt_and_send(office)


def adopt_and_send(office: Office) -> None:
    """A decision adopts it, and the Commission gets the version that was signed."""
    window = office.window
    office.turn_to("2009-04-22")
    assert next_step(window) == "Adopted by a decision…"
    in_dialog("dialog.choose", accept("dialog.choose.accept"))
    step(window)
    office.turn_to("2009-04-24")
    assert next_step(window) == "Send…"
    in_dialog("dialog.send", choose("organisation_id", office.commission), accept("dialog.send.accept"))
    step(window)
    tab = panel(window).turn_to("addressees")
    assert tab.decision.text() == "Adopted by 2009-04 – One voice on aid, 21/04/2009"
    row = tab.list.topLevelItem(0)
    assert [row.text(column) for column in range(5)] == [
        "Commission européenne", "", "1", "24/04/2009", "Letter",
    ]  # fmt: skip
    assert chips(window)[0] == "Sent out"


def test_a_new_version_reopens_the_sign_off_and_the_old_one_can_still_be_read(office: Office) -> None:
    window = office.window
    draft(office)
    put_to_signature(office)
    sign(office, "Ardent", choose("signed_by_id", office.platform.people["Ardent"]))
    text = panel(window).turn_to("text")
    text.rows[text.drafts[0]].texts["fr"].setPlainText("Les villes décident.")
    assert text.leave()
    assert "Changed since version 1" in chips(window)
    in_dialog("dialog.version", fill("dialog.version.note", "A word"), accept("dialog.version.accept"))
    panel(window).steps.take("version")
    assert answers(office) == {"Ardent": "Awaited", "Berger": "Awaited", "Costa": "Awaited"}
    tab = panel(window).turn_to("sign_off")
    tab.version.setCurrentIndex(1)
    tab.version.activated.emit(1)
    assert answers(office)["Ardent"] == "Yes"
    assert not tab.sign_button.isEnabled()
    assert tab.summary.text().startswith("A newer version took the place of this one")


def test_two_versions_are_compared_word_by_word(office: Office) -> None:
    window = office.window
    draft(office)
    put_to_signature(office)
    text = panel(window).turn_to("text")
    text.rows[text.drafts[0]].texts["fr"].setPlainText("Les villes décident.")
    assert text.leave()
    shown: list[str] = []

    def read(dialog: Any) -> None:
        dialog.languages._buttons["fr"].click()
        shown.append(dialog.difference.accessibleDescription())
        dialog.accept()

    in_dialog("dialog.versions", read)
    panel(window).steps.take("compare")
    assert shown == ["removed: agissent. added: décident"]


def test_for_whom_it_speaks_is_told_as_of_the_day_everything_is_shown_for(office: Office) -> None:
    draft(office)
    put_to_signature(office)
    office.turn_to("2009-04-03")
    sign(office, "Ardent", choose("signed_by_id", office.platform.people["Ardent"]))
    assert "Speaks for 1 member in 1 country on 03/04/2009" in chips(office.window)
    office.window.desk.show_as_of("2009-04-02")
    assert "Nobody has signed" in chips(office.window)
    assert answers(office)["Ardent"] == "Awaited"
