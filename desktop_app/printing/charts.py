"""The charts of a report on paper: bars or columns of one colour, each with its number; the unknown one hollow."""

from collections.abc import Iterator
from dataclasses import replace
from functools import partial

from desktop_app.i18n import format_number, speaking
from desktop_app.printing.document_styles import TABLE, TABLE_SMALL, TABLE_STRONG
from desktop_app.printing.flowing import UPRIGHT, Cell, Drawing, Row
from desktop_app.printing.letterhead import codes_of
from desktop_app.printing.lines import Line, Piece, set_lines
from desktop_app.printing.page import ACCENT, HAIR
from desktop_app.printing.pen import Pen
from desktop_app.printing.phrases import own
from desktop_app.printing.typefaces import width
from desktop_app.services.charts import Bar, Chart, label_of

LABEL, LABEL_OF_BOTH = 158.0, 210.0
"""The most room of the labels before the bars, in one language and in two."""
LEAST = 90.0
WHOLE = 12
"""So many bars stand together on one page."""
NUMBER = 34.0
BAR = 9.0
COLUMNS_HIGH = 96.0
WIDEST_COLUMN = 44.0
HOLLOW = 0.8
"""The line around the bar of what is not known."""


def chart_rows(chart: Chart, language: str) -> Iterator[Row]:
    """A chart as rows of a document in a language, or in both."""
    if chart.is_upright:
        yield _columns(chart, language)
        return
    most = LABEL_OF_BOTH if len(codes_of(language)) > 1 else LABEL
    labels = [_labels(bar, chart.by, language) for bar in chart.bars]
    widest = max((width(one[0], TABLE.face, TABLE.size) for one in labels if one), default=0.0)
    room = min(most, max(widest + 14, LEAST))
    last = len(chart.bars) - 1
    for place, (bar, texts) in enumerate(zip(chart.bars, labels, strict=True)):
        # A short chart stays whole; of a long one no bar stands alone at an end of a page.
        stays = place < last and (last < WHOLE or place < 1 or place == last - 1)
        yield replace(_bar(bar, texts, room, language), next=stays)


def _labels(bar: Bar, by: str, language: str) -> list[str]:
    found = []
    for code in codes_of(language):
        with speaking(code):
            found.append(own(label_of(bar.group, by)))
    return list(dict.fromkeys(found))


def _bar(bar: Bar, texts: list[str], room: float, language: str) -> Row:
    left, wide = UPRIGHT.side, UPRIGHT.measure
    lines: list[Line] = []
    for place, label in enumerate(texts):
        lines += set_lines([Piece(label, TABLE_SMALL if place else TABLE)], room - 10)
    cell = Cell(left, room - 10, tuple(lines), middle=True)
    drawing = partial(_draw_bar, bar=bar, start=left + room, room=wide - room - NUMBER, number=_number(bar, language))
    return Row((cell,), before=4, least=BAR + 3, whole=True, drawing=drawing)


def _number(bar: Bar, language: str) -> str:
    with speaking(codes_of(language)[0]):
        return format_number(bar.group.number)


def _draw_bar(pen: Pen, _x: float, top: float, *, bar: Bar, start: float, room: float, number: str) -> None:
    long = max(bar.share * room, 1.0)
    _ink(pen, bar, start, top + 1.5, long, BAR)
    pen.say(number, TABLE_STRONG, start + long + 6, top + 1.5 + BAR - 1)


def _ink(pen: Pen, bar: Bar, x: float, top: float, wide: float, high: float) -> None:
    if bar.is_known:
        pen.box(x, top, wide, high, fill=ACCENT)
    else:
        inset = HOLLOW / 2
        wide, high = max(wide - HOLLOW, HOLLOW), max(high - HOLLOW, HOLLOW)
        pen.box(x + inset, top + inset, wide, high, border=ACCENT, weight=HOLLOW)


def _columns(chart: Chart, language: str) -> Row:
    cell = Cell(UPRIGHT.side, UPRIGHT.measure, ())
    return Row((cell,), before=8, least=COLUMNS_HIGH + 16, whole=True, drawing=_drawn(chart, language))


def _drawn(chart: Chart, language: str) -> Drawing:
    each = UPRIGHT.measure / max(len(chart.bars), 1)
    step = min(each, WIDEST_COLUMN * 1.6)
    wide = step * 0.62
    skip = max(1, round(30 / step))

    def draw(pen: Pen, x: float, top: float) -> None:
        foot = top + COLUMNS_HIGH
        for place, bar in enumerate(chart.bars):
            middle = x + step * (place + 0.5)
            high = max(bar.share * (COLUMNS_HIGH - 14), 0.8)
            _ink(pen, bar, middle - wide / 2, foot - high, wide, high)
            if place % skip == 0 or skip == 1:
                pen.say(_number(bar, language), TABLE_STRONG, middle, foot - high - 4, align="center")
                pen.say(_labels(bar, chart.by, language)[0], TABLE_SMALL, middle, foot + 11, align="center")
        pen.rule(x, x + step * len(chart.bars), foot, HAIR)

    return draw
