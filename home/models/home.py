from django.http import Http404
from django.utils.translation import gettext_lazy as _
from wagtail.admin.panels import FieldPanel

from facts.pages import BasePage
from home.models.standard import BodyPage
from home.sections import home_sections
from home.whereabouts import find


class HomePage(BodyPage):
    """The front page of one language: its sections are built from the records of higher apps."""

    template = "pages/home/home.html"
    max_count_per_parent = None
    parent_page_types = ["wagtailcore.Page"]
    content_panels = [*BasePage.intro_panels, FieldPanel("body")]

    class Meta:
        verbose_name = _("home page")
        verbose_name_plural = _("home pages")

    def route(self, request, path_components):
        """Finds the page of an address in two queries instead of two for each part of it."""
        found = find(self, path_components)
        if found is None:
            raise Http404
        page, rest = found
        return super().route(request, rest) if page is self else page.route(request, rest)

    def get_context(self, request, *args, **kwargs):
        context = super().get_context(request, *args, **kwargs)
        context.update(home_sections(self))
        return context
