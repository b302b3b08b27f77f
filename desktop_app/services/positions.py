"""Common positions: their text in numbered paragraphs, versions kept for good, adopted and sent."""

import json
from dataclasses import dataclass
from typing import TYPE_CHECKING, Any

from desktop_app.errors import Invalid, NotFound, Problem, UserError
from desktop_app.i18n import N_, _
from desktop_app.services import people, writing
from desktop_app.services.papers import ByLanguage, both, said
from desktop_app.services.revisions import Piece, by_lines
from desktop_app.services.voice_papers import Paragraph, Sending, VersionText
from desktop_app.storage.database import Database

if TYPE_CHECKING:
    from sqlalchemy.orm import Session


@dataclass(frozen=True)
class Version:
    """One version: its number, when and why it was kept, and how many members answered to it."""

    id: str
    number: int
    frozen_on: str
    note: str
    answers: int


def called(position: dict[str, Any]) -> str:
    """What a position is called in titles of transactions."""
    return str(position["title_fr"] or position["title_en"] or "")[:80]


# Paragraphs -----------------------------------------------------------------------------------------------------


def paragraphs(database: Database, position_id: str) -> list[Paragraph]:
    """The paragraphs from top to bottom; headings are not counted."""
    return _numbered(_rows(database, position_id))


def _rows(database: Database, position_id: str) -> list[tuple[Any, ...]]:
    return database.read(
        "SELECT id, is_heading, text_fr, text_en, position FROM position_paragraph WHERE position_id = ? "
        "ORDER BY position, id",
        (position_id,),
    )


def _numbered(rows: list[tuple[Any, ...]]) -> list[Paragraph]:
    found: list[Paragraph] = []
    count = 0
    for row, is_heading, fr, en, _place in rows:
        count += not is_heading
        found.append(Paragraph(row, "" if is_heading else str(count), bool(is_heading), both(fr, en)))
    return found


def add_paragraph(database: Database, position_id: str, values: dict[str, Any], *, place: int | None = None) -> str:
    """Add a paragraph at a place, last when none is given; the numbers follow."""
    refuse_when_settled(database, position_id)
    kept = writing.checked(database, "position_paragraph", {**values, "position_id": position_id})
    position = writing.standing_values(database, "position", position_id)
    with database.transaction(N_("Add a paragraph to {name}"), name=called(position)) as session:
        siblings = [(row[0], row[4]) for row in _rows(database, position_id)]
        key = writing.key_at(session, "position_paragraph", siblings, place)
        return writing.insert(session, "position_paragraph", {**kept, "position": key})


def edit_paragraph(database: Database, paragraph_id: str, values: dict[str, Any]) -> bool:
    """Write what was typed into a paragraph, or make it a heading; False when it says the same already."""
    standing = writing.standing_values(database, "position_paragraph", paragraph_id)
    refuse_when_settled(database, standing["position_id"])
    kept = writing.checked(database, "position_paragraph", values, paragraph_id)
    changed = {name: value for name, value in kept.items() if standing[name] != value}
    if not changed:
        return False
    position = writing.standing_values(database, "position", standing["position_id"])
    with database.transaction(N_("Write a paragraph of {name}"), name=called(position)) as session:
        writing.change(session, "position_paragraph", paragraph_id, **changed)
    return True


def remove_paragraph(database: Database, paragraph_id: str) -> None:
    """Take a paragraph out of the draft; amendments to it stay, with the number it had."""
    position_id = writing.standing_values(database, "position_paragraph", paragraph_id)["position_id"]
    refuse_when_settled(database, position_id)
    position = writing.standing_values(database, "position", position_id)
    with database.transaction(N_("Take a paragraph out of {name}"), name=called(position)) as session:
        writing.remove(session, "position_paragraph", paragraph_id)


def move_paragraph(database: Database, paragraph_id: str, place: int) -> None:
    """Put a paragraph before the one at a place; past the last one means last."""
    position_id = writing.standing_values(database, "position_paragraph", paragraph_id)["position_id"]
    refuse_when_settled(database, position_id)
    position = writing.standing_values(database, "position", position_id)
    with database.transaction(N_("Move a paragraph of {name}"), name=called(position)) as session:
        siblings = [(row[0], row[4]) for row in _rows(database, position_id) if row[0] != paragraph_id]
        key = writing.key_at(session, "position_paragraph", siblings, place)
        writing.change(session, "position_paragraph", paragraph_id, position=key)


def refuse_when_settled(database: Database, position_id: str) -> None:
    """The text of what was sent or withdrawn stays; a new draft is made by reopening."""
    if writing.standing_values(database, "position", position_id)["state"] in ("sent", "withdrawn"):
        raise UserError(
            _("This position was sent or withdrawn. Set its state back to draft before you change its text.")
        )


# Versions -------------------------------------------------------------------------------------------------------


