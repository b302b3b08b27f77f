"""The agenda as it was sent: frozen when convened, compared with the agenda as it is, printed either way."""

from dataclasses import dataclass, replace
from datetime import date
from itertools import zip_longest
from textwrap import shorten
from typing import TYPE_CHECKING, Any

from desktop_app.domain.meeting_kinds import ITEM_KINDS
from desktop_app.domain.moments import days_from
from desktop_app.errors import UserError
from desktop_app.i18n import N_, _, format_date
from desktop_app.services import agenda, headings, lists_of_people, people, writing
from desktop_app.services.attendance import Occasion
from desktop_app.services.papers import AgendaDocument, AgendaLine, ByLanguage, both
from desktop_app.services.people import place_text
from desktop_app.storage.database import Database
from desktop_app.storage.queries import meetings as queries

if TYPE_CHECKING:
    from sqlalchemy.orm import Session


@dataclass(frozen=True)
class Convened:
    """An agenda as it was sent: its edition, when, for what time and place, and its lines in the words of that day."""

    id: str
    edition: int
    sent_on: str
    starts_at: str
    ends_at: str
    place: ByLanguage
    lines: tuple[AgendaLine, ...]


@dataclass(frozen=True)
class Difference:
    """What became of one item since the agenda was sent: `added`, `removed`, `moved`, `changed`; in words."""

    what: str
    item_id: str
    number_then: str
    number_now: str
    title: ByLanguage
    detail: str = ""


def convene(database: Database, meeting_id: str, day: str) -> str:
    """Freeze the agenda as it is sent on a day; sent once more, it is a new edition beside the old one."""
    meeting = writing.standing_values(database, "meeting", meeting_id)
    if meeting["state"] not in ("prepared", "convened"):
        raise UserError(_("Only a meeting in preparation can be convened. This one is held, closed or cancelled."))
    if day > meeting["starts_at"][:10]:
        past = _("{meeting} was on {date}, which is past. Change its date before you convene it.")
        held_on = format_date(date.fromisoformat(meeting["starts_at"][:10]))
        raise UserError(past.format(meeting=_called(database, meeting_id), date=held_on))
    lines = agenda.lines(database, meeting_id)
    if not lines:
        raise UserError(_("The agenda is empty. Add what the meeting is about before you send it."))
    place = people.place(database, meeting["venue_id"], meeting["room_id"])
    with database.transaction(N_("Convene {name}"), name=_called(database, meeting_id)) as session:
        last = writing.rows(session, "SELECT max(edition) FROM convening WHERE meeting_id = ?", (meeting_id,))[0][0]
        values = {
            "meeting_id": meeting_id, "edition": (last or 0) + 1, "sent_on": day, "starts_at": meeting["starts_at"],
            "ends_at": meeting["ends_at"], "place_fr": place_text(place, "fr") or None,
            "place_en": place_text(place, "en") or None,
        }  # fmt: skip
        convening = writing.insert(session, "convening", values)
        for line in lines:
            _freeze(session, convening, line)
        changed: dict[str, Any] = {"state": "convened", "convened_on": meeting["convened_on"] or day}
        if last:
            sequence = writing.rows(session, "SELECT sequence FROM meeting WHERE id = ?", (meeting_id,))[0][0]
            changed["sequence"] = sequence + 1
        writing.change(session, "meeting", meeting_id, **changed)
    return convening


def _called(database: Database, meeting_id: str) -> str:
    from desktop_app import i18n
    from desktop_app.storage.queries.titles import titles

    return titles(database, "meeting", [meeting_id], i18n.language(), "9999").get(meeting_id, "")


def _freeze(session: "Session", convening: str, line: AgendaLine) -> None:
    owner = _owner_text(line)
    values = {
        "convening_id": convening, "agenda_item_id": line.id, "number": line.number or None, "depth": line.depth,
        "is_heading": line.is_heading, "title_fr": line.title.get("fr"), "title_en": line.title.get("en"),
        "kind": line.kind, "owner_fr": owner.get("fr"), "owner_en": owner.get("en"),
        "summary_fr": line.summary.get("fr"), "summary_en": line.summary.get("en"),
        "papers_fr": _titles_of_papers(line, "fr"), "papers_en": _titles_of_papers(line, "en"),
        "minutes_planned": line.minutes_planned, "starts_at": line.starts_at, "ends_at": line.ends_at,
        "confidential": line.confidential, "late": line.late,
    }  # fmt: skip
    writing.insert(session, "convened_item", values)


