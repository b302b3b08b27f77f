"""What minutes are made of besides prose: decisions in a box, actions, votes by name, movements, summaries."""

from collections.abc import Iterator, Sequence

from desktop_app.i18n import _
from desktop_app.printing.document_styles import TINT
from desktop_app.printing.flowing import Frame
from desktop_app.printing.letterhead import section_part
from desktop_app.printing.lines import Piece
from desktop_app.printing.page import ACCENT, HAIR
from desktop_app.printing.parts import Paragraph, Part, Voice
from desktop_app.printing.phrases import (
    basis_sentence,
    day_long,
    day_short,
    introduced,
    own,
    text_of,
    vote_sentence,
)
from desktop_app.printing.prose import minute_prose, prose
from desktop_app.printing.typography import one_line
from desktop_app.services.papers import LedgerLine, MinutesLine, Movement, RegisterLine, VoteLine

BOX = Frame(TINT, ACCENT, 6.0)


def decision_part(
    voice: Voice, decisions: Sequence[RegisterLine], votes: Sequence[VoteLine], item: MinutesLine, start: float
) -> Part:
    """A decision in its box: DECIDES, the number, the text, how it was taken."""
    decision = next((one for one in decisions if one.id == item.decision_id), None)
    paragraphs = [_decides(voice), *minute_prose(voice, item)]
    paragraphs += _taken(voice, decision, [vote for vote in votes if decision and vote.decision_id == decision.id])
    code = item.decision_code or (decision.code if decision else "")
    provisional = item.provisional or bool(decision and decision.provisional)
    return boxed(voice, paragraphs, code, provisional=provisional, indent=start)


def register_part(voice: Voice, decision: RegisterLine, votes: Sequence[VoteLine]) -> Part:
    """A decision as the register keeps it, in its box."""
    paragraphs = [_decides(voice), *prose(voice, decision.text)]
    paragraphs += _taken(voice, decision, votes)
    if decision.superseded_by:
        later = _("Superseded by decision {code}.").format(code=decision.superseded_by)
        paragraphs.append((Piece(own(later), voice.styles.mark),))
    return boxed(voice, paragraphs, "", provisional=False)


def boxed(voice: Voice, paragraphs: list[Paragraph], code: str, *, provisional: bool, indent: float = 0.0) -> Part:
    """The box of a decision with its number at the right."""
    shown = own(_("{code} (provisional)").format(code=code)) if code and provisional else code
    return Part(
        tuple(paragraphs),
        before=8,
        gap=3.0,
        frame=BOX,
        indent=max(0.0, indent - 9) if not voice.both else 0.0,
        right=Piece(one_line(shown), voice.styles.label) if shown else None,
    )


def _decides(voice: Voice) -> Paragraph:
    return (Piece(_("DECIDES"), voice.styles.label),)


def _taken(voice: Voice, decision: RegisterLine | None, votes: Sequence[VoteLine]) -> list[Paragraph]:
    """The vote, or that there was none."""
    if votes:
        return [(Piece(vote_sentence(vote), voice.styles.small),) for vote in votes]
    sentence = basis_sentence(decision.basis) if decision else ""
    return [(Piece(own(sentence), voice.styles.small),)] if sentence else []


def ballots_part(voice: Voice, vote: VoteLine, start: float) -> Part:
    """Who voted how, and who cast the vote for whom."""
    paragraphs: list[Paragraph] = []
    headings = (("for", _("For")), ("against", _("Against")), ("abstention", _("Abstention")))
    for value, heading in headings:
        names = [
            f"{one_line(name)} ({one_line(cast_by)})" if cast_by else one_line(name)
            for name, cast, cast_by in vote.ballots
            if cast == value
        ]
        if names:
            title = Piece(own(_("{heading}: ").format(heading=heading)), voice.styles.label)
            paragraphs.append((title, Piece(", ".join(names), voice.styles.small)))
    return Part(tuple(paragraphs), before=3, gap=0, indent=start, whole=True)


def movement_part(voice: Voice, movement: Movement, number: str, start: float) -> Part:
    """Who came in or left, as a sentence."""
    words = (
        _("{name} joins the meeting.")
        if movement.what == "arrives"
        else _("{name} leaves the meeting before item {number} is discussed.")
    )
    sentence = own(words.format(name=introduced(movement.who), number=number))
    return Part(((Piece(sentence, voice.styles.italic),),), before=4, indent=start)


# Actions --------------------------------------------------------------------------------------------------------


def owner_of(action: LedgerLine) -> str:
    """The person, or the organisation."""
    return introduced(action.owner) if action.owner else text_of(action.organisation)


def action_part(voice: Voice, actions: Sequence[LedgerLine], item: MinutesLine, start: float) -> Part:
    """An action: what, who, until when."""
    styles = voice.styles
    action = next((one for one in actions if one.id == item.action_id), None)
    paragraphs = minute_prose(voice, item)
    mark = Piece(own(_("{heading}: ").format(heading=_("Action"))), styles.label)
    paragraphs = [(mark, *paragraphs[0]), *paragraphs[1:]] if paragraphs else [(mark,)]
    words = [owner_of(action)] if action and owner_of(action) else []
    if action and action.due_on:
        words.append(_("by {day}").format(day=day_long(action.due_on)))
    if words:
        paragraphs.append((Piece(own(", ".join(words)), styles.small),))
    return Part(tuple(paragraphs), before=6, gap=0, indent=start, whole=True)


def decision_summary(voice: Voice, decisions: Sequence[RegisterLine]) -> Iterator[Part]:
    """The decisions in short."""
    if not decisions:
        return
    yield section_part(voice, _("Summary of decisions"))
    for place, decision in enumerate(decisions, 1):
        texts = decision.title if any(decision.title.values()) else decision.text
        yield Part(
            tuple(prose(voice, texts)),
            before=4,
            indent=voice.styles.label_step,
            label=Piece(one_line(decision.code) or "–", voice.styles.label),
            rule=HAIR,
            next=place in (1, len(decisions) - 1) and place < len(decisions),
        )


def action_summary(voice: Voice, actions: Sequence[LedgerLine]) -> Iterator[Part]:
    """What is to be done, by whom, until when."""
    if not actions:
        return
    yield section_part(voice, _("Actions"))
    for place, action in enumerate(actions, 1):
        paragraphs = prose(voice, action.title)
        if owner_of(action):
            paragraphs.append((Piece(owner_of(action), voice.styles.small),))
        due = day_short(action.due_on) if action.due_on else "–"
        yield Part(
            tuple(paragraphs),
            before=4,
            gap=0,
            indent=voice.styles.label_step,
            label=Piece(due, voice.styles.label),
            rule=HAIR,
            whole=True,
            next=place in (1, len(actions) - 1) and place < len(actions),
        )
