"""What each stretch of a page is to a reader aloud: the tree of headings, paragraphs and links of a tagged PDF."""

from dataclasses import dataclass, field

from desktop_app.printing.pdf_file import PdfFile, string

LEAF = 400
"""How many entries one leaf of the number tree holds."""


@dataclass
class Element:
    """A node of the tree while its children are gathered."""

    number: int
    role: str
    parent: int
    page: int = 0
    language: str = ""
    kids: list[str] = field(default_factory=list)

    def text(self) -> str:
        """The node as the file has it."""
        page = f"/Pg {self.page} 0 R" if self.page else ""
        language = f"/Lang{string(self.language)}" if self.language else ""
        kids = self.kids[0] if len(self.kids) == 1 else f"[{' '.join(self.kids)}]"
        return f"<</S/{self.role}/P {self.parent} 0 R{page}{language}/K {kids}>>"


class Structure:
    """The tree of one document, filled in reading order: Document > Sect > headings, paragraphs, contents, indexes."""

    def __init__(self, file: PdfFile) -> None:
        self._file = file
        self.root = file.reserve()
        self._document = Element(file.reserve(), "Document", self.root)
        self._section: Element | None = None
        self._container: Element | None = None
        self._parents: list[str] = []

    def paragraph(self, role: str, page: int, language: str) -> Element:
        """Begin a paragraph; `TOC/TOCI` stands in a container that goes on while its like follow."""
        container, _slash, own = role.rpartition("/")
        if self._container and self._container.role != container:
            self._close_container()
        if role in ("H1", "H2") or self._section is None:
            self._close_section()
            self._section = self._child(self._document, "Sect")
        parent = self._section
        if container:
            self._container = self._container or self._child(self._section, container)
            parent = self._container
        element = self._child(parent, own)
        element.page, element.language = page, language
        return element

    def _child(self, parent: Element, role: str) -> Element:
        element = Element(self._file.reserve(), role, parent.number)
        parent.kids.append(f"{element.number} 0 R")
        return element

    def link(self, parent: Element, mark: int, annotation: int) -> int:
        """A link inside a paragraph: what is shown and what is clicked; its number."""
        number = self._file.reserve()
        parent.kids.append(f"{number} 0 R")
        self._file.put(
            number,
            f"<</S/Link/P {parent.number} 0 R/Pg {parent.page} 0 R/K[{mark}<</Type/OBJR/Obj {annotation} 0 R>>]>>",
        )
        return number

    def close(self, element: Element) -> None:
        """A paragraph is whole."""
        self._file.put(element.number, element.text())

    def next_key(self) -> int:
        """A key of the tree that leads from pages and links back to their elements."""
        self._parents.append("null")
        return len(self._parents) - 1

    def lead(self, key: int, text: str) -> None:
        """Where a key leads: one element, or a list of them by mark."""
        self._parents[key] = text

    def _close_container(self) -> None:
        if self._container:
            self.close(self._container)
            self._container = None

    def _close_section(self) -> None:
        self._close_container()
        if self._section:
            self.close(self._section)
            self._section = None

    def finish(self) -> int:
        """Write the tree; the number of its root."""
        self._close_section()
        self.close(self._document)
        leaves = []
        for start in range(0, len(self._parents), LEAF):
            rows = self._parents[start : start + LEAF]
            nums = " ".join(f"{start + place} {row}" for place, row in enumerate(rows))
            leaves.append(self._file.add(f"<</Limits[{start} {start + len(rows) - 1}]/Nums[{nums}]>>"))
        tree = self._file.add(f"<</Kids[{' '.join(f'{leaf} 0 R' for leaf in leaves)}]>>")
        return self._file.put(
            self.root,
            f"<</Type/StructTreeRoot/K {self._document.number} 0 R/ParentTree {tree} 0 R"
            f"/ParentTreeNextKey {len(self._parents)}>>",
        )
