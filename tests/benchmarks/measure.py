"""Measuring two things in turn, so that a busy machine slows both alike; and the table that is printed."""

import gc
import statistics
import time
from collections.abc import Callable
from dataclasses import dataclass


@dataclass(frozen=True)
class Figure:
    """One line of the table: what was measured, in which unit, against what, and the bar it should keep below."""

    name: str
    ours: float
    baseline: float | None
    unit: str
    bar: float
    note: str = ""

    @property
    def value(self) -> float:
        """What the bar is set against: the ratio, or our own figure where there is no baseline."""
        return self.ours / self.baseline if self.baseline else self.ours

    @property
    def held(self) -> bool:
        """Whether the bar is kept."""
        return self.value <= self.bar


def seconds(work: Callable[[], object]) -> float:
    """How long one call takes."""
    start = time.perf_counter()
    work()
    return time.perf_counter() - start


def in_turn(
    ours: Callable[[], object], baseline: Callable[[], object], rounds: int = 15
) -> tuple[list[float], list[float]]:
    """The times in milliseconds of two pieces of work called in turn, after one round that does not count."""
    ours()
    baseline()
    gc.collect()
    mine, theirs = [], []
    for number in range(rounds):
        pairs = [(ours, mine), (baseline, theirs)]
        for work, kept in pairs if number % 2 else reversed(pairs):
            kept.append(seconds(work) * 1000)
    return mine, theirs


def median(times: list[float]) -> float:
    """The middle one."""
    return statistics.median(times)


def p95(times: list[float]) -> float:
    """The time that 95 of 100 stay below."""
    ordered = sorted(times)
    return ordered[min(len(ordered) - 1, int(len(ordered) * 0.95))]


def table(figures: list[Figure]) -> str:
    """The figures as a table for the terminal and the closing note."""
    lines = [f"{'what':58} {'ours':>10} {'baseline':>10} {'ratio':>7} {'bar':>6}"]
    for one in figures:
        baseline = f"{one.baseline:10.2f}" if one.baseline else f"{'–':>10}"
        ratio = f"{one.value:7.2f}" if one.baseline else f"{'–':>7}"
        verdict = "" if one.held else "  MISSED"
        lines.append(
            f"{one.name:58} {one.ours:7.2f} {one.unit:2} {baseline} {ratio} {one.bar:6.1f}{verdict}  {one.note}"
        )
    return "\n".join(lines)
