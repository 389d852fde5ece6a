"""What the front page shows of this app: the newest projects, with a thin bar of who paid."""

from collections import defaultdict

from django.utils.translation import gettext

from facts.visible import settle, visible
from home.sections import register
from home.wording import in_content_language
from projects.index_context import card
from projects.listed import UNREAD
from projects.models import Contribution, ProjectPage

PROJECTS = 3


@register("projects")
@in_content_language
def projects(home):
    """{entries, url, link_text}: entries as components/card/project takes them."""
    rows = visible(ProjectPage.objects.filter(path__startswith=home.path)).defer(*UNREAD)
    pages = settle(list(rows.order_by("-start", "-pk")[:PROJECTS]), home)
    if not pages:
        return {}
    contributions = defaultdict(list)
    for row in Contribution.objects.filter(project__in=pages).order_by("project_id", "sort_order"):
        contributions[row.project_id].append(row)
    return {
        "entries": [card(page, contributions[page.pk]) for page in pages],
        "pictures": [(page, "lead_image") for page in pages],
        "url": pages[0].url.rstrip("/").rpartition("/")[0] + "/",
        "link_text": gettext("All projects"),
    }
