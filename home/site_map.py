"""The site map: every public page of a language, as a tree, in one query."""

from django.conf import settings
from wagtail.models import Page

from facts.visible import visible


def tree(locale):
    """Nested lists of {"page": Page, "children": […]} below the home page of `locale`."""
    pages = (
        visible(Page.objects.filter(locale=locale, depth__gt=2))
        .order_by("path")
        .only("path", "depth", "title", "url_path", "alias_of_id", "locale_id")
    )
    roots, stack = [], []
    is_source = locale.language_code == settings.LANGUAGE_CODE
    for page in pages:
        stands_in = page.alias_of_id is not None and not is_source
        page.content_language = settings.LANGUAGE_CODE if stands_in else locale.language_code
        node = {"page": page, "children": []}
        while stack and not page.path.startswith(stack[-1]["page"].path):
            stack.pop()
        (stack[-1]["children"] if stack else roots).append(node)
        stack.append(node)
    return roots
