"""The index of an evidence file as PDF: the grant, what is there and what is not, where each paper stands, figures."""

from collections import Counter
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from datetime import date
from functools import partial

from desktop_app.domain.house_style import USUAL, HouseStyle
from desktop_app.i18n import N_, _, format_partial, ngettext
from desktop_app.printing.document_styles import WARNING
from desktop_app.printing.flowing import UPRIGHT, Pages
from desktop_app.printing.house import in_house_style
from desktop_app.printing.letterhead import draw_document, fact_part, head_rows, in_each, message, section_part
from desktop_app.printing.lines import Piece as Words
from desktop_app.printing.page import HAIR
from desktop_app.printing.participants import figure_parts, figures
from desktop_app.printing.parts import Part, Voice, rows_of
from desktop_app.printing.pen import About
from desktop_app.printing.phrases import day_long, own, text_of, when, where
from desktop_app.printing.typography import one_line
from desktop_app.services.bundles import Piece
from desktop_app.services.directory import PUBLISHER
from desktop_app.services.evidence import TITLES, Check, Evidence
from desktop_app.services.evidence_file import EvidenceFile
from desktop_app.services.papers import ByLanguage, Visibility

TITLE = N_("Evidence file")
THERE, LACKING = "✓", "–"
SECTIONS = {
    "convocation": N_("Convocation"),
    "programme": N_("Programme"),
    "attendance": N_("Attendance"),
    "minutes": N_("Minutes"),
    "paper": N_("Papers handed out"),
    "picture": N_("Pictures"),
    "other": N_("Other files"),
}


@dataclass(frozen=True)
class Dossier:
    """One event or meeting with its files, and the folder they stand in (empty: that of the index)."""

    evidence: Evidence
    folder: str
    pieces: tuple[Piece, ...]


@in_house_style
def index_pdf(file: EvidenceFile, found: Sequence[Dossier], language: str, *, house: HouseStyle = USUAL) -> bytes:
    """The index in a language, or with both side by side."""
    subject = in_each(language, _subject(file))
    title = f"{message(language, TITLE)} – {subject}" if subject else message(language, TITLE)
    pages = Pages(UPRIGHT)
    pages.flow(head_rows(language, PUBLISHER, _visibility(file), UPRIGHT))
    pages.flow(rows_of(language, partial(index_parts, file, found)))
    about = About(title, in_each(language, PUBLISHER), subject, language[:2], date.fromisoformat(file.day))
    return draw_document(pages, about, language, title)


def _subject(file: EvidenceFile) -> ByLanguage:
    if file.is_single and file.dossiers:
        return file.dossiers[0].heading.title
    return file.grant.title if file.grant else {}


def _visibility(file: EvidenceFile) -> Visibility | None:
    if file.dossiers and file.is_single:
        return file.dossiers[0].heading.visibility
    return file.grant.printed if file.grant else None


def index_parts(file: EvidenceFile, found: Sequence[Dossier], voice: Voice) -> Iterator[Part]:
    """The head; for a period the figures of all; then each event and meeting."""
    styles = voice.styles
    yield Part(((Words(_(TITLE), styles.title),),), before=26, next=True)
    subject = text_of(_subject(file))
    if subject:
        yield Part(((Words(subject, styles.subtitle),),), before=2, next=True)
    yield from _facts(file, voice)
    if not file.is_single:
        yield from _totals(file, voice)
    if not found:
        yield Part(((Words(_("Nothing took place in this period."), styles.body),),), before=20)
    for dossier in found:
        yield from _dossier(file, dossier, voice)


def _facts(file: EvidenceFile, voice: Voice) -> Iterator[Part]:
    subject, grant = file.subject, file.grant
    if not file.is_single:
        period = _("{first} to {last}").format(first=_day(subject.first_day), last=_day(subject.last_day))
        yield fact_part(voice, _("Period"), own(period), before=10, rule=HAIR)
    yield fact_part(voice, _("As of"), day_long(file.day), before=10 if file.is_single else 0)
    if grant is None:
        yield fact_part(voice, _("Grant"), _("No grant is named."))
        return
    yield fact_part(voice, _("Grant"), text_of(grant.title) or "–")
    yield fact_part(voice, _("Funder"), text_of(grant.funder) or "–")
    if grant.reference:
        yield fact_part(voice, _("Reference"), one_line(grant.reference))
    if grant.starts_on or grant.ends_on:
        lasts = _("{first} to {last}").format(first=_day(grant.starts_on), last=_day(grant.ends_on))
        yield fact_part(voice, _("Duration"), own(lasts))
    if grant.keep_until:
        kept = _("until {day}").format(day=_day(grant.keep_until))
        yield fact_part(voice, _("To be kept"), own(kept))


