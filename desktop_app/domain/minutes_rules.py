"""When a translation is out of date; kept apart from the mapping."""


def translation_state(
    source_language: str, text_fr: str | None, text_en: str | None, source: int, translated: int | None
) -> str:
    """`missing` without a translation, `out_of_date` when the source moved on since, else `current`."""
    if not (text_en if source_language == "fr" else text_fr):
        return "missing"
    return "current" if translated is not None and translated >= source else "out_of_date"
