"""A common position gathered for printing: its text, who signed it, to whom it went, what was amended."""

from desktop_app.services import amendments, headings, people, position_rounds, positions, sign_offs, writing
from desktop_app.services.papers import ByLanguage, both
from desktop_app.services.voice_papers import PositionDocument
from desktop_app.storage.database import Database


def document(database: Database, position_id: str, day: str) -> PositionDocument:
    """The last version of a position (the text as it stands before any) with all that belongs to it, on a day."""
    values = writing.standing_values(database, "position", position_id)
    last = positions.last_version(database, position_id)
    rounds = [one for one in position_rounds.of_position(database, position_id, day) if one.kind == "sign_off"]
    decided, decided_on = decision(database, values["decision_id"])
    return PositionDocument(
        id=position_id,
        day=day,
        body=people.Names(database, [values["body_id"]], day).name(values["body_id"]),
        rapporteur=people.one_person(database, values["rapporteur_id"], day),
        state=values["state"] or "draft",
        text=positions.text_of(database, last.id) if last else positions.text_now(database, position_id),
        speaks_for=sign_offs.speaks_for(database, position_id, day),
        sign_offs=tuple(sign_offs.state(database, last.id, day)) if last else (),
        sign_off_until=rounds[-1].closes_on if rounds else "",
        amendments=tuple(amendments.of_position(database, position_id, day)),
        sendings=tuple(positions.sendings(database, position_id, day)),
        decision=decided,
        decided_on=decided_on,
        visibility=headings.visibility(database, values["grant_id"], day),
    )


def decision(database: Database, decision_id: str | None) -> tuple[ByLanguage, str]:
    """The number and the subject of a decision, and the day it was taken; nothing where there is none."""
    if not decision_id:
        return {}, ""
    values = writing.standing_values(database, "decision", decision_id)
    code = values["code"] or ""
    title = both(values["title_fr"], values["title_en"])
    return {name: f"{code} – {text}" if code else text for name, text in title.items()}, values["decided_on"] or ""
