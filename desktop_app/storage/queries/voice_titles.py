"""What positions, practices, talks and what they are made of are called, as SQL (see storage.queries.titles)."""

from desktop_app.storage.queries.meeting_titles import figures, meeting, name_on, own


def _of(table: str, column: str, what: str) -> str:
    """Something of the record that a column links to, under the alias `x`."""
    return f'(SELECT {what} FROM "{table}" x WHERE x.id = {column})'


def _joined(*parts: str) -> str:
    return "substr(" + " || ".join(f"coalesce(' – ' || nullif({part}, ''), '')" for part in parts) + ", 4)"


def day_in_figures(column: str) -> str:
    """A date in figures, by as much of it as is known."""
    return (
        f"CASE length({column}) WHEN 10 THEN {figures(column)} "
        f"WHEN 7 THEN substr({column}, 6, 2) || '/' || substr({column}, 1, 4) ELSE {column} END"
    )


_VERSION = f"({_of('position', '{0}.position_id', own('title', 'x'))} || ' – ' || {{0}}.number)"
_NAME = name_on("r.organisation_id", ":day")

VOICE_TITLES = {
    "position": own("title"),
    "position_paragraph": f"substr({own('text')}, 1, 80)",
    "position_round": _joined(_of("position", "r.position_id", own("title", "x")), day_in_figures("r.opens_on")),
    "amendment": _joined(_NAME, "r.paragraph_number", "substr(r.new_text, 1, 80)"),
    "position_version": _VERSION.format("r"),
    "sign_off": _joined(_NAME, _of("position_version", "r.version_id", "x.number")),
    "position_sending": _joined(_NAME, day_in_figures("r.sent_on")),
    "practice": own("title"),
    "practice_partner": f"coalesce(nullif(r.name, ''), {_NAME}, "
    "(SELECT n.name FROM country_name n WHERE n.code = r.country AND n.language = :language))",
    "practice_theme": _of("theme", "r.theme_id", "CASE :language WHEN 'fr' THEN x.label_fr ELSE x.label_en END"),
    "practice_offer": f"coalesce((SELECT {_joined(meeting('m'), figures('m.starts_at'))} FROM agenda_item i "
    "JOIN meeting m ON m.id = i.meeting_id WHERE i.id = r.agenda_item_id), "
    f"(SELECT {_joined(own('title', 'm'), figures('m.starts_at'))} FROM timetable_entry t "
    "JOIN event m ON m.id = t.event_id WHERE t.id = r.timetable_entry_id))",
    "interaction": own("title"),
    "interaction_person": _joined(name_on("r.person_id", ":day"), _NAME),
    "work_package": _joined("r.code", own("title")),
    "record_file": _of("attachment", "r.attachment_id", f"coalesce({own('title', 'x')}, x.name)"),
    "verification_round": own("title"),
    "verification": _joined(_NAME, _of("verification_round", "r.round_id", own("title", "x"))),
    "verification_answer": _joined("r.field", "substr(r.new_value, 1, 80)"),
}
"""The title of each kind, of the record `r`, for `:language` and `:day`."""
