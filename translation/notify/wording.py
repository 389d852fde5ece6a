"""What a notice says, in the active language."""

from dataclasses import dataclass
from datetime import date

from django.utils.text import Truncator
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy, ngettext

from facts.formats import format_date
from translation.models.notices import Kind

SENTENCES = {
    Kind.ASSIGNED: gettext_lazy("“%(title)s” is yours to translate into %(language)s."),
    Kind.DUE: gettext_lazy("“%(title)s” (%(language)s) is due on %(due)s."),
    Kind.OVERDUE: gettext_lazy("“%(title)s” (%(language)s) was due on %(due)s."),
    Kind.CHANGED: gettext_lazy(
        "The original of “%(title)s” has changed; the translation into %(language)s is behind."
    ),
    Kind.SUBMITTED: gettext_lazy("“%(title)s” waits for review in %(language)s."),
    Kind.RETURNED: gettext_lazy("“%(title)s” (%(language)s) was returned to you."),
    Kind.PUBLISHED: gettext_lazy("“%(title)s” was published in %(language)s."),
    Kind.MENTION: gettext_lazy("You are mentioned in a comment on “%(title)s” (%(language)s)."),
    Kind.COMMENT: gettext_lazy("There is a new comment on “%(title)s” (%(language)s)."),
    Kind.MACHINE: gettext_lazy(
        "The machine has translated “%(title)s” into %(language)s. Its words wait for a person."
    ),
    Kind.IMPORTED: gettext_lazy("The import into “%(title)s” (%(language)s) has finished."),
}
FAILURES = {
    Kind.PUBLISHED: gettext_lazy(
        "The original of “%(title)s” was published alone: the translation into %(language)s was not ready."
    ),
    Kind.MACHINE: gettext_lazy("The machine could not translate “%(title)s” into %(language)s."),
    Kind.IMPORTED: gettext_lazy("The import into “%(title)s” (%(language)s) failed."),
}
# Of work on several pages at once, and of what is about no page.
WITHOUT_TITLE = {
    Kind.MACHINE: gettext_lazy("The machine has finished."),
    Kind.IMPORTED: gettext_lazy("The import has finished."),
    Kind.TERM: gettext_lazy("“%(term)s” is suggested for the glossary."),
}
WITHOUT_TITLE_FAILURES = {
    Kind.PUBLISHED: gettext_lazy(
        "The original of “%(title)s” was published alone: the translation into %(language)s was not ready."
    ),
    Kind.MACHINE: gettext_lazy("The machine could not finish its work."),
    Kind.IMPORTED: gettext_lazy("The import failed."),
}


@dataclass(frozen=True)
class Line:
    """One notice as a person reads it. `details` are further short texts; `leads` says whether it is about
    something that they may open."""

    notice: object
    text: str
    details: tuple = ()
    leads: bool = False


def lines(notices, visible):
    """The Lines of notices; `visible` holds the ids of the translations whose titles the person may see."""
    return [_line(notice, visible) for notice in notices]


def _line(notice, visible):
    if notice.translation_id is None:
        leads = notice.kind == Kind.TERM
        return Line(notice, _without_title(notice), _details(notice), leads=leads)
    if notice.translation_id not in visible:
        return Line(notice, _("About a page that you may not see any more."))
    return Line(notice, _sentence(notice), _details(notice), leads=True)


def _sentence(notice):
    kind = Kind(notice.kind)
    wording = FAILURES.get(kind) if notice.extra.get("failed") else None
    return str(wording or SENTENCES[kind]) % {
        "title": notice.translation.source.object_repr,
        "language": notice.translation.target_locale.get_display_name(),
        "due": _due(notice),
    }


def _without_title(notice):
    kind = Kind(notice.kind)
    wordings = WITHOUT_TITLE_FAILURES if notice.extra.get("failed") else WITHOUT_TITLE
    said = str(wordings.get(kind) or kind.label)
    return said % {"term": notice.extra.get("term", "")} if kind == Kind.TERM else said


def _due(notice):
    told = notice.extra.get("due")
    moment = date.fromisoformat(told) if told else getattr(notice.task, "due", None)
    return format_date(moment) if moment else "–"


def _details(notice):
    found = []
    if notice.actor is not None:
        name = notice.actor.get_full_name() or notice.actor.get_username()
        found.append(_("By: %(name)s") % {"name": name})
    if notice.kind == Kind.ASSIGNED and notice.task is not None and notice.task.due:
        found.append(_("Due: %(date)s") % {"date": format_date(notice.task.due)})
    if notice.count > 1:
        found.append(
            ngettext("%(count)d time", "%(count)d times", notice.count) % {"count": notice.count}
        )
    words = notice.extra.get("comment")
    if words:
        found.append("„" + Truncator(" ".join(str(words).split())).chars(300) + "“")
    return tuple(found)


def subject(found):
    """The subject of a mail with these Lines: one line of text."""
    if len(found) == 1:
        text = found[0].text
    else:
        text = ngettext(
            "%(count)d notice about translations",
            "%(count)d notices about translations",
            len(found),
        ) % {"count": len(found)}
    return Truncator(" ".join(text.split())).chars(150)
