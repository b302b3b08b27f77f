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
    if isinstance(widget, QScrollArea) and widget.widget() is not None:
        return _focusable(widget.widget())
    takes_focus = bool(widget.focusPolicy() & Qt.FocusPolicy.TabFocus) and widget.focusProxy() is None
    found = [widget] if takes_focus else []
    layout = widget.layout()
    return found + (_inside(layout) if layout is not None else [])


def _inside(layout: QLayout) -> list[QWidget]:
    found: list[QWidget] = []
    for place in range(layout.count()):
        item = layout.itemAt(place)
        if item is None:
            continue
        below = item.widget()
        if below is not None:
            found += _focusable(below)
        elif item.layout() is not None:
            found += _inside(item.layout())
    return found
