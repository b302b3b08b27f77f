"""What is marked on the records of a list or card, in words."""

from desktop_app.i18n import N_

MARKS = {
    "name.other_language": N_("There is no name in this language: another one is shown."),
    "conflict": N_("Two people changed something here apart: it waits for a decision."),
    "unverified": N_("Nobody has verified this record yet."),
}
