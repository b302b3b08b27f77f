"""The sentences of the documents, in the language in force: dates, places, people, gender, votes."""

import re
from collections.abc import Iterable, Sequence
from datetime import date, datetime
from decimal import Decimal

from desktop_app.domain.moments import last_day
from desktop_app.domain.names import full_name
from desktop_app.i18n import (
    LANGUAGES,
    N_,
    _,
    country_name,
    format_date,
    format_money,
    format_time,
    language,
    language_name,
    ngettext,
    pgettext,
)
from desktop_app.printing.house import worn
from desktop_app.printing.typography import NO_BREAK, one_line, typeset
from desktop_app.services.papers import Attendee, ByLanguage, Heading, Place, Someone, VoteLine, said

DASH = "–"
ITEM_KINDS = {"information": N_("For information"), "discussion": N_("For discussion"), "decision": N_("For decision")}


def own(text: str) -> str:
    """A text of the document with its language's spaces."""
    return typeset(text, language())


def text_of(texts: ByLanguage) -> str:
    """A text in the language in force, else in another one, on one line."""
    text, _code = spoken(texts)
    return text


def spoken(texts: ByLanguage) -> tuple[str, str]:
    """A text with the spaces of the language it is in, and that language: the one in force, else another."""
    text, here = said(texts, language())
    code = language() if here else next((code for code, other in texts.items() if other == text), "")
    return (typeset(text, code) if code in LANGUAGES else one_line(text)), code


def glued(words: str, number: str) -> str:
    """The number of an item stays on the line of what it counts."""
    return own(words.replace(" {number}", f"{NO_BREAK}{{number}}").format(number=number))


def in_a_row(words: Iterable[str]) -> str:
    """Some remarks one after the other, parted by semicolons as the language in force sets them."""
    return own((" ; " if language() == "fr" else "; ").join(filter(None, words)))


def day_in_full(day: str) -> str:
    """`dimanche 16 novembre 2008`."""
    return own(format_date(date.fromisoformat(day[:10]), "full"))


def day_long(day: str) -> str:
    """`16 novembre 2008`, which stays on one line."""
    return own(format_date(date.fromisoformat(day[:10]))).replace(" ", NO_BREAK)


def day_short(day: str) -> str:
    """`16 nov. 2008`."""
    return own(format_date(date.fromisoformat(day[:10]), "medium")).replace(" ", NO_BREAK)


def hour(moment: str) -> str:
    """`16h30` or `16 h 30` as the house writes it; `16:30` in English."""
    if "T" not in moment:
        return ""
    time = format_time(datetime.fromisoformat(moment))
    if language() != "fr" or worn().times == "16h30":
        return time
    return time.replace("h", f"{NO_BREAK}h{NO_BREAK}").rstrip(NO_BREAK)


def hours(start: str, end: str) -> str:
    """`16h30–18h30`; the beginning alone where no end is known."""
    return DASH.join(filter(None, (hour(start), hour(end) if end != start else "")))


def when_in_parts(heading: Heading) -> tuple[str, str]:
    """The day, and the hours, which stay on one line; or from when to when."""
    start, end = heading.starts_at, heading.ends_at
    if heading.clock == "day":
        return days(heading), ""
    if not end or start[:10] == end[:10]:
        time = hours(start, end)
        return (f"{day_in_full(start)}, " if time else day_in_full(start)), time
    first = ", ".join(filter(None, (day_in_full(start), hour(start))))
    last = ", ".join(filter(None, (day_in_full(end), hour(end))))
    return _("{first} to {last}").format(first=first, last=last), ""


def when(heading: Heading) -> str:
    """The day and the hours, or from when to when."""
    return "".join(when_in_parts(heading))


def days(heading: Heading) -> str:
    """The day, or the first and the last."""
    start, end = heading.starts_at, last_day(heading.starts_at, heading.ends_at, heading.clock)
    if start[:10] == end[:10]:
        return day_in_full(start)
    return _("{first} to {last}").format(first=day_in_full(start), last=day_in_full(end))


def room_of(place: Place) -> str:
    """`salle Tivoli 2, 1er étage`."""
    return ", ".join(filter(None, (text_of(place.room), text_of(place.floor))))


def town_of(place: Place) -> str:
    """`Strasbourg (France)`."""
    town = one_line(place.city)
    country = country_name(place.country)
    return f"{town} ({country})" if town and country else town or country


def where(place: Place, *, address: bool = False) -> str:
    """Room, floor, venue and town; with the street where one has to find it."""
    lines = ", ".join(filter(None, (one_line(line).strip() for line in place.lines.splitlines()))) if address else ""
    town = town_of(place)
    if address and place.postcode and town:
        town = f"{one_line(place.postcode)}{NO_BREAK}{town}"
    return ", ".join(filter(None, (room_of(place), text_of(place.venue), lines, town)))


def money(amount: Decimal, currency: str) -> str:
    """Without cents where there are none: round sums are read at a glance."""
    text = format_money(amount, currency)
    return re.sub(r"[.,]00(?=\D*$)", "", text) if amount == amount.to_integral_value() else text


def languages(codes: Iterable[str]) -> str:
    """`français, anglais`."""
    return ", ".join(map(language_name, codes))


# People ---------------------------------------------------------------------------------------------------------


def civility(who: Someone) -> str:
    """`M.`, `Mme`, or the honorific that stands instead of it."""
    if who.honorific:
        return one_line(who.honorific)
    return {"m": _("Mr"), "f": _("Ms")}.get(who.form_of_address, "")


def named(who: Someone) -> str:
    """`Mme Jeanne d'Arc`, never broken after the civility."""
    return NO_BREAK.join(filter(None, (civility(who), one_line(who.name))))


