"""How far a day is from another, as one says it: today, tomorrow, in 9 days, 3 days late."""

from datetime import date

from desktop_app.i18n import _, ngettext


def days_between(day: str, today: str) -> int:
    """How many days a day (known to the day) is ahead; negative once it is past."""
    return (date.fromisoformat(day[:10]) - date.fromisoformat(today)).days


def ahead(day: str, today: str) -> str:
    """`today`, `tomorrow`, `in 9 days`; nothing for a day that is known to the month only, or past."""
    if len(day) < 10:
        return ""
    days = days_between(day, today)
    if days < 0:
        return ""
    if days < 2:
        return (_("today"), _("tomorrow"))[days]
    return ngettext("in {count} day", "in {count} days", days).format(count=days)


def late(day: str, today: str) -> str:
    """`3 days late`, `5 months late`, `2 years late`; `overdue` for a month that is over."""
    if len(day) < 10:
        return _("overdue")
    days = -days_between(day, today)
    if days >= 2 * 365:
        return ngettext("{count} year late", "{count} years late", days // 365).format(count=days // 365)
    if days >= 2 * 30:
        return ngettext("{count} month late", "{count} months late", days // 30).format(count=days // 30)
    return ngettext("{count} day late", "{count} days late", days).format(count=days)
