"""The lines of vCards and calendars, read with patience: folds, groups, parameters, quoted-printable, broken ends."""

import quopri
import re
from collections.abc import Iterator
from dataclasses import dataclass, field

from desktop_app.interchange.decoding import decoded

LONGEST = 10_000_000
"""How many characters one value may have; a photo of 7 MB."""


@dataclass(frozen=True)
class Property:
    """One line: its group, name, parameters in order, and its value with line ends escaped."""

    name: str
    value: str
    parameters: tuple[tuple[str, str], ...] = ()
    group: str = ""
    line: int = 0
    cut: bool = field(default=False, compare=False)

    def all(self, name: str) -> list[str]:
        """The values of a parameter, lower case, lists parted."""
        found = [value for key, value in self.parameters if key == name]
        return [part.strip().lower() for value in found for part in value.split(",") if part.strip()]

    @property
    def types(self) -> list[str]:
        """What kind of phone, address… it is, as TYPE or as a bare word of vCard 2.1."""
        return self.all("TYPE") + [value.lower() for key, value in self.parameters if key == ""]


def lines(content: bytes) -> Iterator[tuple[int, str]]:
    """The unfolded lines and the number each begins at."""
    text, _encoding = decoded(content)
    raw = re.split(r"\r\n|\n|\r", text.replace("\x00", ""))
    number = 0
    while number < len(raw):
        start, line = number, raw[number]
        number += 1
        if not line.strip():
            continue
        head = line.partition(":")[0].upper()
        parts = [line]
        if "QUOTED-PRINTABLE" in head:
            while parts[-1].endswith("=") and number < len(raw):
                parts[-1] = parts[-1][:-1]
                parts.append(raw[number].lstrip(" \t") if raw[number][:1] in " \t" else raw[number])
                number += 1
        while number < len(raw) and raw[number][:1] in (" ", "\t") and raw[number][:1]:
            parts.append(raw[number][1:])
            number += 1
        if re.search(r"(;|=)(BASE64|B)\b", head):
            while number < len(raw) and re.fullmatch(r"[A-Za-z0-9+/=]{4,}\s*", raw[number]):
                parts.append(raw[number].strip())
                number += 1
        yield start + 1, "".join(parts)


_HEAD = re.compile(r"(?:([\w-]+)\.)?([\w-]+)\s*(?=[;:])")
_PARAMETER = re.compile(r';\s*(?:([\w-]+)\s*=\s*)?((?:"[^"]*"|[^";:,]|,)*)')


def property_of(number: int, line: str) -> Property | None:
    """The property that a line holds; None when it is none."""
    head = _HEAD.match(line)
    if not head:
        return None
    place, parameters = head.end(), []
    while place < len(line) and line[place] == ";":
        found = _PARAMETER.match(line, place)
        if not found:
            return None
        name, value = (found[1] or "").upper(), found[2].strip()
        if name or value:
            parameters.append((name, value.replace('"', "") if value.count('"') == 2 and "," not in value else value))
        place = found.end()
    if place >= len(line) or line[place] != ":":
        return None
    value = line[place + 1 :]
    cut = len(value) > LONGEST
    return _decoded(Property(head[2].upper(), value[:LONGEST], tuple(parameters), head[1] or "", number, cut))


def _decoded(found: Property) -> Property:
    """The property with quoted-printable undone; what it was encoded with goes from the parameters."""
    encodings = found.all("ENCODING") + [v.lower() for k, v in found.parameters if k == "" and v]
    if "quoted-printable" not in encodings:
        return found
    charset = next(iter(found.all("CHARSET")), "")
    content = quopri.decodestring(found.value.encode("utf-8", "replace"))
    try:
        text = content.decode(charset or "utf-8")
    except (UnicodeDecodeError, LookupError):
        text = decoded(content)[0]
    text = re.sub(r"\r\n|\r|\n", r"\\n", text.replace("\x00", ""))
    kept = tuple(
        (key, value)
        for key, value in found.parameters
        if key not in ("CHARSET", "ENCODING") and value.lower() != "quoted-printable"
    )
    return Property(found.name, text, kept, found.group, found.line, found.cut)


def unescaped(value: str) -> str:
    """A text value as people read it."""
    return re.sub(
        r"\\(.)", lambda match: "\n" if match[1] in "nN" else match[1] if match[1] in ",;\\:" else match[0], value
    )


def parted(value: str, mark: str = ";") -> list[str]:
    """The parts of a structured value, each as people read it."""
    parts, current, place = [], "", 0
    while place < len(value):
        letter = value[place]
        if letter == "\\" and place + 1 < len(value):
            current += value[place : place + 2]
            place += 2
            continue
        if letter == mark:
            parts.append(current)
            current = ""
        else:
            current += letter
        place += 1
    return [unescaped(part).strip() for part in (*parts, current)]


def escaped(text: str) -> str:
    """A text as a value."""
    text = text.replace("\\", "\\\\").replace(",", "\\,").replace(";", "\\;")
    return re.sub(r"\r\n|\r|\n", r"\\n", text)


def as_read(value: str) -> tuple[str, str]:
    """A value as people read it, and `text`; where it has parts that escapes tell apart, as it is, and nothing."""
    plain = unescaped(value)
    return (plain, "text") if escaped(plain) == value else (value, "")


def written(found: Property) -> str:
    """A property as a folded line with its end."""
    group = f"{found.group}." if found.group else ""
    words = "".join(f";{key or 'TYPE'}={_quoted(value)}" for key, value in found.parameters)
    return folded_line(f"{group}{found.name}{words}:{found.value}")


def _quoted(value: str) -> str:
    if '"' in value or not re.search("[;:]|^$", value):
        return value
    return f'"{value}"'


def folded_line(line: str) -> str:
    """A line folded at 75 bytes, never inside a letter."""
    pieces: list[str] = []
    current: list[str] = []
    size = 0
    for letter in line:
        length = len(letter.encode("utf-8", "replace"))
        if size + length > 74:
            pieces.append("".join(current))
            current, size = [" "], 1
        current.append(letter)
        size += length
    return "\r\n".join([*pieces, "".join(current)]) + "\r\n"
