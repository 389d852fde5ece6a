from django.http import Http404
from django.utils.translation import gettext_lazy as _
from wagtail.admin.panels import FieldPanel
from wagtail.models import Page

from facts.pages import BasePage
from home.models.standard import BodyPage
from home.sections import home_sections


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
        """Finds the page of an address in one query instead of two for each part of it."""
        if not path_components:
            return super().route(request, path_components)
        prefixes = [self.url_path]
        for component in path_components:
            prefixes.append(f"{prefixes[-1]}{component}/")
        found = Page.objects.filter(url_path__in=prefixes[1:], path__startswith=self.path)
        page = found.order_by("-depth").first()
        if page is None:
            raise Http404
        rest = path_components[page.depth - self.depth :]
        page = page.specific
        if page.locale_id == self.locale_id:
            page.locale = self.locale
        return page.route(request, rest)

    def get_context(self, request, *args, **kwargs):
        context = super().get_context(request, *args, **kwargs)
        context.update(home_sections(self))
        return context