def text_now(database: Database, position_id: str) -> VersionText:
    """The text as it stands."""
    position = writing.standing_values(database, "position", position_id)
    title = both(position["title_fr"], position["title_en"])
    return VersionText("", 0, "", title, tuple(paragraphs(database, position_id)))


def text_of(database: Database, version_id: str) -> VersionText:
    """The text as a version kept it."""
    version = writing.standing_values(database, "position_version", version_id)
    content = json.loads(version["content"])
    kept = tuple(Paragraph(**one) for one in content["paragraphs"])
    return VersionText(version_id, version["number"], version["frozen_on"], content["title"], kept)


def versions(database: Database, position_id: str) -> list[Version]:
    """The versions that were kept, the oldest first."""
    rows = database.read(
        "SELECT v.id, v.number, v.frozen_on, coalesce(v.note, ''), "
        "(SELECT count(*) FROM sign_off s WHERE s.version_id = v.id) FROM position_version v "
        "WHERE v.position_id = ? ORDER BY v.number, v.id",
        (position_id,),
    )
    return [Version(*row) for row in rows]


def last_version(database: Database, position_id: str, day: str | None = None) -> Version | None:
    """The version that counts: the last one kept, by a day when one is given."""
    found = [one for one in versions(database, position_id) if day is None or one.frozen_on <= day]
    return found[-1] if found else None


def has_moved_on(database: Database, position_id: str) -> bool:
    """Whether the text says something else than the last version, or none was kept yet."""
    last = last_version(database, position_id)
    return last is None or _plain(text_now(database, position_id)) != _plain(text_of(database, last.id))


def _plain(text: VersionText) -> dict[str, Any]:
    paragraphs_as_plain = [{**vars(one), "text": dict(one.text)} for one in text.paragraphs]
    return {"title": dict(text.title), "paragraphs": paragraphs_as_plain}


def freeze(database: Database, position_id: str, day: str, note: str = "") -> str:
    """Keep the text as the next version; a sign-off under way begins anew on it."""
    if not paragraphs(database, position_id):
        raise UserError(_("This position has no paragraph yet. Write one before you keep a version."))
    if not has_moved_on(database, position_id):
        raise UserError(_("Nothing was changed since the last version was kept."))
    position = writing.standing_values(database, "position", position_id)
    with database.transaction(N_("Keep a version of {name}"), name=called(position)) as session:
        return freeze_in(session, database, position_id, day, note)


def freeze_in(session: "Session", database: Database, position_id: str, day: str, note: str = "") -> str:
    """Keep the next version inside a transaction, and open what was signed of the last one again."""
    last = last_version(database, position_id)
    values = {
        "position_id": position_id, "number": (last.number if last else 0) + 1, "frozen_on": day, "note": note or None,
        "content": json.dumps(_plain(text_now(database, position_id)), ensure_ascii=False),
    }  # fmt: skip
    made = writing.insert(session, "position_version", values)
    running = writing.rows(
        session,
        "SELECT id, opens_on, closes_on FROM position_round WHERE position_id = ? AND kind = 'sign_off' "
        "AND closed_on IS NULL ORDER BY id",
        (position_id,),
    )
    for row, _opens, closes_on in running:
        writing.change(session, "position_round", row, closed_on=day)
        again = {
            "position_id": position_id, "kind": "sign_off", "opens_on": day, "version_id": made,
            "closes_on": closes_on if closes_on and closes_on >= day else None,
        }  # fmt: skip
        writing.insert(session, "position_round", again)
    # What was decided was the version before: the new one is nobody's yet.
    state, decision = writing.rows(session, 'SELECT state, decision_id FROM "position" WHERE id = ?', (position_id,))[0]
    if state in ("adopted", "sent"):
        writing.change(session, "position", position_id, state="draft")
    if decision:
        writing.change(session, "position", position_id, decision_id=None)
    return made


def compare(database: Database, position_id: str, one: int, other: int | None, language: str) -> list[Piece]:
    """What changed from one version to another (None: to the text as it stands), word by word, in a language."""
    return by_lines(
        _flat(_numbered_version(database, position_id, one), language),
        _flat(_numbered_version(database, position_id, other), language),
    )


def _numbered_version(database: Database, position_id: str, number: int | None) -> VersionText:
    if number is None:
        return text_now(database, position_id)
    for version in versions(database, position_id):
        if version.number == number:
            return text_of(database, version.id)
    raise NotFound(_("This position has no version {number}.").format(number=number))


def _flat(text: VersionText, language: str) -> list[str]:
    """The text as lines; numbers are left out, so that a paragraph put in does not change all that follow."""
    found = [said(text.title, language)[0]]
    for one in text.paragraphs:
        found += said(one.text, language)[0].splitlines()
    return found


# Adopted, sent --------------------------------------------------------------------------------------------------


