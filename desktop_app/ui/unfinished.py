"""Cards that were being edited when the program stopped: offered again when it starts."""

from functools import partial
from typing import TYPE_CHECKING

from desktop_app.domain.kinds import KINDS
from desktop_app.i18n import N_, _, format_time, short_date

if TYPE_CHECKING:
    from desktop_app.services.drafts import Draft
    from desktop_app.ui.main_window import MainWindow


def offer(window: "MainWindow") -> None:
    """Say which cards are unfinished, each with a way back to it."""
    from desktop_app.services import drafts
    from desktop_app.ui.notice_bar import Answer, NoticeBar

    for draft in drafts.pending(window.desk.database)[:3]:
        answers: list[Answer] = [
            ("continue", N_("Go on with it"), partial(_continue, window, draft)),
            ("forget", N_("Throw it away"), partial(drafts.forget, window.desk.database, draft.id)),
        ]
        window.notices.addWidget(NoticeBar("window.unfinished", partial(_say, window, draft), answers, window))


def _say(window: "MainWindow", draft: "Draft") -> str:
    from desktop_app.services import records

    when = f"{short_date(draft.at.date())} {format_time(draft.at)}"
    name = ""
    if draft.edit.id:
        name = records.title(window.desk.database, draft.edit.kind, draft.edit.id, window.desk.day)
    name = name or _(KINDS[draft.edit.kind].title)
    return _("“{name}” was being edited when Parvis stopped ({when}). What was typed is kept.").format(
        name=name, when=when
    )


def _continue(window: "MainWindow", draft: "Draft") -> None:
    kind, record_id = draft.edit.kind, draft.edit.id
    if record_id:
        window.open_record(kind, record_id)
    elif KINDS[kind].listed:
        window.start_new("contacts" if kind == "person" else "members")
    else:
        from desktop_app.ui.dialogs.record_dialog import add_record

        add_record(window, window.desk, kind, draft.edit.values)
