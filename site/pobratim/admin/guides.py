"""The guides of docs/guide inside the admin, in its language: nothing is fetched from elsewhere."""

import posixpath
import re

from bs4 import BeautifulSoup
from django.conf import settings
from django.http import Http404
from django.shortcuts import render
from django.urls import reverse
from django.utils.translation import get_language
from django.utils.translation import gettext_lazy as _
from markdown_it import MarkdownIt

FOLDER = settings.BASE_DIR / "docs" / "guide"
GUIDES = {
    "editor": _("For the editor"),
    "translator": _("For the translator"),
    "settings": _("Settings of the site"),
    "bringing-content": _("Bringing in content"),
}
LANGUAGES = ("bg", "en")
OWN = re.compile(r"(?P<name>[\w-]+)\.(?P<language>bg|en)\.md(?P<place>#.*)?")


def guide(request, name):
    """One guide in the admin's language; Bulgarian where that has none."""
    if name not in GUIDES:
        raise Http404
    language = (get_language() or "")[:2]
    language = language if language in LANGUAGES else LANGUAGES[0]
    body = html_of((FOLDER / f"{name}.{language}.md").read_text())
    context = {
        "title": GUIDES[name],
        "body": body,
        "contents": contents_of(body),
        "language": language,
        "guides": links(),
    }
    return render(request, "pobratim/admin/guide.html", context)


def links():
    return [(name, label, reverse("guide", args=[name])) for name, label in GUIDES.items()]


def html_of(text):
    """HTML of a guide's Markdown, without its title; headings have addresses, links stay inside."""
    soup = BeautifulSoup(MarkdownIt("commonmark").enable("table").render(text), "html.parser")
    for tag in soup.find_all(["h1"]):
        # What follows the title leads to the other language and to the list of guides.
        follower = tag.find_next_sibling()
        if follower is not None and follower.find("a"):
            follower.decompose()
        tag.decompose()
    for heading in soup.find_all(["h2", "h3"]):
        heading["id"] = anchor(heading.get_text())
    for link in soup.find_all("a"):
        keep_inside(link)
    for table in soup.find_all("table"):
        table["class"] = "listing"
    return soup.decode_contents()


def contents_of(body):
    """[(id, words)] of the chapters, in their order."""
    found = BeautifulSoup(body, "html.parser").find_all("h2")
    return [(heading["id"], heading.get_text()) for heading in found]


def anchor(text):
    """As the places that host the repository make them: „Нова страница“ → "нова-страница"."""
    return re.sub(r"\s+", "-", re.sub(r"[^\w\s-]", "", text.strip().lower()))


def keep_inside(link):
    target = link.get("href", "")
    own = OWN.fullmatch(posixpath.basename(target))
    if own and own["name"] in GUIDES:
        link["href"] = reverse("guide", args=[own["name"]]) + (own["place"] or "")
    elif not target.startswith("#"):
        # A file of the repository, or another site: the words stay, the link would lead nowhere.
        link.unwrap()
