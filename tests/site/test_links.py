"""No link of the demonstration fails: pages, filters, files, pictures, fragments."""

import lxml.html
import pytest
from django.test import Client

from tests.site.registry import key_of
from tests.site.visits import LANGUAGES, nothing, own_path

LIMIT = 4000
MANDATORY = ["/accessibility", "/privacy", "/access-to-information", "/about/contacts", "/site-map"]
LINKING = {
    "a": "href", "link": "href", "img": "src", "script": "src", "source": "src", "form": "action",
    "use": "href", "image": "href", "area": "href",
}  # fmt: skip


def addresses(document):
    """Every address that an HTML document names."""
    found = set()
    for element in document.iter(*LINKING):
        found.add(element.get(LINKING[element.tag]))
        srcset = element.get("srcset")
        if srcset:
            found.update(part.split()[0] for part in srcset.split(",") if part.strip())
    return found - {None, ""}


def is_html(response):
    return response.headers.get("Content-Type", "").startswith("text/html")


def is_combination(path):
    """Whether an address sets several filters at once: there are thousands, each made as the single ones are."""
    return path.count("&") > 0


class Crawl:
    """Follows every address from the pages given.

    `known` {path: ids of its elements, None when it is no HTML}, `linked` {path: paths it links to},
    `broken` lines on addresses that fail.
    """

    def __init__(self, visits):
        self.client = Client(raise_request_exception=False)
        self.known, self.linked, self.broken, self.fragments = {}, {}, [], []
        self.waiting = []
        for visit in visits:
            if visit.response.status_code == 200:
                self.read(visit.url, visit.response)

    def read(self, path, response):
        """Notes what a page links to, for following."""
        document = lxml.html.document_fromstring(response.content)
        self.known[path] = set(document.xpath("//@id"))
        self.waiting.append((path, addresses(document)))

    def run(self):
        while self.waiting:
            source, found = self.waiting.pop()
            for address in sorted(found):
                self.follow(address, source)
        for path, fragment, source in self.fragments:
            ids = self.known.get(path)
            if ids is not None and fragment not in ids:
                self.broken.append(f"{source}: {path}#{fragment} points at nothing")
        return self

    def follow(self, address, source):
        target = own_path(address, source)
        if target is None:
            return
        path, fragment = target
        if fragment:
            self.fragments.append((path, fragment, source))
        self.linked.setdefault(source, set()).add(path)
        if path in self.known or path.startswith("/admin/") or is_combination(path):
            return
        assert len(self.known) < LIMIT, "the site has no end: links that make ever new links"
        self.known[path] = None
        response = self.client.get(path)
        if response.status_code != 200:
            self.broken.append(f"{source}: {path} answers {response.status_code}")
        elif is_html(response):
            self.read(path, response)
        else:
            close(response)


def close(response):
    """Reads a file to its end, as a browser does."""
    if response.streaming:
        for _part in response.streaming_content:
            pass
    response.close()


@pytest.fixture(scope="session")
def crawl(visits, django_db_blocker):
    with django_db_blocker.unblock():
        return Crawl(visits).run()


def test_no_link_fails(crawl):
    nothing(crawl.broken)
    assert len(crawl.known) > 300


@pytest.mark.feature("S22")
@pytest.mark.parametrize("language", LANGUAGES)
def test_every_page_is_within_three_clicks(crawl, visits, language):
    reached = now = {f"/{language}/"}
    for _click in range(3):
        now = set().union(*(crawl.linked.get(path, set()) for path in now)) - reached
        reached = reached | now
    nothing(
        visit.url
        for visit in visits
        if visit.page and visit.language == language and visit.url not in reached
    )


@pytest.mark.parametrize("path", ["/robots.txt", "/health/", "/theme.css", "/sitemap.xml"])
def test_addresses_beside_the_pages(demo, client, path):
    response = client.get(path)
    assert response.status_code == 200
    assert not response.cookies


@pytest.mark.feature("O4")
def test_sitemap_lists_every_real_page_and_no_stand_in(demo, client, visits):
    text = client.get("/sitemap.xml").content.decode()
    for visit in visits:
        if visit.page:
            assert (f"{visit.url}</loc>" in text) != visit.is_untranslated, visit.url


@pytest.mark.feature("O5")
def test_feeds_are_valid_xml(demo, client, visits):
    from xml.etree import ElementTree

    feeds = {
        own_path(tag["href"], visit.url)[0]
        for visit in visits
        for tag in visit.soup.select('link[rel~="alternate"][type*="xml"]')
    }
    for path in feeds:
        response = client.get(path)
        assert response.status_code == 200, path
        ElementTree.fromstring(response.content)


@pytest.mark.feature("S4")
@pytest.mark.parametrize("language", LANGUAGES)
def test_the_footer_leads_to_what_the_law_asks_for(visits, language):
    """Accessibility statement, personal data, access to public information, contacts, site map."""
    keys = [key_of(name) for name in MANDATORY]
    pages = [visit for visit in visits if visit.page and visit.language == language]
    wanted = {visit.url for visit in pages if visit.page.translation_key in keys}
    assert len(wanted) == len(MANDATORY)
    for visit in pages:
        links = {link["href"] for link in visit.soup.select("footer.foot a[href]")}
        assert wanted <= links, visit
        assert any(link.startswith("mailto:") for link in links), visit
