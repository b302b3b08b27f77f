"""What events, meetings and what they are made of are called, as SQL (see storage.queries.titles)."""


def own(name: str, alias: str = "r") -> str:
    """A text in two languages, in the one that is asked for or else the other."""
    fr, en = f"nullif({alias}.{name}_fr, '')", f"nullif({alias}.{name}_en, '')"
    return f"CASE :language WHEN 'fr' THEN coalesce({fr}, {en}) ELSE coalesce({en}, {fr}) END"


def name_on(column: str, day: str) -> str:
    """The name that an organisation or a person showed on a day; both are SQL."""
    return (
        "(SELECT l.title FROM search_entry se JOIN listing l ON l.number = se.number AND l.language IN ('', :language) "
        f"AND l.begins <= {day} AND l.ends >= {day} WHERE se.record_id = {column} LIMIT 1)"
    )


def figures(column: str) -> str:
    """The day of a wall time or date in figures: 16/11/2008."""
    return f"(substr({column}, 9, 2) || '/' || substr({column}, 6, 2) || '/' || substr({column}, 1, 4))"


def moment(column: str) -> str:
    """A wall time in figures: 16/11/2008 16:30, 16h30 in French."""
    hour, minute = f"substr({column}, 12, 2)", f"substr({column}, 15, 2)"
    return f"({figures(column)} || ' ' || {hour} || CASE :language WHEN 'fr' THEN 'h' ELSE ':' END || {minute})"


def meeting(alias: str = "r") -> str:
    """A meeting's own title, else its body's name on that day and its number."""
    body = name_on(f"{alias}.body_id", f"substr({alias}.starts_at, 1, 10)")
    sign = "CASE :language WHEN 'fr' THEN ' n° ' ELSE ' no. ' END"
    return f"coalesce({own('title', alias)}, {body} || coalesce({sign} || {alias}.number, ''))"


def _of(table: str, column: str, what: str) -> str:
    """Something of the record that a column links to, under the alias `x`."""
    return f'(SELECT {what} FROM "{table}" x WHERE x.id = {column})'


def _joined(*parts: str) -> str:
    return "substr(" + " || ".join(f"coalesce(' – ' || nullif({part}, ''), '')" for part in parts) + ", 4)"


def _short(expression: str) -> str:
    return f"substr({expression}, 1, 80)"


def _person(column: str) -> str:
    name = "trim(coalesce(p.given || ' ', '') || coalesce(p.particle || ' ', '') || p.family)"
    return f"(SELECT {name} FROM person p WHERE p.id = {column})"


PLACE = _joined(
    _of("room", "r.room_id", own("name", "x")), _of("venue", "r.venue_id", own("name", "x")),
    _of("venue", "r.venue_id", "x.city"),
)  # fmt: skip
"""A room, its venue and town."""

MEETING_TITLES = {
    "venue": _joined(own("name"), "r.city"),
    "room": _joined(own("name"), own("floor"), _of("venue", "r.venue_id", own("name", "x"))),
    "grant": _joined("r.reference", own("title")),
    "event": own("title"),
    "timetable_entry": own("title"),
    "speaker": f"coalesce(nullif(r.printed_name, ''), {_person('r.person_id')})",
    "attachment": f"coalesce({own('title')}, r.name)",
    "body_rules": _joined(name_on("r.organisation_id", ":day"), "r.starts_on"),
    "meeting": meeting(),
    "agenda_item": own("title"),
    "agenda_paper": _of("attachment", "r.attachment_id", f"coalesce({own('title', 'x')}, x.name)"),
    "convening": _joined(_of("meeting", "r.meeting_id", meeting("x")), figures("r.sent_on")),
    "convened_item": f"coalesce(r.number || ' ', '') || {own('title')}",
    "attendance": _joined(_person("r.person_id"), name_on("r.represents_id", ":day")),
    "attendance_sheet": "r.code",
    "minute_item": _short(own("text")),
    "decision": _joined("r.code", own("title")),
    "vote": f"coalesce({own('title')}, {_of('agenda_item', 'r.agenda_item_id', own('title', 'x'))})",
    "ballot": _joined(
        _of("attendance", "r.attendance_id", _person("x.person_id")),
        "r.value",
    ),
    "action": own("title"),
    "action_report": _short(own("text")),
    "minutes": _of("meeting", "r.meeting_id", meeting("x")),
    "minutes_revision": "r.number",
    "correction_request": _short("r.new_text"),
}
"""The title of each kind, of the record `r`, for `:language` and `:day`."""
