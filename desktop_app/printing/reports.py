"""A report in numbers as PDF: what it counts, a chart for each breakdown, and the lists behind the numbers."""

from collections.abc import Iterator
from datetime import date
from functools import partial

from desktop_app.domain.house_style import USUAL, HouseStyle
from desktop_app.i18n import N_, _, format_number, ngettext, speaking
from desktop_app.printing.charts import chart_rows
from desktop_app.printing.flowing import UPRIGHT, Pages
from desktop_app.printing.house import in_house_style
from desktop_app.printing.letterhead import (
    codes_of,
    draw_document,
    fact_part,
    head_rows,
    in_each,
    message,
    section_part,
)
from desktop_app.printing.lines import Piece
from desktop_app.printing.page import HAIR
from desktop_app.printing.parts import Part, Voice, rows_of
from desktop_app.printing.pen import About
from desktop_app.printing.phrases import day_long, in_a_row, own, text_of
from desktop_app.services.charts import BREAKDOWNS, OF_A_DAY, REPORTS, Chart, charts, label_of
from desktop_app.services.directory import PUBLISHER
from desktop_app.services.papers import ByLanguage
from desktop_app.services.voice_papers import Group, ReportDocument, ReportLine

REPORT = N_("Report in numbers")


@in_house_style
def report_pdf(document: ReportDocument, language: str, *, with_lists: bool = True, house: HouseStyle = USUAL) -> bytes:
    """The numbers of a report, and below them who or what was counted, each once."""
    pages = Pages(UPRIGHT)
    pages.flow(head_rows(language, PUBLISHER, document.visibility, UPRIGHT))
    rows = rows_of(language, partial(_head, document))
    with speaking(codes_of(language)[0]):
        found = charts(document.report)
    for chart in found:
        rows += rows_of(language, partial(_heading, chart))
        rows += chart_rows(chart, language)
    if not found:
        rows += rows_of(language, _nothing)
    if with_lists and found:
        rows += rows_of(language, partial(_changes if found[0].by == "year" else _lists, found[0]))
    pages.flow(rows)
    title = message(language, REPORTS[document.asked.name])
    foot = f"{message(language, REPORT)} – {title}"
    day = date.fromisoformat(document.asked.last_day)
    about = About(foot, in_each(language, PUBLISHER), title, language[:2], day)
    return draw_document(pages, about, language, foot)


def _head(document: ReportDocument, voice: Voice) -> Iterator[Part]:
    styles, asked = voice.styles, document.asked
    yield Part(((Piece(_(REPORT), styles.subtitle),),), before=26, next=True)
    yield Part(((Piece(_(REPORTS[asked.name]), styles.title),),), before=2, next=True)
    if asked.name in OF_A_DAY:
        yield fact_part(voice, _("Day"), day_long(asked.last_day), before=10, rule=HAIR)
    else:
        words = _("{first} to {last}").format(first=day_long(asked.first_day), last=day_long(asked.last_day))
        yield fact_part(voice, _("Period"), own(words), before=10, rule=HAIR)
    if document.grant:
        yield fact_part(voice, _("Grant"), text_of(document.grant))
    yield fact_part(voice, _("In all"), own(in_all(document)))


def in_all(document: ReportDocument) -> str:
    """`27 members`, `43 people present, each counted once a meeting`."""
    name, count = document.asked.name, document.report.total
    words = {
        "members": ngettext("{count} member", "{count} members", count),
        "membership": ngettext("{count} member at the end", "{count} members at the end", count),
        "participants": ngettext("{count} presence", "{count} presences", count),
        "meetings": ngettext("{count} event or meeting", "{count} events and meetings", count),
    }[name]
    said = words.format(count=format_number(count))
    return (
        _("{count}: each person once at each event or meeting").format(count=said) if name == "participants" else said
    )


def _heading(chart: Chart, voice: Voice) -> Iterator[Part]:
    yield section_part(voice, _(BREAKDOWNS[chart.by]))


def _nothing(voice: Voice) -> Iterator[Part]:
    words = _("There is nothing to count in this period.")
    yield Part(((Piece(words, voice.styles.body),),), before=20)


# The lists ------------------------------------------------------------------------------------------------------


def _lists(chart: Chart, voice: Voice) -> Iterator[Part]:
    """Who or what stands behind each number of the first breakdown: everything that was counted, once."""
    yield section_part(voice, _("What was counted"), before=30)
    for bar in chart.bars:
        label = own(f"{label_of(bar.group, chart.by)} ({format_number(bar.group.number)})")
        yield Part(((Piece(label, voice.styles.label),),), before=9, next=True)
        for text, details in _once(bar.group):
            words = [Piece(text, voice.styles.body)]
            if details:
                words.append(Piece(own(f" – {details}"), voice.styles.small))
            yield Part((tuple(words),), before=1)


def _changes(chart: Chart, voice: Voice) -> Iterator[Part]:
    """Who came and who left from one year to the next: whole lists would name nearly all again each year."""
    styles = voice.styles
    yield section_part(voice, _("Who joined and who left"), before=30)
    before: dict[str, ByLanguage] = {}
    for bar in chart.bars:
        now = {line.id: line.text for line in bar.group.lines}
        joined = [text_of(text) for one, text in now.items() if one not in before]
        left = [text_of(text) for one, text in before.items() if one not in now]
        before = now
        if not joined and not left:
            continue
        yield Part(((Piece(label_of(bar.group, chart.by), styles.label),),), before=9, next=True)
        for names, words in ((joined, _("joined")), (left, _("left"))):
            for name in names:
                yield Part(((Piece(name, styles.body), Piece(own(f" – {words}"), styles.small)),), before=1)


def _once(group: Group) -> Iterator[tuple[str, str]]:
    """Each record once, with all that is told of it."""
    details: dict[str, list[str]] = {}
    texts: dict[str, ByLanguage] = {}
    for line in group.lines:
        texts[line.id] = line.text
        details.setdefault(line.id, []).append(_detail(line))
    for one, text in texts.items():
        yield text_of(text), in_a_row(details[one])


def _detail(line: ReportLine) -> str:
    return ", ".join(filter(None, (text_of(line.about), day_long(line.day) if line.day else "")))
