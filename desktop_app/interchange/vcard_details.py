"""What a card says of a person beside names, phones and addresses: days, places, profession, messages, labels."""

import re
from typing import TYPE_CHECKING, Any

from desktop_app.interchange.content_lines import parted, unescaped
from desktop_app.interchange.messengers import MESSENGERS
from desktop_app.services.incoming import Incoming

if TYPE_CHECKING:
    from desktop_app.interchange.vcard_reading import Card


def department(organisation: list[str]) -> str:
    """The units behind the name of an organisation, the widest first."""
    return "; ".join(organisation[1:]) if not any(";" in unit for unit in organisation) else ""


def about_person(record: Incoming, card: "Card", titles: list[str]) -> None:
    """What a card says of the person, apart from names, work and where they are reached."""
    values = record.values
    values |= _days_and_places(card)
    if nicknames := next((parted(found.value, ",") for found in card.all("NICKNAME")), []):
        values["nickname"] = ", ".join(nicknames)
    jobs = card.all("X-KADDRESSBOOK-X-PROFESSION") if record.belongs else []
    if profession := next((unescaped(found.value).strip() for found in jobs), "") or (
        titles[0] if titles and not record.belongs else ""
    ):
        values["profession"] = profession
    full = next((unescaped(found.value).strip() for found in card.all("FN") if found.value.strip()), "")
    if full != " ".join(str(values[name]) for name in ("given", "family") if values.get(name)):
        values["shown_as"] = full


def _days_and_places(card: "Card") -> dict[str, str]:
    values: dict[str, str] = {}
    for name, column in (("BDAY", "born_on"), ("ANNIVERSARY", "anniversary_on")):
        day = next((found.value.strip() for found in card.all(name)), "")
        if match := re.fullmatch(r"(\d{4})-?(\d\d)-?(\d\d)|(\d{4}-\d\d|\d{4})", day):
            values[column] = match[4] or f"{match[1]}-{match[2]}-{match[3]}"
    place = next((found.value.strip() for found in card.all("GEO")), "")
    if match := re.fullmatch(r"(?:geo:)?([+-]?\d{1,2}(?:\.\d+)?)[;,]\s*([+-]?\d{1,3}(?:\.\d+)?)", place):
        values["coordinates"] = f"{match[1]}; {match[2]}"
    if zone := next((unescaped(found.value).strip() for found in card.all("TZ")), ""):
        values["time_zone"] = zone
    return values


def label_of_group(card: "Card", group: str) -> dict[str, str]:
    """What somebody called the phones of a group of lines."""
    labels = (found for found in card.all("X-ABLABEL") if group and found.group.lower() == group.lower())
    text = next((unescaped(found.value).strip() for found in labels), "")
    match = re.fullmatch(r"_\$!<(.+)>!\$_", text)
    return {"label": match[1] if match else text} if text else {}


def messages(card: "Card") -> list[tuple[str, dict[str, Any]]]:
    """Where the card says that one writes instant messages."""
    rows: list[tuple[str, dict[str, Any]]] = []
    for found in card.all(*MESSENGERS, "IMPP"):
        value, service = unescaped(found.value).strip(), MESSENGERS.get(found.name)
        if value:
            label = {"label": service} if service else label_of_group(card, found.group)
            rows.append(("contact_point", {"kind": "im", "value": value, **label}))
    return rows
