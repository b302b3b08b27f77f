"""What lists and search know of organisations and people: the names they show from a day to a day, and their words."""

from typing import Any

from desktop_app.domain.names import NameRow, full_name, shown_acronym, shown_name, sorting_name
from desktop_app.i18n import LANGUAGES, collation_key
from desktop_app.storage.index_rules import DETAILS, OPEN_END, OPEN_START, whole_days
from desktop_app.storage.meeting_index import Line

PLACE = "concat_ws(' ', city, postcode, lines, extended, post_box, region)"
WORDS = {
    "organisation": (
        "SELECT organisation_id, text FROM organisation_name WHERE organisation_id IN ({marks})",
        "SELECT organisation_id, value || ' ' || coalesce(e164, '') FROM contact_point "
        "WHERE organisation_id IN ({marks})",
        "SELECT organisation_id, " + PLACE + " FROM address WHERE organisation_id IN ({marks})",
        "SELECT organisation_id, text FROM note WHERE organisation_id IN ({marks})",
        "SELECT g.organisation_id, t.label_fr || ' ' || coalesce(t.label_en, '') FROM tagging g "
        "JOIN tag t ON t.id = g.tag_id WHERE g.organisation_id IN ({marks})",
        "SELECT id, remarks FROM organisation WHERE remarks IS NOT NULL AND id IN ({marks})",
        DETAILS.format(owner="organisation_id"),
    ),
    "person": (
        "SELECT id, coalesce(honorific, '') || ' ' || coalesce(given, '') || ' ' || coalesce(particle, '') || ' ' "
        "|| family || ' ' || coalesce(sort_name, '') || ' ' || coalesce(remarks, '') FROM person WHERE id IN ({marks})",
        "SELECT id, concat_ws(' ', further_given, suffix, nickname, shown_as, profession) FROM person "
        "WHERE coalesce(further_given, suffix, nickname, shown_as, profession) IS NOT NULL AND id IN ({marks})",
        "SELECT person_id, concat_ws(' ', department, duties) FROM mandate "
        "WHERE coalesce(department, duties) IS NOT NULL AND person_id IN ({marks})",
        DETAILS.format(owner="person_id"),
        "SELECT person_id, value || ' ' || coalesce(e164, '') FROM contact_point WHERE person_id IN ({marks})",
        "SELECT m.person_id, c.value || ' ' || coalesce(c.e164, '') FROM contact_point c "
        "JOIN mandate m ON m.id = c.mandate_id WHERE m.person_id IN ({marks})",
        "SELECT m.person_id, n.text FROM mandate m JOIN organisation_name n ON n.organisation_id = m.organisation_id "
        "WHERE m.person_id IN ({marks})",
        "SELECT person_id, " + PLACE + " FROM address WHERE person_id IN ({marks})",
        "SELECT person_id, text FROM note WHERE person_id IN ({marks})",
        "SELECT g.person_id, t.label_fr || ' ' || coalesce(t.label_en, '') FROM tagging g "
        "JOIN tag t ON t.id = g.tag_id WHERE g.person_id IN ({marks})",
    ),
}
"""Which words find an organisation and a person."""


def organisation_lines(raw: Any, marks: str, chunk: list[str]) -> dict[str, list[Line]]:
    """The lines of organisations: one for each stretch of time in which they show one name, in each language."""
    names: dict[str, list[NameRow]] = {row: [] for row in chunk}
    for row, *name in raw.execute(
        "SELECT organisation_id, language, kind, text, starts_on, ends_on FROM organisation_name "
        f"WHERE organisation_id IN ({marks})",
        chunk,
    ):
        names[row].append((name[0], name[1], name[2], name[3], name[4]))
    return {row: [line for code in LANGUAGES for line in name_lines(own, code)] for row, own in names.items()}


def name_lines(names: list[NameRow], language: str) -> list[Line]:
    """An organisation's lines in one language: one for each stretch of time in which it shows one name."""
    if not names:
        return [(language, OPEN_START, OPEN_END, b"", "", 0, "")]
    if len(names) == 1 and names[0][3:] == (None, None):
        name_language, kind, title, *_always = names[0]
        key = collation_key(title, language)
        return [
            (
                language,
                OPEN_START,
                OPEN_END,
                key,
                title,
                int(name_language == language),
                title if kind == "acronym" else "",
            )
        ]
    starts = {OPEN_START}
    for *_name, starts_on, ends_on in names:
        begins, ends = whole_days(starts_on, ends_on)
        starts |= {begins} if begins else set()
        starts |= {day_after(ends)} if ends != OPEN_END else set()
    ordered = sorted(starts)
    lines: list[Line] = []
    for begins, following in zip(ordered, [*ordered[1:], None], strict=True):
        day = begins or "0001-01-01"
        title, own = shown_name(names, language, day)
        acronym = shown_acronym(names, language, day)
        ends = day_before(following) if following else OPEN_END
        key = collation_key(title, language)
        if lines and lines[-1][4:] == (title, int(own), acronym):
            lines[-1] = (language, lines[-1][1], ends, key, title, int(own), acronym)
        else:
            lines.append((language, begins, ends, key, title, int(own), acronym))
    return lines


def day_after(day: str) -> str:
    """The day after a full day; a month's 31st that does not exist counts as its last day."""
    year, month, number = int(day[:4]), int(day[5:7]), int(day[8:10])
    if number < 28:
        return f"{year:04}-{month:02}-{number + 1:02}"
    return f"{year:04}-{month:02}-{number + 1:02}" if number < 31 else _month_after(year, month)


def _month_after(year: int, month: int) -> str:
    return f"{year + 1:04}-01-01" if month == 12 else f"{year:04}-{month + 1:02}-01"


def day_before(day: str) -> str:
    """The last day that is before a (possibly partial) day in the order of texts."""
    if len(day) == 4:
        return f"{int(day) - 1:04}-12-31"
    year, month = int(day[:4]), int(day[5:7])
    if len(day) == 7 or day.endswith("-01"):
        return f"{year - 1:04}-12-31" if month == 1 else f"{year:04}-{month - 1:02}-31"
    return f"{day[:8]}{int(day[8:10]) - 1:02}"


def person_lines(raw: Any, marks: str, chunk: list[str]) -> dict[str, list[Line]]:
    """The lines of people: one each, in no language."""
    lines: dict[str, list[Line]] = {}
    for row, given, particle, family, sort_name in raw.execute(
        f"SELECT id, given, particle, family, sort_name FROM person WHERE id IN ({marks})", chunk
    ):
        key = collation_key(sorting_name(given, particle, family, sort_name), "fr")
        lines[row] = [("", OPEN_START, OPEN_END, key, full_name(given, particle, family), 1, "")]
    return lines
