"""How many came and who they were, in a few lines: by status, country, kind of organisation, gender."""

from typing import TYPE_CHECKING

from desktop_app import i18n
from desktop_app.i18n import _, country_name, ngettext

if TYPE_CHECKING:
    from desktop_app.services.attendance import Occasion
    from desktop_app.storage.database import Database

STATUSES = ("present", "excused", "absent", "replaced", "")


def counts_in_words(database: "Database", occasion: "Occasion") -> list[str]:
    """Statuses and gender, then countries, then kinds of organisation; what counts nobody is left out."""
    from desktop_app.services import attendance

    counts = attendance.counts(database, occasion)
    rows = database.read("SELECT code, label_fr, label_en FROM organisation_kind")
    kinds = {code: fr if i18n.language() == "fr" else en for code, fr, en in rows}
    statuses = [_status_count(code, counts.by_status[code]) for code in STATUSES if code in counts.by_status]
    genders = _grouped(_("Of those present"), {_gender(code): count for code, count in counts.by_gender.items()})
    lines = [
        " · ".join(filter(None, (*statuses, genders))),
        _grouped(_("Countries"), {country_name(code): count for code, count in counts.by_country.items() if code}),
        _grouped(_("Kinds"), {kinds.get(code, ""): count for code, count in counts.by_kind.items()}),
    ]
    return [line for line in lines if line]


def _status_count(code: str, count: int) -> str:
    said_as = {
        "present": ngettext("{count} present", "{count} present", count),
        "excused": ngettext("{count} excused", "{count} excused", count),
        "absent": ngettext("{count} absent", "{count} absent", count),
        "replaced": ngettext("{count} replaced", "{count} replaced", count),
    }
    return said_as.get(code, ngettext("{count} not ticked", "{count} not ticked", count)).format(count=count)


def _gender(code: str) -> str:
    return {"f": _("women"), "m": _("men")}.get(code, _("not said"))


def _grouped(title: str, counts: dict[str, int]) -> str:
    shown = ", ".join(f"{name} {count}" for name, count in counts.items() if name and count)
    return _("{title}: {value}").format(title=title, value=shown) if shown else ""