def _titles_of_papers(line: AgendaLine, language: str) -> str | None:
    """One a line; a file that goes by its name has it in both languages."""
    return "\n".join(paper.get(language) or paper.get("", "") for paper in line.papers) or None


def _papers_as_sent(french: str | None, english: str | None) -> tuple[ByLanguage, ...]:
    titles = zip_longest((french or "").split("\n"), (english or "").split("\n"), fillvalue="")
    return tuple(both(fr or None, en or None) for fr, en in titles if fr or en)


def _owner_text(line: AgendaLine) -> ByLanguage:
    """Who introduces an item, as printed: the name, and for whom where that is known."""
    if line.owner is None:
        return line.owner_text
    found = {}
    for code in ("fr", "en"):
        of = line.owner.acronym.get(code) or line.owner.organisation.get(code) or ""
        found[code] = f"{line.owner.name} ({of})" if of else line.owner.name
    return found


# Reading --------------------------------------------------------------------------------------------------------


def editions(database: Database, meeting_id: str) -> list[tuple[int, str]]:
    """Each edition that was sent, and when."""
    rows = database.read(
        "SELECT edition, sent_on FROM convening WHERE meeting_id = ? ORDER BY edition, id", (meeting_id,)
    )
    return [(row[0], row[1]) for row in rows]


def as_sent(database: Database, meeting_id: str, edition: int | None = None) -> Convened | None:
    """An edition of the agenda as it was sent, the last one unless another is asked for; None when never sent."""
    rows = database.read(
        "SELECT id, edition, sent_on, starts_at, ends_at, place_fr, place_en FROM convening "
        "WHERE meeting_id = :meeting AND (:edition IS NULL OR edition = :edition) "
        "ORDER BY edition DESC, id DESC LIMIT 1",
        {"meeting": meeting_id, "edition": edition},
    )
    if not rows:
        return None
    row = rows[0]
    return Convened(
        row[0], row[1], row[2], row[3], row[4] or "", both(row[5], row[6]), tuple(_lines_of(database, row[0]))
    )


_ITEM = (
    "id", "agenda_item_id", "number", "depth", "is_heading", "title_fr", "title_en", "kind", "owner_fr", "owner_en",
    "summary_fr", "summary_en", "papers_fr", "papers_en", "minutes_planned", "starts_at", "ends_at", "confidential",
    "late",
)  # fmt: skip


def _lines_of(database: Database, convening: str) -> list[AgendaLine]:
    rows = database.read(
        f"SELECT {', '.join(_ITEM)} FROM convened_item WHERE convening_id = ? ORDER BY position, id", (convening,)
    )
    found = [dict(zip(_ITEM, row, strict=True)) for row in rows]
    return [
        AgendaLine(
            id=row["agenda_item_id"] or row["id"],
            parent_id="",
            number=row["number"] or "",
            depth=row["depth"],
            is_heading=bool(row["is_heading"]),
            title=both(row["title_fr"], row["title_en"]),
            summary=both(row["summary_fr"], row["summary_en"]),
            kind=row["kind"],
            owner=None,
            owner_text=both(row["owner_fr"], row["owner_en"]),
            minutes_planned=row["minutes_planned"],
            starts_at=row["starts_at"] or "",
            ends_at=row["ends_at"] or "",
            confidential=bool(row["confidential"]),
            late=bool(row["late"]),
            recurring=False,
            outcome="",
            approves_id="",
            papers=_papers_as_sent(row["papers_fr"], row["papers_en"]),
        )
        for row in found
    ]


