"""The tab order as one reads: it follows the layouts, whenever their widgets were made.

The items of a layout are never asked for: what PySide hands out for one outlives it, is taken for whatever stands at
its address next, and brings the program down when that is deleted.
"""

from itertools import pairwise

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QLayout, QScrollArea, QWidget


def follow_layouts(root: QWidget) -> None:
    """Chain all widgets below `root` that take the focus in the order of their layouts."""
    found = list(_focusable(root))
    for before, after in pairwise(found):
        QWidget.setTabOrder(before, after)


def _focusable(widget: QWidget) -> list[QWidget]:
    inside = widget.widget() if isinstance(widget, QScrollArea) else None
    if inside is not None:
        return _focusable(inside)
    takes_focus = bool(widget.focusPolicy() & Qt.FocusPolicy.TabFocus) and widget.focusProxy() is None
    found = [widget] if takes_focus else []
    layout = widget.layout()
    if layout is None:
        return found
    inner = [child for child in widget.children() if isinstance(child, QWidget)]
    return found + [one for part in _in_order(layout, inner) for one in _focusable(part)]


def _in_order(layout: QLayout, widgets: list[QWidget]) -> list[QWidget]:
    """The widgets that a layout and those within it place, as they stand there."""
    placed: list[tuple[int, list[QWidget]]] = []
    for widget in widgets:
        place = layout.indexOf(widget)
        if place >= 0:
            placed.append((place, [widget]))
    for within in layout.children():
        if isinstance(within, QLayout):
            placed.append((layout.indexOf(within), _in_order(within, widgets)))
    placed.sort(key=lambda one: one[0])
    return [widget for _place, part in placed for widget in part]
