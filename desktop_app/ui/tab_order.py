"""The tab order as one reads: it follows the layouts, whenever their widgets were made."""

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
    return found + (_inside(layout) if layout is not None else [])


def _inside(layout: QLayout) -> list[QWidget]:
    found: list[QWidget] = []
    for place in range(layout.count()):
        item = layout.itemAt(place)
        widget, below = (item.widget(), item.layout()) if item is not None else (None, None)
        if widget is not None:
            found += _focusable(widget)
        elif below is not None:
            found += _inside(below)
    return found
