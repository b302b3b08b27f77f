"""The bookmarks beside the document, and the numbers a reader's page field shows."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field

from desktop_app.printing.pdf_file import PdfFile, string, text_string


@dataclass(frozen=True)
class Bookmark:
    """A line of the outline."""

    title: str
    key: str
    level: int = 0


@dataclass
class _Node:
    number: int
    text: str
    children: list["_Node"] = field(default_factory=list)


def outline(file: PdfFile, bookmarks: Sequence[Bookmark], destinations: Mapping[str, str]) -> int:
    """Write the outline, the first level open to look at, the second folded; its number."""
    root = _Node(file.reserve(), "")
    trail = [root]
    for bookmark in bookmarks:
        del trail[bookmark.level + 1 :]
        text = f"/Title{text_string(bookmark.title)}/Dest{destinations[bookmark.key]}"
        node = _Node(file.reserve(), text)
        trail[-1].children.append(node)
        trail.append(node)
    children = _write(file, root)
    return file.put(root.number, f"<</Type/Outlines{children}/Count {len(root.children)}>>")


def _write(file: PdfFile, parent: _Node) -> str:
    """Write the children of a node; what it says of them."""
    last = len(parent.children) - 1
    for place, node in enumerate(parent.children):
        around = f"/Prev {parent.children[place - 1].number} 0 R" if place else ""
        around += f"/Next {parent.children[place + 1].number} 0 R" if place < last else ""
        below = _write(file, node)
        folded = f"/Count {-len(node.children)}" if node.children else ""
        file.put(node.number, f"<<{node.text}/Parent {parent.number} 0 R{around}{below}{folded}>>")
    if not parent.children:
        return ""
    return f"/First {parent.children[0].number} 0 R/Last {parent.children[-1].number} 0 R"


def page_labels(labels: Sequence[str]) -> str:
    """The numbers as they are printed: plain where they count from one, else each by name."""
    if list(labels) == [str(place) for place in range(1, len(labels) + 1)]:
        return "<</Nums[0<</S/D>>]>>"
    return f"<</Nums[{''.join(f'{place}<</P{string(label)}>>' for place, label in enumerate(labels))}]>>"
