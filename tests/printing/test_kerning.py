"""Kerning as the typefaces have it: read by us as by fontTools."""

from functools import cache
from itertools import product

import pytest
from fontTools.ttLib import TTFont

from desktop_app.printing.lines import Piece, set_lines
from desktop_app.printing.page import NAME
from desktop_app.printing.typefaces import FILES, kerned, pairs, register, width

LETTERS = "AVTWLPFYrvyéœáfÎ’.-« 17ΑΤΥοαТУГаоČłşț"


@cache
def by_font_tools(name: str) -> tuple[dict[int, str], list[list[object]], int]:
    """The glyph of each character, the subtables of each lookup that kerns, the units of the em."""
    font = TTFont(register(name).face.filename)
    table = font["GPOS"].table
    wanted = {
        index
        for record in table.FeatureList.FeatureRecord
        if record.FeatureTag == "kern"
        for index in record.Feature.LookupListIndex
    }
    subtables = [
        [getattr(one, "ExtSubTable", one) for one in table.LookupList.Lookup[index].SubTable]
        for index in sorted(wanted)
    ]
    return font.getBestCmap(), subtables, font["head"].unitsPerEm


def read_by_font_tools(name: str, first: str, second: str) -> float:
    glyphs, lookups, units = by_font_tools(name)
    one, other = glyphs.get(ord(first)), glyphs.get(ord(second))
    total = 0
    for subtables in lookups:
        for subtable in subtables:
            if subtable.LookupType != 2 or one not in subtable.Coverage.glyphs:
                continue
            value = _value(subtable, one, other)
            if value is not None:
                total += value
                break
    return total * 1000 / units


def _value(subtable: object, one: str, other: str) -> float | None:
    if subtable.Format == 1:  # type: ignore[attr-defined]
        for record in subtable.PairSet[subtable.Coverage.glyphs.index(one)].PairValueRecord:  # type: ignore[attr-defined]
            if record.SecondGlyph == other:
                return getattr(record.Value1, "XAdvance", 0) or 0
        return None
    row = subtable.Class1Record[subtable.ClassDef1.classDefs.get(one, 0)]  # type: ignore[attr-defined]
    cell = row.Class2Record[subtable.ClassDef2.classDefs.get(other, 0)]  # type: ignore[attr-defined]
    return getattr(cell.Value1, "XAdvance", 0) or 0


@pytest.mark.parametrize("name", ["sans", "sans-italic", "serif-semibold", "fallback"])
def test_each_pair_stands_as_close_as_the_typeface_says(name: str):
    letters = LETTERS[::2]
    for first, second in product(letters, letters):
        if " " not in (first, second):
            assert pairs(name)[first, second] == pytest.approx(read_by_font_tools(name, first, second)), (first, second)


@pytest.mark.parametrize("name", sorted(FILES))
def test_the_typefaces_kern_av_but_never_a_space(name: str):
    assert pairs(name)["A", "V"] < 0
    assert pairs(name)["V", " "] == 0


def test_a_kerned_line_is_measured_as_it_is_drawn():
    (plain,) = set_lines([Piece("AVIATION Tolède", NAME)], 400)
    with kerned(True):
        (closer,) = set_lines([Piece("AVIATION Tolède", NAME)], 400)
        assert closer.runs[0].width == width("AVIATION Tolède", NAME.face, NAME.size)
    assert closer.runs[0].width < plain.runs[0].width - 1
    assert plain.runs[0].width == width("AVIATION Tolède", NAME.face, NAME.size)
