"""The head of a card: the name in both languages, what it is, and the few facts one looks for first."""

from typing import TYPE_CHECKING

from PySide6.QtCore import QEvent, QSize, Qt
from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import QHBoxLayout, QLabel, QSizePolicy, QVBoxLayout, QWidget

from desktop_app.domain.fields import in_force
from desktop_app.domain.kinds import KINDS
from desktop_app.i18n import LANGUAGES, _, country_name, format_partial, language
from desktop_app.ui import theme
from desktop_app.ui.icons import picture
from desktop_app.ui.section_lines import joined, period
from desktop_app.ui.wrapping import Wrapping

if TYPE_CHECKING:
    from desktop_app.services.records import Card, Row
    from desktop_app.ui.desk import Desk


class CardHeader(QWidget):
    """Name, other name, labels; says plainly when one looks at another day than today."""

    def __init__(self, desk: "Desk", parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._desk = desk
        self._day = QWidget(self)
        self._day.setProperty("card", "day")
        self._clock, self.day_text = QLabel(self._day), QLabel(self._day)
        day = QHBoxLayout(self._day)
        day.setContentsMargins(0, 0, 0, theme.HAIR)
        day.setSpacing(theme.HAIR + 2)
        day.addWidget(self._clock)
        day.addWidget(self.day_text, 1)
        self.day_text.setProperty("card", "day")
        self.name = self._label("name")
        self.other = self._label("other-name")
        self.facts = self._label("facts")
        self._labels = QWidget(self)
        self._wrapping = Wrapping(self._labels)
        self._wrapping.setSpacing(theme.HAIR + 2)
        layout = QVBoxLayout(self)
        layout.setContentsMargins(0, 0, 0, 0)
        layout.setSpacing(theme.HAIR // 2)
        for widget in (self._day, self.name, self.other, self.facts):
            layout.addWidget(widget)
        layout.addSpacing(theme.SMALL)
        layout.addWidget(self._labels)
        self._shown: Card | None = None

    def _label(self, look: str) -> QLabel:
        label = QLabel(self)
        label.setProperty("card", look)
        label.setTextFormat(Qt.TextFormat.PlainText)
        label.setWordWrap(True)
        label.setTextInteractionFlags(Qt.TextInteractionFlag.TextSelectableByMouse)
        label.setSizePolicy(QSizePolicy.Policy.Ignored, QSizePolicy.Policy.Minimum)
        return label

    def changeEvent(self, event: QEvent) -> None:
        super().changeEvent(event)
        if event.type() == QEvent.Type.PaletteChange and hasattr(self, "_shown"):
            self._draw_clock()

    def _draw_clock(self) -> None:
        self._clock.setPixmap(picture("history", theme.scaled(16), "warning_text", self.devicePixelRatioF()))

    # Showing -----------------------------------------------------------------------------------------------------

    def show_new(self, kind: str) -> None:
        """Head of a record that is not kept yet."""
        self._shown = None
        titles = {"organisation": _("New organisation"), "person": _("New person")}
        self._say(titles.get(kind) or _("New: {kind}").format(kind=_(KINDS[kind].title)), "", "")
        self._show_labels([])

    def show_card(self, card: "Card") -> None:
        """Head of a kept record, in the language and for the day in force."""
        self._shown = card
        if card.kind == "organisation":
            self._show_organisation(card)
        elif card.kind == "person":
            self._show_person(card)
        else:
            self._say(card.title or _(KINDS[card.kind].title), "", "")
            self._show_labels([])

    def _say(self, name: str, other: str, facts: str) -> None:
        self.name.setText(name)
        for label, text in ((self.other, other), (self.facts, facts)):
            label.setText(text)
            label.setVisible(bool(text))
        self._day.setVisible(self._desk.as_of is not None)
        if self._desk.as_of is not None:
            self._draw_clock()
            self.day_text.setText(_("As of {date}").format(date=format_partial(self._desk.as_of)))

    def _show_organisation(self, card: "Card") -> None:
        from desktop_app.domain.names import shown_acronym, shown_name

        day = self._desk.day
        names = [
            (n["language"], n["kind"], n["text"], n["starts_on"], n["ends_on"])
            for n in (row.values for row in card.rows["organisation_name.organisation_id"])
        ]
        here = language()
        name, is_own = shown_name(names, here, day)
        acronym = shown_acronym(names, here, day)
        others = []
        for code in LANGUAGES:
            text, own = shown_name(names, code, day)
            short = shown_acronym([n for n in names if n[0] == code], code, day)
            if code != here and own and text != name:
                others.append(f"{text} ({short})" if short and short != text and short != acronym else text)
        if not is_own:
            others.append(_("no name in this language yet"))
        title = f"{name} ({acronym})" if acronym and acronym != name else name
        self._say(title or _("Without a name"), " · ".join(others), "")
        self._show_labels(self._organisation_labels(card))

    def _organisation_labels(self, card: "Card") -> list[tuple[str, str]]:
        values, day = card.values, self._desk.day
        labels = []
        for row in card.rows["membership.organisation_id"]:
            if in_force(row.values["starts_on"], row.values["ends_on"], day):
                words = [card.titles.get(row.values.get(n) or "", "") for n in ("category_id", "family_id")]
                labels.append(("accent", joined(*words)))
        labels.append(("plain", card.titles.get(values["kind_id"] or "", "")))
        labels.append(("plain", country_name(values["country"]) if values["country"] else ""))
        if values["parent_id"]:
            labels.append(
                ("plain", _("of {organisation}").format(organisation=card.titles.get(values["parent_id"], "")))
            )
        if values["dissolved_on"] and in_force(values["dissolved_on"], None, day):
            labels.append(
                ("warning", _("dissolved {date}").format(date=format_partial(values["dissolved_on"], "medium")))
            )
        return [*labels, self._verified(card)]

    def _verified(self, card: "Card") -> tuple[str, str]:
        when = card.values.get("last_verified_on")
        if not when:
            return ("warning", _("never verified"))
        return ("plain", _("verified {date}").format(date=format_partial(when, "medium")))

    def _show_person(self, card: "Card") -> None:
        day = self._desk.day
        held = [
            row
            for row in card.rows["mandate.person_id"]
            if in_force(row.values["starts_on"], row.values["ends_on"], day)
        ]
        facts = ""
        if held:
            main = min(held, key=_weight)
            where = card.titles.get(main.values["organisation_id"], "")
            facts = ", ".join(part for part in (main.facts.get("role", ""), where) if part)
            since = period(main.values["starts_on"], None)
            facts = joined(facts, since)
        title = " ".join(part for part in (card.values["honorific"], card.title) if part)
        self._say(title, facts or _("No mandate on this day"), "")
        letters = {"fr": _("letters in French"), "en": _("letters in English")}
        self._show_labels([("plain", letters.get(card.values["language"] or "", "")), self._verified(card)])

    def _show_labels(self, labels: list[tuple[str, str]]) -> None:
        self._wrapping.throw_all_away()
        shown = [(look, text) for look, text in labels if text]
        for look, text in shown:
            label = FactLabel(text, self._labels)
            label.setProperty("card", f"label-{look}")
            self._wrapping.addWidget(label)
        self._labels.setVisible(bool(shown))
        self._labels.updateGeometry()


class FactLabel(QLabel):
    """A label that ends in … where it has no room, and says the whole in its tooltip and to a screen reader."""

    def __init__(self, text: str, parent: QWidget) -> None:
        super().__init__(text, parent)
        self._whole = text
        self.setTextFormat(Qt.TextFormat.PlainText)
        self.setToolTip(text)
        self.setAccessibleName(text)

    def _around(self) -> int:
        """What the label needs beside its text."""
        return super().sizeHint().width() - self.fontMetrics().horizontalAdvance(self.text())

    def sizeHint(self) -> QSize:
        self.ensurePolished()
        width = self.fontMetrics().horizontalAdvance(self._whole) + self._around() + 1
        return QSize(width, super().sizeHint().height())

    def minimumSizeHint(self) -> QSize:
        return self.sizeHint().boundedTo(QSize(theme.scaled(64), 1 << 20))

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        room = self.width() - self._around()
        self.setText(self.fontMetrics().elidedText(self._whole, Qt.TextElideMode.ElideRight, room))


def _weight(mandate: "Row") -> tuple[bool, bool, str, str]:
    """A person's main mandate weighs least: held in their own name, with a role, the oldest."""
    values = mandate.values
    sits_for_others = bool(values["on_behalf_of_id"] or values["seat_id"])
    return sits_for_others, not mandate.facts.get("role"), values["starts_on"] or "", mandate.id
