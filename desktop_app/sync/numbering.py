"""Final numbers for decisions taken away from the office: given when copies meet, by the one copy that gives them."""

from typing import Any

from desktop_app.domain.decision_rules import decision_code
from desktop_app.i18n import N_
from desktop_app.services import writing
from desktop_app.storage.database import Database
from desktop_app.storage.queries import meetings as queries
from desktop_app.sync import copies

_WITHOUT_NUMBER = (
    "SELECT d.id, d.body_id, d.year, coalesce(d.decided_on, substr(m.starts_at, 1, 10)) FROM decision d "
    "JOIN meeting m ON m.id = d.meeting_id "
    "WHERE d.number IS NULL AND d.year IS NOT NULL AND m.state = 'closed' "
    "ORDER BY d.body_id, d.year, coalesce(d.decided_on, m.starts_at), d.id"
)


def finalise(database: Database) -> list[str]:
    """Number the decisions of closed meetings that still have none, in the order they were taken; their numbers."""
    if copies.identity(database).is_away:
        return []
    waiting = database.read(_WITHOUT_NUMBER)
    if not waiting:
        return []
    codes = []
    with database.transaction(N_("Final numbers of decisions")) as session:
        for decision, body, year, day in waiting:
            last = writing.rows(
                session, "SELECT coalesce(max(number), 0) FROM decision WHERE body_id = ? AND year = ?", (body, year)
            )[0][0]
            code = _code(database, body, year, day, last + 1)
            writing.change(session, "decision", decision, number=last + 1, code=code, provisional=False)
            codes.append(code)
    return codes


def numbered(database: Database, decision_id: str, number: int | None) -> dict[str, Any]:
    """All that a decision says of its number, when it is given one, or none yet."""
    if number is None:
        return {"number": None, "code": None, "provisional": True}
    body, year, day = database.read(
        "SELECT d.body_id, d.year, coalesce(d.decided_on, substr(m.starts_at, 1, 10)) FROM decision d "
        "LEFT JOIN meeting m ON m.id = d.meeting_id WHERE d.id = ?",
        (decision_id,),
    )[0]
    return {"number": number, "code": _code(database, body, year, day, number), "provisional": False}


def _code(database: Database, body: str, year: int, day: str, number: int) -> str:
    return decision_code(queries.body_rules(database, body, day)["decision_pattern"], year, number)
