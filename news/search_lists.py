"""What the lists that cross the sections show of this app."""

from django.utils.translation import gettext_lazy as _

from facts.visible import visible
from home.organisation_list import register_mention
from news.event_context import entries_of
from news.models import EventIndexPage, EventOrganiser, NewsIndexPage, NewsPage
from search.lists import register_years

register_mention(EventOrganiser, "event_id", "organisation_id")


@register_years(_("News"), order=40)
def news(locale):
    index = visible(NewsIndexPage.objects.filter(locale=locale)).first()
    dates = visible(NewsPage.objects.filter(locale=locale)).values_list("date", flat=True)
    return index.url if index else "", [str(date)[:4] for date in dates if date]


@register_years(_("Past events"), order=50)
def past_events(locale):
    """Those that the calendar shows by year: what is over."""
    index = visible(EventIndexPage.objects.filter(locale=locale)).first()
    if index is None:
        return "", []
    over = [entry for entry in entries_of(index) if entry.coming is None]
    return index.url, [year for entry in over for year in entry.years]
