"""Texts of files nobody labelled: mark of order, strict UTF-8, then what the letters speak for."""

import codecs
import re

MARKS = (
    (codecs.BOM_UTF8, "utf-8-sig"),
    (codecs.BOM_UTF32_LE, "utf-32"),
    (codecs.BOM_UTF32_BE, "utf-32"),
    (codecs.BOM_UTF16_LE, "utf-16"),
    (codecs.BOM_UTF16_BE, "utf-16"),
)
SAMPLE = 200_000
_EAST = (
    "shift_jis",
    "cp932",
    "euc_jp",
    "iso2022_jp",
    "gb18030",
    "gb2312",
    "big5",
    "euc_kr",
    "cp949",
    "koi8_r",
    "cp1251",
)
_WEST = ("cp1252", "iso8859_1", "iso8859_15", "latin_1", "ascii")


def decoded(content: bytes, encoding: str = "") -> tuple[str, str]:
    """The text of a file and the encoding it was read with; `encoding` is what the person chose."""
    if encoding:
        return content.decode(encoding, "replace"), encoding
    for mark, name in MARKS:
        if content.startswith(mark):
            return content.decode(name, "replace").removeprefix("\ufeff"), name
    wide = _without_mark(content)
    if wide:
        return content.decode(wide, "replace"), wide
    try:
        return content.decode("utf-8"), "utf-8"
    except UnicodeDecodeError as bad:
        # A file cut in the middle of its last letter is still UTF-8.
        if bad.start >= len(content) - 3 and bad.reason == "unexpected end of data":
            return content.decode("utf-8", "replace"), "utf-8"
    return _by_letters(content)


def _without_mark(content: bytes) -> str:
    """UTF-16 without its mark: every other byte is nought."""
    head = content[:2000]
    if len(head) < 8:
        return ""
    even, odd = head[0::2].count(0) / len(head) * 2, head[1::2].count(0) / len(head) * 2
    if odd > 0.7 and even < 0.1:
        return "utf-16-le"
    return "utf-16-be" if even > 0.7 and odd < 0.1 else ""


_MAC = re.compile(rb"[A-Za-z][\x8a\x8d-\x90\x9f][a-z\s,;\"]")


def _is_mac(content: bytes) -> bool:
    """Whether letters stand where old Macs have é ä ü, and none where Windows has them: cp1252 has Š Ž Ÿ there."""
    return bool(_MAC.search(content)) and not re.search(rb"[\xe0-\xef\xf1-\xfc]", content)


def _by_letters(content: bytes) -> tuple[str, str]:
    if _is_mac(content[:SAMPLE]):
        return content.decode("mac_roman"), "mac_roman"
    name = _guessed(content[:SAMPLE])
    try:
        return content.decode(name), name
    except (UnicodeDecodeError, LookupError):
        return content.decode("cp1252", "replace"), "cp1252"


def _guessed(content: bytes) -> str:
    """The likeliest encoding: one of other scripts only when its letters come in words, else a Western one."""
    import chardet

    found = [(_codec(str(one["encoding"])), float(one["confidence"] or 0)) for one in chardet.detect_all(content)]
    west = max((sure for name, sure in found if name in _WEST), default=0.0)
    name, sure = found[0] if found else ("cp1252", 0.0)
    if sure > 2 * west and _is_foreign(content, name):
        return name
    high = re.sub(rb"[\x00-\x7f]", b"", content)
    if name in _WEST or name in _EAST or _is_french(content) or len(high) < 4:
        return "cp1252"
    return name if sure > 2 * west and sure > 0.05 else "cp1252"


def _codec(name: str) -> str:
    try:
        return codecs.lookup(name).name.replace("-", "_")
    except LookupError:
        return "cp1252"


def _is_foreign(content: bytes, name: str) -> bool:
    """Whether letters outside Latin are a good part of what is not ASCII, in runs as words have them."""
    text = content.decode(name, "ignore")
    return len(re.findall(r"[\u0370-\uffef]{2,}", text)) * 3 > len(re.findall(r"[\x80-\uffef]+", text))


_FRENCH = re.compile(
    rb"(?i)[a-z'\s;,\"]?[\xe0\xe2\xe7\xe8\xe9\xea\xeb\xee\xef\xf4\xf9\xfb\xc9\xc8\xc7\xc0\x9c\x92\xab\xbb\xa0\xb0\x80\x96]"
)


def _is_french(content: bytes) -> bool:
    """Whether all that is not ASCII are the letters and marks of French as Windows writes them."""
    high = re.sub(rb"[\x00-\x7f]", b"", content)
    return bool(high) and len(_FRENCH.findall(content)) >= len(high) * 0.95
