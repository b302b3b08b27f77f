"""A meeting's life by commands: prepared, convened, held, closed, approved in the next one; and the calendar."""

from pathlib import Path

import pytest

from tests.commands.conftest import Parvis

COMMITTEE = "Steering Committee"


@pytest.fixture
def do(parvis: Parvis, sample: Path):
    """A command on the sample platform that must succeed, and what it answered as JSON."""

    def done(*words: str):
        answer = parvis(*words, "--base", sample, "--json")
        assert answer.status == 0, answer.err
        return answer.data

    return done


def test_one_year_of_the_committee_by_commands(do, parvis: Parvis, sample: Path):
    third = do("meeting", "next", f"{COMMITTEE} no. 2", "--at", "20/1/2009 9h30")["id"]
    titles = [line["title"] for line in do("meeting", "agenda", third)["agenda"]]
    assert titles[0].startswith(f"Approval of the minutes of {COMMITTEE} no. 2")
    assert "Dialogue with non-governmental organisations" in titles
    assert do("meeting", "invite", third, "--as-of", "6/1/2009")["invited"] > 5
    do("meeting", "convene", third, "--as-of", "6/1/2009")
    assert do("meeting", "difference", third)["difference"] == []
    people = [row["values"]["person_id"] for row in do("show", "meeting", third)["rows"]["attendance.meeting_id"]]
    for person in people[:-1]:
        do("attend", third, person, "present")
    do("attend", third, people[-1], "declined", "--as-of", "10/1/2009")
    do("attend", third, people[-1], "proxy", "--by", people[0])
    do("meeting", "open", third, "--at", "20/1/2009 9h35")
    assert do("meeting", "quorum", third)["is_met"]
    item = next(line["id"] for line in do("meeting", "agenda", third)["agenda"] if "Haiti" in line["title"])
    do("minute", item, "The committee sends a mission.", "--kind", "decision", "--language", "en")
    do("minute", item, "Write to the mayors.", "--kind", "action", "--language", "en", "--due", "1/3/2009")
    assert do("meeting", "close", third, "--at", "20/1/2009 12h")["decisions"] == ["2009-01"]
    assert do("minutes", "circulate", third, "--as-of", "27/1/2009") == {"revision": 1}
    fourth = do("meeting", "next", third, "--at", "21/4/2009 9h30")["id"]
    do("meeting", "open", fourth, "--at", "21/4/2009 9h30")
    assert do("minutes", "approve", third, "--in-meeting", fourth, "--as-of", "21/4/2009") == {"state": "approved"}
    refused = parvis("delete", "meeting", third, "--base", sample)
    assert (refused.status, refused.err) == (
        1, "This meeting cannot be deleted: its minutes are approved, and they are kept.\n",
    )  # fmt: skip
    found = do("search", "mission mayors")
    assert found == [] and do("search", "mayors")[-1]["id"] == third


def test_an_invitation_for_calendars_and_its_answer(do, parvis: Parvis, sample: Path, tmp_path: Path):
    made = do("meeting", "next", f"{COMMITTEE} no. 2", "--at", "20/1/2009 9h30", "--until", "20/1/2009 12h")["id"]
    do("meeting", "invite", made, "--as-of", "6/1/2009")
    sent, back = tmp_path / "invitation.ics", tmp_path / "reply.ics"
    told = do(
        "calendar", "--meeting", made, "--organiser", "office@example.org", "-o", str(sent), "--as-of", "6/1/2009"
    )
    assert told["guests"] > 3
    lines = sent.read_text(encoding="utf-8").replace("\n ", "").splitlines()
    guest = next(line.rpartition(":")[2] for line in lines if line.startswith("ATTENDEE"))
    uid = next(line for line in lines if line.startswith("UID:"))
    reply = ["BEGIN:VCALENDAR", "VERSION:2.0", "PRODID:x", "METHOD:REPLY", "BEGIN:VEVENT", uid, "SEQUENCE:0"]
    reply += ["DTSTAMP:20090107T080000Z", f"ATTENDEE;PARTSTAT=ACCEPTED:mailto:{guest}", "END:VEVENT", "END:VCALENDAR"]
    back.write_text("\r\n".join([*reply, ""]), encoding="utf-8")
    (taken,) = do("calendar", "--answers", str(back))
    assert (taken["answer"], taken["is_taken"], taken["why"]) == ("accepted", True, "")


@pytest.mark.parametrize(
    ("words", "status", "said"),
    [
        (
            ("meeting", "close", "Steering Committee no. 2", "--at", "17/11/2008 12h"),
            1,
            "Only a meeting that is being held",
        ),
        (("meeting", "next", "Steering Committee no. 2", "--at", "tomorrow"), 1, "is not a day and a time"),
        (("meeting", "prepare", "Steering Committee"), 2, "Say when, with --at"),
        (("meeting", "dance", "x"), 2, "invalid choice"),
        (("meeting", "agenda", "Nowhere"), 1, "is called “Nowhere”"),
        (("attend", "Steering Committee no. 2", "Radu Brătășanu", "present"), 1, "is not on the list"),
        (("attend", "Steering Committee no. 2", "Montserrat Puigdellívol", "proxy"), 2, "Say who, with --by"),
        (("minutes", "approve", "Steering Committee no. 2"), 2, "with --in-meeting"),
        (("minutes", "circulate", "Steering Committee no. 1"), 1, "are approved, and they are kept"),
        (("calendar",), 2, "Name one --meeting"),
    ],
)
def test_what_cannot_be_done_is_said_in_a_sentence(
    parvis: Parvis, sample: Path, words: tuple[str, ...], status: int, said: str
):
    answer = parvis(*words, "--base", sample)
    assert (answer.status, answer.out) == (status, "")
    assert said in answer.err
