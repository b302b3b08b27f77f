"""Who took part in an event or meeting, as PDF: how many by country, kind and gender, then by name under a country."""

from collections.abc import Iterable, Iterator, Mapping
from functools import partial
from itertools import groupby

from desktop_app.domain.house_style import USUAL, HouseStyle
from desktop_app.i18n import N_, _, collation_key, country_name, ngettext, pgettext
from desktop_app.printing.agenda import about, foot
from desktop_app.printing.flowing import UPRIGHT, Pages
from desktop_app.printing.house import in_house_style
from desktop_app.printing.letterhead import draw_document, fact_part, head_rows, section_part, title_parts
from desktop_app.printing.lines import Piece
from desktop_app.printing.page import HAIR
from desktop_app.printing.parts import Paragraph, Part, Voice, rows_of
from desktop_app.printing.phrases import day_short, listed_name, own, represented_by, standing, status_heading, text_of
from desktop_app.services.attendance import Counts
from desktop_app.services.directory import PUBLISHER
from desktop_app.services.evidence import Evidence
from desktop_app.services.papers import Attendee, ByLanguage

TITLE = N_("Participants")


@in_house_style
def participants_pdf(
    evidence: Evidence, kinds: Mapping[str, ByLanguage], language: str, *, house: HouseStyle = USUAL
) -> bytes:
    """Those who came by country, then who was invited and did not; `kinds` names the kinds of organisations."""
    heading = evidence.heading
    pages = Pages(UPRIGHT)
    pages.flow(head_rows(language, PUBLISHER, heading.visibility, UPRIGHT))
    pages.flow(rows_of(language, partial(participant_parts, evidence, kinds)))
    return draw_document(pages, about(language, TITLE, heading), language, foot(language, TITLE, heading))


def participant_parts(evidence: Evidence, kinds: Mapping[str, ByLanguage], voice: Voice) -> Iterator[Part]:
    """The head, the figures, the names."""
    yield from title_parts(voice, _(TITLE), evidence.heading)
    yield from figure_parts(voice, evidence.counts, kinds)
    came = [one for one in evidence.attendees if one.status == "present"]
    for country, found in groupby(sorted(came, key=_by_country), key=lambda one: one.who.country):
        people = list(found)
        title = country_name(country) if country else _("Country not known")
        yield section_part(voice, f"{title} ({len(people)})", before=16)
        for one in people:
            yield _line(voice, one, kinds.get(evidence.kinds.get(one.id, ""), {}))
    others = [one for one in evidence.attendees if one.status != "present"]
    for status, found in groupby(sorted(others, key=lambda one: (one.status, *_by_name(one))), key=lambda x: x.status):
        people = list(found)
        title = status_heading(status, people) if status in ("excused", "absent") else _others(status)
        yield section_part(voice, f"{title} ({len(people)})", before=16)
        for one in people:
            yield _line(voice, one, kinds.get(evidence.kinds.get(one.id, ""), {}))


def _others(status: str) -> str:
    return _("Replaced by somebody else") if status == "replaced" else _("Invited, without a word on whether they came")


def figure_parts(voice: Voice, counts: Counts, kinds: Mapping[str, ByLanguage]) -> Iterator[Part]:
    """How many came, by country, by kind of organisation, by gender."""
    came = counts.by_status.get("present", 0)
    said = ngettext("{count} participant", "{count} participants", came).format(count=came)
    yield fact_part(voice, _("In all"), own(said), before=10, rule=HAIR)
    yield from figures(voice, counts.by_country, counts.by_kind, counts.by_gender, kinds)


def figures(
    voice: Voice,
    by_country: Mapping[str, int],
    by_kind: Mapping[str, int],
    by_gender: Mapping[str, int],
    kinds: Mapping[str, ByLanguage],
) -> Iterator[Part]:
    """Three lines of figures; a line stands in both languages or in neither."""
    unknown = pgettext("a country, a kind, a gender", "not known")
    if by_country:
        named = {country_name(code) if code else unknown: count for code, count in by_country.items()}
        yield fact_part(voice, _("By country"), _counted(named))
    if by_kind:
        named = {text_of(kinds.get(code, {})) or unknown: count for code, count in by_kind.items()}
        yield fact_part(voice, _("By kind"), _counted(named))
    if by_gender:
        words = {"f": _("women"), "m": _("men"), "": unknown}
        named = {words.get(code, code): by_gender[code] for code in ("f", "m", "") if code in by_gender}
        yield fact_part(voice, _("By gender"), _listed(named.items()))


def _counted(named: Mapping[str, int]) -> str:
    """The largest first, then in alphabetical order."""
    return _listed(sorted(named.items(), key=lambda one: (-one[1], collation_key(one[0]))))


def _listed(pairs: Iterable[tuple[str, int]]) -> str:
    return own(" · ".join(f"{name} {count}" for name, count in pairs))


def _by_name(one: Attendee) -> tuple[bytes, str]:
    return collation_key(f"{one.who.family} {one.who.given}"), one.id


def _by_country(one: Attendee) -> tuple[bool, bytes, str, bytes, str]:
    country = one.who.country
    return (not country, collation_key(country_name(country) if country else ""), country, *_by_name(one))


def _line(voice: Voice, one: Attendee, kind: ByLanguage) -> Part:
    """`ARDENT Paul, directeur, Association A` with the kind of organisation below, and when they were invited."""
    styles = voice.styles
    form = {"f": pgettext("a person", "woman"), "m": pgettext("a person", "man")}.get(one.who.form_of_address, "")
    invited = _("invited {day}").format(day=day_short(one.invited_on)) if one.invited_on else ""
    first = (Piece(listed_name(one.who), styles.strong), Piece(own(f" {form}" if form else ""), styles.small))
    paragraphs: list[Paragraph] = [first]
    where = standing(one.who)
    if where:
        paragraphs.append((Piece(where, styles.body),))
    small = " · ".join(filter(None, (text_of(kind), represented_by(one), own(invited))))
    if small:
        paragraphs.append((Piece(small, styles.small),))
    return Part(tuple(paragraphs), before=7, gap=0, whole=True)
