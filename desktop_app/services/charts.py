"""A breakdown of a report as a chart: one bar a group, drawn alike on screen and on paper, its number beside it."""

from dataclasses import dataclass, replace

from desktop_app import i18n
from desktop_app.i18n import N_, _
from desktop_app.services.papers import said
from desktop_app.services.voice_papers import Group, Report, ReportLine

REPORTS = {
    "members": N_("Members"),
    "membership": N_("Membership over time"),
    "participants": N_("Participants"),
    "meetings": N_("Events and meetings"),
}
"""The reports there are, and what each is called."""
OF_A_DAY = ("members",)
"""Reports that tell how things stood on one day, not over a period."""
BREAKDOWNS = {
    "country": N_("By country"),
    "kind": N_("By kind of organisation"),
    "family": N_("By family"),
    "category": N_("By category of membership"),
    "gender": N_("By gender"),
    "year": N_("By year"),
    "body": N_("By body"),
}
"""What a report is broken down by, and the heading of each chart."""
UPRIGHT = ("year",)
"""Breakdowns along the time: columns that stand beside each other."""


@dataclass(frozen=True)
class Bar:
    """One group, and how long its bar is: 1 for the longest."""

    group: Group
    share: float

    @property
    def is_known(self) -> bool:
        """Whether it counts something that is known; else its bar is drawn hollow."""
        return bool(self.group.key)


@dataclass(frozen=True)
class Chart:
    """The bars of one breakdown in their order."""

    by: str
    bars: tuple[Bar, ...]

    @property
    def is_upright(self) -> bool:
        """Whether its bars are columns."""
        return self.by in UPRIGHT


def charts(report: Report) -> tuple[Chart, ...]:
    """The charts of a report in the order of the language in force, the longest bar first; one of nothing but what is
    not known is left out."""
    found = (_chart(by, groups) for by, groups in report.breakdowns.items())
    return tuple(chart for chart in found if any(bar.is_known for bar in chart.bars))


def _chart(by: str, groups: tuple[Group, ...]) -> Chart:
    longest = max((group.number for group in groups), default=0) or 1
    bars = [Bar(replace(group, lines=in_order(group)), group.number / longest) for group in groups]
    if by not in UPRIGHT:
        bars.sort(key=lambda bar: (not bar.is_known, -bar.group.number, i18n.collation_key(label_of(bar.group, by))))
    return Chart(by, tuple(bars))


def label_of(group: Group, by: str) -> str:
    """What a group is called in the language in force."""
    if group.key:
        return said(group.label, i18n.language())[0] or group.key
    return _("No body") if by == "body" else _("Not known")


def in_order(group: Group) -> tuple[ReportLine, ...]:
    """The list behind a number: people and organisations by name, events and meetings by day."""
    language = i18n.language()

    def place(line: ReportLine) -> tuple[str, bytes, str]:
        has_name = line.kind in ("person", "organisation")
        return "" if has_name else line.day, i18n.collation_key(said(line.text, language)[0]), line.day

    return tuple(sorted(group.lines, key=place))
