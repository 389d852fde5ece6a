"""The feed of projects."""

from django.utils.translation import gettext_lazy as _

from home.feeds import PageFeed
from projects.models import ProjectPage


class ProjectFeed(PageFeed):
    """The dates of a project lie years apart: its entry bears the day of its publication here."""

    name = _("Projects")
    model = ProjectPage

    def item_title(self, page):
        if page.acronym and page.acronym not in page.title:
            return f"{page.acronym}: {page.title}"
        return page.title