def decisions(database: Database, position_id: str) -> list[tuple[str, str, ByLanguage]]:
    """The decisions that may adopt a position, the newest first: those of its body, of all where it has none."""
    from desktop_app.services.decisions import printed_code

    body = writing.standing_values(database, "position", position_id)["body_id"]
    rows = database.read(
        "SELECT id, code, year, title_fr, title_en FROM decision WHERE :body IS NULL OR body_id = :body "
        "ORDER BY decided_on IS NULL DESC, decided_on DESC, id DESC",
        {"body": body},
    )
    return [(row[0], printed_code(row[1], row[2]), both(row[3], row[4])) for row in rows]


def adopt(database: Database, position_id: str, decision_id: str, day: str) -> None:
    """Tie a position to the decision that adopted it; the text is kept as a version when it moved on."""
    position = writing.standing_values(database, "position", position_id)
    kept = writing.checked(database, "position", {"decision_id": decision_id, "state": "adopted"}, position_id)
    moved_on = has_moved_on(database, position_id)
    if not paragraphs(database, position_id):
        raise UserError(_("This position has no paragraph yet. Nobody can adopt it."))
    with database.transaction(N_("Adopt {name}"), name=called(position)) as session:
        if moved_on:
            freeze_in(session, database, position_id, day)
        writing.change(session, "position", position_id, **kept)


def mean_for(database: Database, position_id: str, organisation_id: str, *, person: str | None = None) -> str:
    """Note an institution that is to receive a position; sending it there later fills the same row in."""
    position = writing.standing_values(database, "position", position_id)
    values = {"position_id": position_id, "organisation_id": organisation_id, "person_id": person}
    kept = writing.checked(database, "position_sending", values)
    with database.transaction(N_("Addressee of {name}"), name=called(position)) as session:
        return writing.insert(session, "position_sending", kept)


def send(
    database: Database,
    position_id: str,
    organisation_id: str,
    day: str,
    *,
    person: str | None = None,
    way: str = "letter",
) -> str:
    """Write down that the last version went to an institution; an addressee meant before is the one."""
    position = writing.standing_values(database, "position", position_id)
    last = last_version(database, position_id)
    if last is None or has_moved_on(database, position_id):
        raise UserError(_("Keep a version first: what is sent must be a text that cannot change any more."))
    if day < last.frozen_on:
        raise Invalid([Problem("sent_on", _("This version did not exist yet on that day."))])
    meant = database.read(
        "SELECT id FROM position_sending WHERE position_id = ? AND organisation_id = ? AND sent_on IS NULL ORDER BY id",
        (position_id, organisation_id),
    )
    row = meant[0][0] if meant else None
    values = {
        "position_id": position_id, "organisation_id": organisation_id, "version_id": last.id, "sent_on": day,
        "way": way, **({"person_id": person} if person else {}),
    }  # fmt: skip
    kept = writing.checked(database, "position_sending", values, row)
    with database.transaction(N_("Send {name}"), name=called(position)) as session:
        if position["state"] != "sent":
            writing.change(session, "position", position_id, state="sent")
        if row:
            writing.change(session, "position_sending", row, **kept)
            return str(row)
        return writing.insert(session, "position_sending", kept)


def sendings(database: Database, position_id: str, day: str) -> list[Sending]:
    """Whom it is meant for or went to, in the order they were added."""
    rows = database.read(
        "SELECT s.id, s.organisation_id, s.person_id, v.number, s.sent_on, s.way FROM position_sending s "
        "LEFT JOIN position_version v ON v.id = s.version_id WHERE s.position_id = ? ORDER BY s.sent_on, s.id",
        (position_id,),
    )
    names = people.Names(database, [row[1] for row in rows], day)
    return [
        Sending(
            row[0], row[1], names.name(row[1]), people.one_person(database, row[2], row[4] or day, row[1]), row[3],
            row[4] or "", row[5] or "",
        )
        for row in rows
    ]  # fmt: skip


def withdraw(database: Database, position_id: str) -> None:
    """Give a position up; what was said and signed stays to be read."""
    position = writing.standing_values(database, "position", position_id)
    if position["state"] == "sent":
        raise UserError(_("This position was sent already. Write a new one that says something else."))
    with database.transaction(N_("Withdraw {name}"), name=called(position)) as session:
        writing.change(session, "position", position_id, state="withdrawn")


def reopen(database: Database, position_id: str) -> None:
    """Make a draft again of what was adopted, sent or withdrawn; the versions kept so far stay as they are."""
    position = writing.standing_values(database, "position", position_id)
    if position["state"] not in ("adopted", "sent", "withdrawn"):
        raise UserError(_("This position is being worked on already."))
    with database.transaction(N_("Take up {name} again"), name=called(position)) as session:
        writing.change(session, "position", position_id, state="draft")
