"""What the overview's screens share: who sees what, the filters, pages of a list, downloads."""

from urllib.parse import urlencode

from django.conf import settings
from django.core.exceptions import PermissionDenied
from django.core.paginator import Paginator
from django.urls import reverse
from django.utils.functional import cached_property
from django.utils.translation import gettext as _
from django.views.generic import TemplateView
from wagtail.admin.views.generic.base import WagtailAdminTemplateMixin

from translation.overview import sizes
from translation.overview.beginning import may_begin_something
from translation.overview.filters import FilterForm, names_for
from translation.overview.sight import NOTHING, visible

PER_PAGE = 50


class OverviewView(WagtailAdminTemplateMixin, TemplateView):
    """Base: refuses those who have no part in the translations; `self.where` is what they may see."""

    header_icon = "site"
    tab = ""

    def dispatch(self, request, *args, **kwargs):
        self.sight = visible(request.user)
        if self.sight is not None and self.sight.sql == NOTHING.sql:
            raise PermissionDenied
        sizes.fill()
        return super().dispatch(request, *args, **kwargs)

    def get_breadcrumbs_items(self):
        """None: these pages have a heading that is seen."""
        return []

    @cached_property
    def names(self):
        return names_for(self.request.user, self.sight)

    @cached_property
    def filters(self):
        return FilterForm(self.request.GET, self.names)

    @property
    def wants_csv(self):
        return self.request.GET.get("format") == "csv"

    def get_context_data(self, **kwargs):
        return super().get_context_data(
            tab=self.tab,
            tabs=[
                ("list", _("List"), reverse("workspace:overview")),
                ("table", _("Table"), reverse("workspace:matrix")),
                ("coverage", _("Coverage"), reverse("workspace:coverage")),
            ],
            filters=self.filters,
            source_language=settings.LANGUAGE_CODE,
            may_begin=may_begin_something(self.request.user),
            **kwargs,
        )

    def link(self, **changes):
        """This address with other parameters; the page number is left out unless it is given."""
        params = {name: value for name, value in self.request.GET.items() if value}
        params.pop("p", None)
        params.pop("format", None)
        params |= changes
        return "?" + urlencode({name: value for name, value in params.items() if value})


class Counted:
    """For Paginator: the length is known, the rows of one page are asked for when they are needed."""

    ordered = True

    def __init__(self, length, fetch):
        self.length, self.fetch = length, fetch

    def __len__(self):
        return self.length

    def __getitem__(self, part):
        return self.fetch(part.start, part.stop - part.start)


def page_of(request, length, fetch):
    """A Django Page of `fetch(offset, limit)`; a page number that does not exist is the nearest that does."""
    return Paginator(Counted(length, fetch), PER_PAGE).get_page(request.GET.get("p"))