def difference(database: Database, meeting_id: str, edition: int | None = None) -> list[Difference]:
    """What became of the agenda since it was sent, item by item, in the order it has now; removed ones last."""
    sent = as_sent(database, meeting_id, edition)
    if sent is None:
        return []
    now = agenda.lines(database, meeting_id)
    before = {line.id: line for line in sent.lines}
    kept = [line.id for line in now if line.id in before]
    unmoved = _longest_common([line.id for line in sent.lines if line.id in set(kept)], kept)
    found = []
    for line in now:
        then = before.get(line.id)
        if then is None:
            found.append(Difference("added", line.id, "", line.number, line.title))
            continue
        if line.id not in unmoved or then.depth != line.depth:
            found.append(Difference("moved", line.id, then.number, line.number, line.title))
        changed = _changes(then, line)
        if changed:
            found.append(Difference("changed", line.id, then.number, line.number, line.title, changed))
    still = {line.id for line in now}
    found += [
        Difference("removed", line.id, line.number, "", line.title) for line in sent.lines if line.id not in still
    ]
    return found


def _changes(then: AgendaLine, now: AgendaLine) -> str:
    kinds = dict(ITEM_KINDS)
    pairs = [
        (_("title"), _title(then), _title(now)),
        (_("kind"), _(kinds.get(then.kind, "")), _(kinds.get(now.kind, ""))),
        (_("introduced by"), _text(then.owner_text), _text(_owner_text(now))),
        (_("summary"), _begun(then.summary), _begun(now.summary)),
        (_("papers"), _listed(then), _listed(now)),
        (_("minutes"), str(then.minutes_planned or ""), str(now.minutes_planned or "")),
    ]
    return "; ".join(f"{what}: {old or '–'} → {new or '–'}" for what, old, new in pairs if old != new)


def _title(line: AgendaLine) -> str:
    return " / ".join(line.title.get(code, "") for code in ("fr", "en") if line.title.get(code))


def _begun(texts: ByLanguage) -> str:
    """How a text begins; all of it where it is short."""
    return shorten(_text(texts), 60, placeholder=" …")


def _listed(line: AgendaLine) -> str:
    return ", ".join(_text(paper) or paper.get("", "") for paper in line.papers)


def _text(texts: ByLanguage) -> str:
    return texts.get("fr") or texts.get("en") or ""


def _longest_common(first: list[str], second: list[str]) -> set[str]:
    """The most ids that stand in the same order in both lists: what is not among them was moved."""
    place = {row: number for number, row in enumerate(first)}
    best: list[tuple[int, list[str]]] = []
    for row in second:
        longest: list[str] = []
        for last, chain in best:
            longest = chain if last < place[row] and len(chain) > len(longest) else longest
        best.append((place[row], [*longest, row]))
    longest_of_all: list[str] = []
    for _last, chain in best:
        longest_of_all = chain if len(chain) > len(longest_of_all) else longest_of_all
    return set(longest_of_all)


def document(database: Database, meeting_id: str, *, edition: int | None = None) -> AgendaDocument:
    """What the convocation and the agenda are printed from: as it is now, or an edition as it was sent."""
    meeting = writing.standing_values(database, "meeting", meeting_id)
    day = meeting["starts_at"][:10]
    rules = queries.body_rules(database, meeting["body_id"], day)
    heading = headings.of_meeting(database, meeting_id)
    sent = as_sent(database, meeting_id, edition) if edition is not None else None
    lines = tuple(agenda.lines(database, meeting_id))
    if sent:
        where = replace(heading.place, venue=sent.place, room={}, floor={}, city="", lines="", postcode="", country="")
        heading = replace(heading, starts_at=sent.starts_at, ends_at=sent.ends_at, place=where)
        lines = sent.lines
    papers_due = days_from(day, -rules["papers_days"]) if rules["papers_days"] is not None else ""
    return AgendaDocument(
        heading=heading,
        chair=people.one_person(database, meeting["chair_id"], day),
        minute_taker=people.one_person(database, meeting["minute_taker_id"], day),
        sent_on=sent.sent_on if sent else meeting["convened_on"] or "",
        edition=sent.edition if sent else None,
        papers_due_on=papers_due,
        lines=lines,
        recipients=tuple(lists_of_people.attendees(database, Occasion("meeting", meeting_id))),
    )
