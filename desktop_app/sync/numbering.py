"""Final numbers for decisions taken away from the office: given when copies meet, by the one copy that gives them."""

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
            pattern = queries.body_rules(database, body, day)["decision_pattern"]
            last = writing.rows(
                session, "SELECT coalesce(max(number), 0) FROM decision WHERE body_id = ? AND year = ?", (body, year)
            )[0][0]
            code = decision_code(pattern, year, last + 1)
            writing.change(session, "decision", decision, number=last + 1, code=code, provisional=False)
            codes.append(code)
    return codes
