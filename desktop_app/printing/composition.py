"""Who was at a meeting: present, represented, excused, absent, each agreed in gender; how it was opened."""

from collections.abc import Iterator, Sequence

from desktop_app.domain.attendance_rules import Quorum
from desktop_app.i18n import _, collation_key, country_name, ngettext
from desktop_app.printing.letterhead import section_part
from desktop_app.printing.lines import Piece
from desktop_app.printing.parts import Paragraph, Part, Voice
from desktop_app.printing.phrases import (
    day_long,
    glued,
    hour,
    in_a_row,
    listed_name,
    named,
    own,
    represented_by,
    standing,
    status_heading,
)
from desktop_app.printing.typography import one_line
from desktop_app.services.papers import Attendee, MinutesDocument, Someone

GROUPS = ("present", "represented", "excused", "absent")


def group_of(attendee: Attendee) -> str:
    """Under which heading someone stands: who gave a proxy or was replaced is represented."""
    if attendee.status == "present":
        return "present"
    if attendee.status == "replaced" or (attendee.proxy_to and not attendee.proxy_sleeps):
        return "represented"
    return "excused" if attendee.status == "excused" else "absent"


def grouped(attendees: Sequence[Attendee], language: str) -> list[tuple[str, list[Attendee]]]:
    """The groups that have someone in them, each in alphabetical order."""

    def under(attendee: Attendee) -> tuple[bytes, str]:
        return collation_key(listed_name(attendee.who), language), attendee.id

    ordered = sorted(attendees, key=under)
    groups = [(group, [each for each in ordered if group_of(each) == group]) for group in GROUPS]
    return [(group, people) for group, people in groups if people]


def composition_parts(voice: Voice, attendees: Sequence[Attendee], *, only: tuple[str, ...] = GROUPS) -> Iterator[Part]:
    """Each group under its heading with how many they are."""
    if not attendees:
        return
    yield section_part(voice, _("Attendance and apologies"))
    for group, people in grouped(attendees, "fr" if voice.both else voice.language):
        if group not in only:
            continue
        heading = f"{status_heading(group, people)} ({len(people)})"
        yield Part(((Piece(heading, voice.styles.label),),), before=8, next=True)
        for place, attendee in enumerate(people, 1):
            # The last of a group never stands alone at the head of a page.
            yield Part((person(voice, attendee),), before=1, indent=0, whole=True, next=place == len(people) - 1)


def person(voice: Voice, attendee: Attendee) -> Paragraph:
    """`Mme Anne Lefèvre, secrétaire générale, CCRE (France) – porteuse du pouvoir de…`."""
    styles = voice.styles
    pieces = [Piece(named(attendee.who), styles.strong)]
    standing_here = standing(attendee.who)
    if standing_here:
        pieces.append(Piece(f", {standing_here}", styles.body))
    if attendee.who.country:
        pieces.append(Piece(own(f" ({country_name(attendee.who.country)})"), styles.body))
    remarks = in_a_row(remarks_on(attendee))
    if remarks:
        pieces.append(Piece(f" – {remarks}", styles.italic))
    return tuple(pieces)


def remarks_on(attendee: Attendee) -> list[str]:
    """What else is to be known: at a distance, for whom, from when until when."""
    found = [represented_by(attendee)]
    if attendee.remote:
        found.append(_("at a distance"))
    if attendee.proxies_from:
        names = ", ".join(map(one_line, attendee.proxies_from))
        found.append(_("holds the proxy of {names}").format(names=names))
    if attendee.replaces:
        found.append(_("replaces {name}").format(name=one_line(attendee.replaces)))
    if attendee.arrived:
        found.append(glued(_("from item {number}"), attendee.arrived))
    if attendee.left:
        found.append(glued(_("until item {number}"), attendee.left))
    return [words for words in found if words]


def opening_parts(voice: Voice, document: MinutesDocument) -> Iterator[Part]:
    """How the meeting was convened, opened and chaired, and whether it could decide."""
    sentences = []
    if document.convened_on:
        sentences.append(_("The meeting was convened on {day}.").format(day=day_long(document.convened_on)))
    if document.opened_at:
        sentences.append(_("It opened at {time}.").format(time=hour(document.opened_at)))
    sentences += _charged(document.chair, document.minute_taker)
    if document.quorum.needed and document.quorum.votes:
        sentences.append(_quorum_sentence(document.quorum))
    if sentences:
        yield section_part(voice, _("Opening of the meeting"))
        yield Part(((Piece(own(" ".join(sentences)), voice.styles.body),),), before=4)


def _quorum_sentence(quorum: Quorum) -> str:
    """`14 voix sur 17 sont représentées, 9 sont requises : le quorum est atteint.`"""
    there = ngettext(
        "{count} of {votes} votes is represented", "{count} of {votes} votes are represented", quorum.represented
    )
    needed = ngettext("{count} is needed", "{count} are needed", quorum.needed)
    return _("{there}; {needed}: {result}.").format(
        there=there.format(count=quorum.represented, votes=quorum.votes),
        needed=needed.format(count=quorum.needed),
        result=_("there is a quorum") if quorum.is_met else _("there is no quorum"),
    )


def _charged(chair: Someone | None, taker: Someone | None) -> list[str]:
    found = [_("{name} chairs it.").format(name=named(chair))] if chair else []
    return [*found, _("{name} takes the minutes.").format(name=named(taker))] if taker else found
