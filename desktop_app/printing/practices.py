"""The catalogue of practices as PDF, with its index by country and by theme; and one practice on a page of its own."""

from collections.abc import Iterator, Sequence
from datetime import date
from decimal import Decimal
from functools import partial

from desktop_app.domain.house_style import USUAL, HouseStyle
from desktop_app.i18n import N_, _, collation_key, country_name, ngettext
from desktop_app.printing.flowing import UPRIGHT, Pages
from desktop_app.printing.house import in_house_style
from desktop_app.printing.letterhead import draw_document, fact_part, head_rows, in_each, message, section_part
from desktop_app.printing.lines import Piece
from desktop_app.printing.page import HAIR
from desktop_app.printing.parts import Part, Voice, rows_of
from desktop_app.printing.pen import About
from desktop_app.printing.phrases import day_long, in_a_row, money, named, own, text_of
from desktop_app.printing.prose import prose
from desktop_app.printing.typography import one_line
from desktop_app.services.directory import PUBLISHER
from desktop_app.services.voice_papers import Partner, PracticeCatalogue, PracticeSheet

CATALOGUE = N_("Catalogue of practices")
SHEET = N_("Practice")
SOUTH, NORTH = N_("South"), N_("North")


@in_house_style
def catalogue_pdf(catalogue: PracticeCatalogue, language: str, *, house: HouseStyle = USUAL) -> bytes:
    """All practices by member, then where they stand by country and by theme."""
    title = message(language, CATALOGUE)
    pages = Pages(UPRIGHT)
    pages.flow(head_rows(language, PUBLISHER, None, UPRIGHT))
    pages.flow(rows_of(language, partial(catalogue_parts, catalogue)))
    about = About(title, in_each(language, PUBLISHER), title, language[:2], date.fromisoformat(catalogue.day))
    return draw_document(pages, about, language, title)


@in_house_style
def practice_pdf(sheet: PracticeSheet, day: str, language: str, *, house: HouseStyle = USUAL) -> bytes:
    """One practice alone."""
    title = in_each(language, sheet.title)
    pages = Pages(UPRIGHT)
    pages.flow(head_rows(language, PUBLISHER, None, UPRIGHT))
    pages.flow(rows_of(language, partial(sheet_parts, sheet)))
    about = About(title, in_each(language, PUBLISHER), title, language[:2], date.fromisoformat(day))
    return draw_document(pages, about, language, f"{message(language, SHEET)} – {title}")


def catalogue_parts(catalogue: PracticeCatalogue, voice: Voice) -> Iterator[Part]:
    """The title, the practices numbered, both indexes by these numbers."""
    styles = voice.styles
    yield Part(((Piece(_(CATALOGUE), styles.title),),), before=26, next=True)
    count = len(catalogue.sheets)
    words = ngettext("{count} practice on {day}", "{count} practices on {day}", count)
    said = own(words.format(count=count, day=day_long(catalogue.day)))
    yield Part(((Piece(said, styles.subtitle),),), before=2)
    numbers = {sheet.id: str(place) for place, sheet in enumerate(catalogue.sheets, 1)}
    for sheet in catalogue.sheets:
        label = Piece(numbers[sheet.id], styles.number)
        title = tuple(prose(voice, sheet.title, styles.heading))
        outline = f"{numbers[sheet.id]}. {text_of(sheet.title)}"
        yield Part(title, before=22, indent=styles.step, label=label, next=True, rule=HAIR, outline=outline)
        yield from _facts(sheet, voice)
    if count:
        countries = [(country_name(code), ids) for code, ids in catalogue.by_country]
        yield from _index(voice, _("Index by country"), countries, numbers)
        themes = [(text_of(label), ids) for label, ids in catalogue.by_theme]
        yield from _index(voice, _("Index by theme"), themes, numbers)
    else:
        yield Part(((Piece(_("No practice was found."), styles.body),),), before=20)


def _index(
    voice: Voice, title: str, entries: Sequence[tuple[str, Sequence[str]]], numbers: dict[str, str]
) -> Iterator[Part]:
    if not entries:
        return
    yield section_part(voice, title)
    # Each language has its own order: an index is looked up, not read across.
    for name, ids in sorted(entries, key=lambda entry: collation_key(entry[0])):
        where = ", ".join(sorted((numbers[one] for one in ids), key=int))
        yield Part(((Piece(name, voice.styles.body),),), before=3, right=Piece(where, voice.styles.label))


def sheet_parts(sheet: PracticeSheet, voice: Voice) -> Iterator[Part]:
    """A practice alone: its title large, then all that is known."""
    styles = voice.styles
    yield Part(((Piece(_(SHEET), styles.subtitle),),), before=26, next=True)
    yield Part(tuple(prose(voice, sheet.title, styles.title)), before=2, next=True)
    yield from _facts(sheet, voice, rule=HAIR)


def _facts(sheet: PracticeSheet, voice: Voice, *, rule: str = "") -> Iterator[Part]:
    member = text_of(sheet.organisation)
    country = country_name(sheet.country) if sheet.country else ""
    yield fact_part(
        voice, _("Member"), own(f"{member} ({country})") if country else member, before=10 if rule else 6, rule=rule
    )
    for side, label in (("south", SOUTH), ("north", NORTH)):
        names = in_a_row(_partner(one) for one in sheet.partners if one.side == side)
        # The row stands in both languages or in neither: it depends on the practice alone.
        if names:
            yield fact_part(voice, _(label), names)
    if sheet.themes:
        yield fact_part(voice, _("Themes"), ", ".join(map(text_of, sheet.themes)))
    if sheet.first_year or sheet.last_year:
        yield fact_part(voice, _("Years"), years(sheet))
    if sheet.budget:
        yield fact_part(voice, _("Budget"), money(Decimal(sheet.budget), sheet.currency))
    if sheet.contact:
        reached = ", ".join(map(one_line, sheet.contact_points))
        yield fact_part(voice, _("Contact person"), ", ".join(filter(None, (named(sheet.contact), reached))))
    if any(sheet.summary.values()):
        yield Part(tuple(prose(voice, sheet.summary)), before=9)
    if any(sheet.lessons.values()):
        yield Part(((Piece(_("Lessons"), voice.styles.label),),), before=9, next=True)
        yield Part(tuple(prose(voice, sheet.lessons)), before=2)
    if sheet.files:
        yield fact_part(voice, _("Documents"), ", ".join(map(one_line, sheet.files)), before=9)


def _partner(partner: Partner) -> str:
    name = text_of(partner.name)
    country = country_name(partner.country) if partner.country else ""
    return f"{name} ({country})" if name and country else name or country


def years(sheet: PracticeSheet) -> str:
    """`2005–2008`, `since 2005`, `until 2008`."""
    if sheet.first_year and sheet.last_year:
        return "–".join(dict.fromkeys((str(sheet.first_year), str(sheet.last_year))))
    if sheet.first_year:
        return own(_("since {year}").format(year=sheet.first_year))
    return own(_("until {year}").format(year=sheet.last_year))