def listed_name(who: Someone) -> str:
    """`GAULLE Charles de`: the family name first, in capitals."""
    if who.printed_name and not who.family:
        return one_line(who.printed_name)
    ignored = who.particle.strip().casefold() in ("de", "d'", "d’")
    family = who.family if ignored or not who.particle else full_name(None, who.particle, who.family)
    rest = " ".join(filter(None, (who.given, who.particle if ignored else "")))
    return one_line(" ".join(filter(None, (capitals(family), rest))))


def capitals(text: str) -> str:
    """In capitals with their accents; Greek ones drop the tonos, as Greek does."""
    if not any("\u0370" <= letter <= "\u03ff" for letter in text):
        return text.upper()
    import icu

    return str(icu.UnicodeString(text).toUpper(icu.Locale("el")))


def member_of(who: Someone, *, brief: bool = False) -> str:
    """The organisation; by its acronym where short is enough."""
    return text_of(who.acronym) if brief and text_of(who.acronym) else text_of(who.organisation)


def standing(who: Someone) -> str:
    """What someone does and for whom."""
    return ", ".join(filter(None, (text_of(who.position), member_of(who))))


def introduced(who: Someone) -> str:
    """A person with the organisation in brackets."""
    organisation = member_of(who, brief=True)
    name = named(who)
    return f"{name} ({organisation})" if organisation else name


# Gender: the one it is about, or all of them ----------------------------------------------------------------------


def chair_title(who: Someone | None) -> str:
    """`Le président`, `La présidente`."""
    form = who.form_of_address if who else ""
    return {"m": pgettext("a man", "The Chair"), "f": pgettext("a woman", "The Chair")}.get(form, _("The Chair"))


def taker_title(who: Someone | None) -> str:
    """`Le secrétaire de séance`, `La secrétaire de séance`."""
    form = who.form_of_address if who else ""
    return {"m": pgettext("a man", "The minute-taker"), "f": pgettext("a woman", "The minute-taker")}.get(
        form, _("The minute-taker")
    )


def status_heading(status: str, people: Sequence[Attendee]) -> str:
    """`Présents`, `Présente`, `Présentes`: agrees with those it stands above."""
    women = all(each.who.form_of_address == "f" for each in people)
    one = len(people) == 1
    if status == "present":
        one_of = pgettext("one woman", "Present") if women else pgettext("one man", "Present")
        many = pgettext("women", "Present") if women else pgettext("people", "Present")
    elif status == "represented":
        one_of = pgettext("one woman", "Represented") if women else pgettext("one man", "Represented")
        many = pgettext("women", "Represented") if women else pgettext("people", "Represented")
    elif status == "excused":
        one_of = pgettext("one woman", "Apologies") if women else pgettext("one man", "Apologies")
        many = pgettext("women", "Apologies") if women else pgettext("people", "Apologies")
    else:
        one_of = pgettext("one woman", "Absent") if women else pgettext("one man", "Absent")
        many = pgettext("women", "Absent") if women else pgettext("people", "Absent")
    return one_of if one else many


def role_title(role: str, form: str) -> str:
    """`Intervenant`, `Intervenante`; nothing for who has no part."""
    if role == "chair":
        words = pgettext("a man", "Chair"), pgettext("a woman", "Chair"), _("Chair")
    elif role == "speaker":
        words = pgettext("a man", "Speaker"), pgettext("a woman", "Speaker"), _("Speaker")
    elif role == "rapporteur":
        words = pgettext("a man", "Rapporteur"), pgettext("a woman", "Rapporteur"), _("Rapporteur")
    else:
        return _("Interpreter") if role == "interpreter" else ""
    return {"m": words[0], "f": words[1]}.get(form, words[2])


def represented_by(attendee: Attendee) -> str:
    """`représentée par M. X`, `remplacé par Mme Y`; nothing for who came."""
    form, other = attendee.who.form_of_address, one_line(attendee.replaced_by or attendee.proxy_to)
    if attendee.replaced_by:
        words = {"m": pgettext("a man", "replaced by {name}"), "f": pgettext("a woman", "replaced by {name}")}
        return words.get(form, _("replaced by {name}")).format(name=other)
    if attendee.proxy_to and not attendee.proxy_sleeps:
        words = {"m": pgettext("a man", "represented by {name}"), "f": pgettext("a woman", "represented by {name}")}
        return words.get(form, _("represented by {name}")).format(name=other)
    return ""


# Votes ----------------------------------------------------------------------------------------------------------


def vote_sentence(vote: VoteLine) -> str:
    """`Vote à main levée : 12 pour, 2 contre, 1 abstention. Adopté.`"""
    method = {
        "show_of_hands": _("Vote by show of hands"),
        "by_name": _("Vote by name"),
        "secret": _("Secret ballot"),
    }.get(vote.method, _("Vote"))
    counts = ", ".join(
        (
            _("{number} for").format(number=vote.votes_for),
            _("{number} against").format(number=vote.votes_against),
            ngettext("{count} abstention", "{count} abstentions", vote.abstentions).format(count=vote.abstentions),
        )
    )
    return own(_("{method}: {counts}. {result}").format(method=method, counts=counts, result=_result(vote)))


def _result(vote: VoteLine) -> str:
    if not vote.adopted:
        return _("Not adopted.")
    if not vote.votes_against and not vote.abstentions:
        return _("Adopted unanimously.")
    majority = {"two_thirds": _("two thirds"), "three_quarters": _("three quarters")}.get(vote.majority)
    return _("Adopted by a majority of {share}.").format(share=majority) if majority else _("Adopted by a majority.")


def basis_sentence(basis: str) -> str:
    """How a decision was taken where no vote says so."""
    return {
        "consensus": _("Adopted by consensus."),
        "silence": _("Adopted by silence procedure."),
    }.get(basis, "")
