"""The step of an import that says into which field each column goes."""

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QAbstractItemView, QCheckBox, QHBoxLayout, QLabel, QVBoxLayout, QWidget

from desktop_app.domain.kinds import KINDS
from desktop_app.i18n import N_, _, ngettext
from desktop_app.services import columns, kept_mappings
from desktop_app.services.columns import Mapping
from desktop_app.services.incoming import Table
from desktop_app.services.own_lists import FIELD_BY_FIELD
from desktop_app.services.standing import OWNED
from desktop_app.ui import theme
from desktop_app.ui.dialogs.plain_dialog import PlainDialog
from desktop_app.ui.icon_button import IconButton
from desktop_app.ui.import_models import ColumnsModel
from desktop_app.ui.import_parts import box, paper, retitle, table_view
from desktop_app.ui.import_work import ImportWork
from desktop_app.ui.translated import bind_text, on_language

KINDS_OF_ROWS = {
    "": N_("People and organisations"),
    "organisation": N_("Organisations only"),
    "event": N_("Events"),
    **{name: KINDS[name].plural for name in FIELD_BY_FIELD},
}


class FieldsStep(QWidget):
    """The columns with the field each goes into; those selected are given another one below."""

    keep_wanted = Signal()
    guess_wanted = Signal(str)

    def __init__(self, dialog: PlainDialog) -> None:
        super().__init__(dialog)
        self._dialog = dialog
        self._work: ImportWork | None = None
        self.kind = box(dialog, "kind", N_("The rows are"))
        for code in KINDS_OF_ROWS:
            self.kind.addItem("", code)
        self.kept = box(dialog, "kept", N_("Fields as kept under"))
        self.keep_button = IconButton("save", f"{dialog.identifier}.keep", N_("Keep these fields…"), self)
        self.keep_button.setAutoDefault(False)
        self.keep_button.clicked.connect(self.keep_wanted)
        self.columns = ColumnsModel(self)
        self.view = table_view(dialog, "columns", N_("Columns and fields"))
        self.view.setModel(self.columns)
        self.view.setSelectionMode(QAbstractItemView.SelectionMode.ExtendedSelection)
        self.target = box(dialog, "target", N_("Goes into"))
        self.target.setMaxVisibleItems(20)
        self.key = QCheckBox(self)
        bind_text(self.key.setText, "Its values tell the rows apart (a number, a code)")
        dialog.name(self.key, "key", N_("Its values tell the rows apart (a number, a code)"))
        self.about = QLabel(self)
        self.about.setProperty("role", "muted")
        self.about.setTextFormat(Qt.TextFormat.PlainText)
        self._lay_out(dialog)
        self.view.selectionModel().selectionChanged.connect(lambda _now, _before: self._look())
        self.target.activated.connect(lambda _place: self._choose())
        self.key.clicked.connect(self._choose_key)
        self.kind.activated.connect(lambda _place: self.guess_wanted.emit(str(self.kind.currentData())))
        self.kept.activated.connect(lambda _place: self._use_kept())
        on_language(self, self.speak)

    def _lay_out(self, dialog: PlainDialog) -> None:
        above, below = QHBoxLayout(), QHBoxLayout()
        above.setSpacing(theme.MEDIUM)
        above.addLayout(dialog.under_label(N_("The rows are"), self.kind), 2)
        above.addLayout(dialog.under_label(N_("Fields as kept under"), self.kept), 2)
        above.addWidget(self.keep_button, 0, Qt.AlignmentFlag.AlignBottom)
        below.setSpacing(theme.MEDIUM)
        below.addLayout(dialog.under_label(N_("The selected columns go into"), self.target), 2)
        below.addWidget(self.key, 3, Qt.AlignmentFlag.AlignBottom)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(theme.MEDIUM)
        column.addLayout(above)
        column.addWidget(paper(self.view, self), 1)
        column.addWidget(self.about)
        column.addLayout(below)

    def show_work(self, work: ImportWork) -> None:
        """Show where the columns of a file go."""
        assert work.table is not None
        assert work.mapping is not None
        self._work = work
        self.show_mapping(work.table, work.mapping)
        self.view.setColumnWidth(0, max(min(self.view.sizeHintForColumn(0), theme.scaled(330)), theme.scaled(180)))
        self.view.setColumnWidth(1, theme.scaled(230))
        self.view.horizontalHeader().setStretchLastSection(True)
        self.show_kept("")

    def show_mapping(self, table: Table, mapping: Mapping) -> None:
        """Show other fields for the same columns."""
        self.columns.show_columns(table, mapping)
        self.kind.setCurrentIndex(max(self.kind.findData(mapping.kind if mapping.kind != "person" else ""), 0))
        doubts = sorted(mapping.doubts)
        self.view.setCurrentIndex(self.columns.index(doubts[0] if doubts else 0, 0))
        self.view.selectRow(doubts[0] if doubts else 0)
        self.speak()

    def show_kept(self, label: str) -> None:
        """List the mappings that were kept; one of them is the one in use."""
        assert self._work is not None
        self.kept.clear()
        self.kept.addItem(_("(guessed from the file)"), None)
        for one in kept_mappings.kept(self._work.database):
            self.kept.addItem(one.label, one)
            is_same = self._work.table is not None and one.headings == tuple(self._work.table.headings)
            if one.label == label or (not label and is_same):
                self.kept.setCurrentIndex(self.kept.count() - 1)

    def speak(self) -> None:
        """Say fields and columns in the language in force."""
        retitle(self.kind, KINDS_OF_ROWS)
        self.columns.speak()
        self.target.clear()
        kind = self.columns.mapping.kind
        for target, title in columns.targets(kind):
            # Only the cards of people, organisations and events hold what has no field.
            if target != columns.KEEP or not kind or kind in OWNED:
                self.target.addItem(title, target)
        if self.kept.count():
            self.kept.setItemText(0, _("(guessed from the file)"))
        self._look()

    def selected(self) -> list[int]:
        """The columns that are selected."""
        return sorted({index.row() for index in self.view.selectionModel().selectedRows()})

    def _look(self) -> None:
        places, mapping = self.selected(), self.columns.mapping
        places = [place for place in places if place < len(mapping.targets)]
        for part in (self.target, self.key):
            part.setEnabled(bool(places))
        self.key.setEnabled(len(places) == 1)
        self.key.setChecked(len(places) == 1 and places[0] == mapping.key)
        self.target.setCurrentIndex(self.target.findData(mapping.targets[places[0]]) if places else -1)
        self._say_about()

    def _say_about(self) -> None:
        mapping = self.columns.mapping
        with_field = sum(1 for target in mapping.targets if target not in (columns.KEEP, columns.SKIP))
        kept = mapping.targets.count(columns.KEEP)
        said = [
            ngettext("{count} column has a field", "{count} columns have a field", with_field).format(count=with_field)
        ]
        if kept:
            words = ngettext("{count} is kept with the record", "{count} are kept with the record", kept)
            said.append(words.format(count=kept))
        if mapping.doubts:
            words = ngettext("{count} should be looked at", "{count} should be looked at", len(mapping.doubts))
            said.append(words.format(count=len(mapping.doubts)))
        self.about.setText(" · ".join(said))

    def _choose(self) -> None:
        target = self.target.currentData()
        for place in self.selected():
            self.columns.set_target(place, target)
        self._say_about()

    def _choose_key(self) -> None:
        for place in self.selected()[:1]:
            self.columns.set_key(place, is_key=self.key.isChecked())

    def _use_kept(self) -> None:
        one = self.kept.currentData()
        assert self._work is not None
        assert self._work.table is not None
        if one is None:
            self.guess_wanted.emit(str(self.kind.currentData()))
            return
        self._work.mapping = kept_mappings.fitted(one, self._work.table)
        self.show_mapping(self._work.table, self._work.mapping)
