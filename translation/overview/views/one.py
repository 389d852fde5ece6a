"""One page or record in all languages: how it stands, who works on it, what can be done."""

from django.http import Http404
from django.urls import reverse
from django.utils.translation import gettext_lazy
from wagtail.models import Page

from translation import standings
from translation.overview import bulk
from translation.overview.rows import admin_url, rows_of
from translation.overview.sources import sources_of
from translation.overview.views.common import OverviewView
from translation.permissions import has_right


class ObjectView(OverviewView):
    template_name = "translation/overview/object.html"
    page_title = gettext_lazy("Translations")

    def get_context_data(self, **kwargs):
        found = standings.fetch(
            standings.standings([self.kwargs["key"]]), where=[self.sight], order="s.locale_id"
        )
        if not found:
            raise Http404
        first = found[0]
        return super().get_context_data(
            first=first,
            rows=rows_of(found, self.names),
            source_url=self.source_url(first),
            actions=bulk.actions_for(self.request.user),
            bulk_url=reverse("workspace:bulk"),
            here=self.request.get_full_path(),
            **kwargs,
        )

    def source_url(self, first):
        """Only for those who may open it there."""
        source = sources_of([first.object_key]).get(first.object_key)
        if source is None or not may_open(self.request.user, source):
            return ""
        return admin_url(first.content_type_id, first.source_pk)


def may_open(user, source):
    if isinstance(source, Page):
        return source.permissions_for_user(user).can_edit()
    return has_right(user, "change", type(source))
