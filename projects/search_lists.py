"""What the lists that cross the sections show of this app."""

from django.utils.translation import gettext_lazy as _

from facts.visible import visible
from home.organisation_list import register_mention
from projects.listed import years_of
from projects.models import ProjectIndexPage, ProjectPage, ProjectPartner
from search.lists import register_years

register_mention(ProjectPartner, "project_id", "organisation_id")


@register_years(_("Projects"), order=30)
def projects(locale):
    """Each project in every year in which it worked, as the section's own list has it."""
    pages = visible(ProjectPage.objects.filter(locale=locale)).only("start", "end", "path", "depth")
    index = visible(ProjectIndexPage.objects.filter(locale=locale)).first()
    return index.url if index else "", [str(year) for page in pages for year in years_of(page)]
