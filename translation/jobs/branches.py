"""Opening a whole branch of the site for translators, as a job."""

from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy
from wagtail.models import Locale, Page

from translation import work
from translation.jobs.queue import Failed, enqueue, handler
from translation.permissions import may_start

KIND = "start_branch"


def page_title(pk):
    return Page.objects.filter(pk=pk).values_list("draft_title", flat=True).first() or str(pk)


def start_below(page, locales, user, next_url=""):
    """Orders that the pages below `page` are opened; returns the BulkJob, or None when there are none.

    `next_url` is where the user goes from there.
    """
    items = list(page.get_descendants().order_by("path").values_list("pk", flat=True))
    if not items:
        return None
    locale_ids = [locale.pk for locale in locales]
    return enqueue(KIND, {"items": items, "locales": locale_ids, "next": next_url}, user)


@handler(KIND, title=gettext_lazy("Opening a branch for translation"), name_of=page_title)
def start_page(job, pk):
    """Pages that the user may not translate are left out, without a word about them; so are stopped translations."""
    page = Page.objects.filter(pk=pk).specific().first()
    if page is None:
        raise Failed(_("The page is no longer there."))
    locales = Locale.objects.filter(pk__in=job.payload["locales"])
    allowed = [locale for locale in locales if may_start(job.created_by, page, locale)]
    allowed = work.without_stopped(page, allowed)
    if allowed:
        work.start(page, allowed, job.created_by)