def _day(day: str) -> str:
    return own(format_partial(day)) if day else "…"


def _totals(file: EvidenceFile, voice: Voice) -> Iterator[Part]:
    """Over the whole period: who came to each is counted each time."""
    yield section_part(voice, _("Figures of the period"))
    events = sum(1 for one in file.dossiers if one.occasion.kind == "event")
    meetings = len(file.dossiers) - events
    said = (
        ngettext("{count} event", "{count} events", events).format(count=events),
        ngettext("{count} meeting", "{count} meetings", meetings).format(count=meetings),
    )
    yield fact_part(voice, _("Held"), own(", ".join(said)), before=4)
    came = sum(one.counts.by_status.get("present", 0) for one in file.dossiers)
    words = ngettext("{count} participation", "{count} participations", came)
    yield fact_part(voice, _("In all"), own(words.format(count=came)))
    yield from figures(
        voice,
        _summed(one.counts.by_country for one in file.dossiers),
        _summed(one.counts.by_kind for one in file.dossiers),
        _summed(one.counts.by_gender for one in file.dossiers),
        file.kinds,
    )


def _summed(every: Iterator[Mapping[str, int]]) -> dict[str, int]:
    total: Counter[str] = Counter()
    for one in every:
        total.update(one)
    return dict(total)


# One event or meeting -------------------------------------------------------------------------------------------


def _dossier(file: EvidenceFile, dossier: Dossier, voice: Voice) -> Iterator[Part]:
    one, styles = dossier.evidence, voice.styles
    heading = one.heading
    if not file.is_single:
        name = text_of(heading.title)
        outline = f"{_day(heading.starts_at[:10])} – {name}"
        yield Part(((Words(name, styles.heading),),), before=26, next=True, rule=HAIR, outline=outline)
    yield fact_part(voice, _("Date"), when(heading), before=8)
    yield fact_part(voice, _("Place"), where(heading.place) or _("not known"))
    yield fact_part(voice, _("Convocation"), _convened(one))
    yield from figure_parts(voice, one.counts, file.kinds)
    yield section_part(voice, _("What is there"), before=14, outline=file.is_single)
    for check in one.checks:
        yield _check(voice, check)
    yield section_part(voice, _("Files"), before=14, outline=file.is_single)
    if not dossier.pieces:
        yield Part(((Words(_("No file."), styles.body),),), before=3)
    elif dossier.folder:
        yield fact_part(voice, _("Folder"), one_line(dossier.folder), before=4)
    for section, title in SECTIONS.items():
        paths = [piece.path[len(dossier.folder) :] for piece in dossier.pieces if piece.section == section]
        for number, path in enumerate(paths):
            label = None if number else Words(_(title), styles.label)
            words = ((Words(one_line(path), styles.body),),)
            yield Part(words, before=1 if number else 6, whole=True, indent=styles.label_step, label=label)


def _convened(one: Evidence) -> str:
    """On which days the convocation was sent; for an event, how many were invited when."""
    sent = [each.sent_on for each in one.convocations if each.sent_on]
    if sent:
        return own(_("sent on {days}").format(days=", ".join(day_long(day) for day in sent)))
    invited = Counter(each.invited_on for each in one.attendees if each.invited_on)
    if not invited:
        return _("No date is written down.")
    words = []
    for day, count in sorted(invited.items()):
        people = ngettext("{count} person", "{count} people", count).format(count=count)
        words.append(_("{people} on {day}").format(people=people, day=day_long(day)))
    return own(_("invited: {people}").format(people=", ".join(words)))


def _check(voice: Voice, check: Check) -> Part:
    styles = voice.styles
    sign = Words(THERE if check.is_there else LACKING, styles.label)
    words = [Words(_(TITLES[check.what]), styles.body)]
    if not check.is_there:
        missing = own(_("missing: {detail}").format(detail=check.detail)) if check.detail else _("missing")
        words = [
            Words(_(TITLES[check.what]), styles.small),
            Words(f" – {missing}", replace(styles.small, colour=WARNING)),
        ]
    return Part((tuple(words),), before=2, indent=16, label=sign, whole=True)
