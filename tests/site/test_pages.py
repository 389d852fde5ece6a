"""What holds for every page of the demonstration, in every language."""

import re
from urllib.parse import urlsplit

import pytest

from tests.site.visits import HOST, LANGUAGES, nothing, require

pytestmark = pytest.mark.usefixtures("demo")
# Elements that load what their attribute names.
LOADING = {
    "img": ["src", "srcset"],
    "source": ["src", "srcset"],
    "script": ["src"],
    "iframe": ["src"],
    "video": ["src", "poster"],
    "audio": ["src"],
    "track": ["src"],
    "embed": ["src"],
    "object": ["data"],
    "input": ["src"],
    "use": ["href", "xlink:href"],
    "image": ["href", "xlink:href"],
}
LOADING_LINKS = {
    "stylesheet",
    "icon",
    "preload",
    "modulepreload",
    "prefetch",
    "apple-touch-icon",
    "manifest",
}
DATA_SCRIPTS = {"application/ld+json", "application/json"}


def addresses(value, attribute):
    if attribute == "srcset":
        return [part.split()[0] for part in value.split(",") if part.strip()]
    return [value]


def loaded(soup):
    """Addresses that a browser fetches by itself for this page."""
    for name, attributes in LOADING.items():
        for tag in soup.find_all(name):
            for attribute in attributes:
                if tag.get(attribute):
                    yield from addresses(tag[attribute], attribute)
    for tag in soup.find_all("link"):
        if LOADING_LINKS & set(tag.get("rel", [])):
            yield tag["href"]


def test_status(visits):
    wrong = [
        f"{visit.url}: {visit.response.status_code}"
        for visit in visits
        if visit.response.status_code != (404 if "no-such-page" in visit.url else 200)
    ]
    nothing(wrong)


@pytest.mark.feature("L1")
def test_both_languages_are_there(visits):
    paths = {
        language: sum(visit.language == language for visit in visits) for language in LANGUAGES
    }
    assert min(paths.values()) > 40
    assert len(set(paths.values())) == 1, "the trees of the languages differ"


def test_one_heading_of_the_first_level(visits):
    require(
        visits,
        lambda visit: (
            [] if len(visit.soup.find_all("h1")) == 1 else [f"{len(visit.soup.find_all('h1'))} h1"]
        ),
    )


def test_headings_skip_no_level(visits):
    def check(visit):
        levels = [
            int(tag.name[1]) for tag in visit.soup.find("main").find_all(re.compile("^h[1-6]$"))
        ]
        for before, after in zip(levels, levels[1:], strict=False):
            if after > before + 1:
                yield f"h{before} is followed by h{after}"

    require(visits, check)


def test_language_of_the_document(visits):
    require(
        visits, lambda visit: [] if visit.soup.html.get("lang") == visit.language else ["html lang"]
    )


@pytest.mark.feature("L9")
def test_language_of_untranslated_content(visits):
    def check(visit):
        if visit.is_untranslated:
            if not visit.soup.select('main [lang="bg"] h1, main h1[lang="bg"]'):
                yield "the content is not marked as Bulgarian"
            if not visit.soup.select("main .notices *"):
                yield "no notice that the page is not translated"

    require(visits, check)
    assert any(visit.is_untranslated for visit in visits), "the demonstration has no such page"


def test_titles(visits):
    def check(visit):
        title = visit.soup.title.get_text(strip=True) if visit.soup.title else ""
        if len(title) < 5:
            yield f"title {title!r}"

    require(visits, check)
    for language in LANGUAGES:
        seen = {}
        for visit in visits:
            if visit.page and visit.language == language:
                seen.setdefault(visit.soup.title.get_text(strip=True), []).append(visit.url)
        nothing(f"{title}: {urls}" for title, urls in seen.items() if len(urls) > 1)


@pytest.mark.feature("O1")
def test_descriptions(visits):
    def check(visit):
        if visit.page and len(visit.meta("description") or "") < 20:
            yield f"description {visit.meta('description')!r}"

    require(visits, check)


@pytest.mark.feature("O11")
def test_canonical_addresses(visits):
    def check(visit):
        if visit.page is None:
            return
        source = visit.page.alias_of if visit.is_untranslated else visit.page
        expected = source.specific.get_full_url()
        found = [urlsplit(href).path for href in visit.link("canonical")]
        if found != [urlsplit(expected).path]:
            yield f"canonical {found}, not {expected}"

    require(visits, check)


@pytest.mark.feature("O11")
def test_untranslated_pages_are_kept_out_of_search_engines(visits):
    def check(visit):
        noindex = "noindex" in (visit.meta("robots") or "")
        if visit.page and noindex != visit.is_untranslated:
            yield f"robots {visit.meta('robots')!r}"

    require(visits, check)


def alternates(visit):
    """{code: path} that the page announces."""
    return {
        tag["hreflang"]: urlsplit(tag["href"]).path
        for tag in visit.soup.select('link[rel~="alternate"][hreflang]')
    }


def expected_alternates(visit):
    """{code: path} of the translations with words of their own, itself included; {} for a single one."""
    if visit.page is None or visit.is_untranslated:
        return {}
    rows = visit.page.get_translations(inclusive=True).live()
    real = [row for row in rows if not row.specific.is_untranslated]
    found = {row.locale.language_code: row.get_url() for row in real}
    return found | {"x-default": found["bg"]} if len(found) > 1 else {}


@pytest.mark.feature("L17")
def test_alternates_are_mutual_and_real(visits):
    by_path = {visit.url: visit for visit in visits}

    def check(visit):
        found, expected = alternates(visit), expected_alternates(visit)
        if found != expected:
            yield f"alternates {found}, not {expected}"
        for code, path in found.items():
            if path not in by_path or alternates(by_path[path]) != found:
                yield f"alternate {code} {path} does not say the same"

    require(visits, check)


@pytest.mark.feature("V6")
def test_no_cookie(visits, client):
    require(visits, lambda visit: visit.response.cookies.values())
    response = client.get("/", headers={"accept-language": "en"})
    assert (response.status_code, response["location"]) == (302, "/en/")
    assert not response.cookies


@pytest.mark.feature("V5")
def test_nothing_from_other_hosts(visits):
    def check(visit):
        for address in loaded(visit.soup):
            host = urlsplit(address).netloc
            if host not in ("", HOST):
                yield address

    require(visits, check)


@pytest.mark.feature("V4")
def test_content_security_policy(visits):
    def check(visit):
        policy = visit.response.headers.get("Content-Security-Policy", "")
        if "default-src 'self'" not in policy:
            yield f"policy {policy!r}"
        if re.search(r"unsafe|\*|https?:", policy):
            yield f"policy {policy!r}"

    require(visits, check)


def test_no_inline_style_or_script(visits):
    def check(visit):
        for tag in visit.soup.find_all(True):
            inline = [
                name for name in tag.attrs if name == "style" or re.fullmatch(r"on[a-z]+", name)
            ]
            if inline:
                yield f"<{tag.name} {inline[0]}=…>"
            if tag.name == "style":
                yield "<style>"
            if tag.name == "script" and not tag.get("src") and tag.get("type") not in DATA_SCRIPTS:
                yield "inline <script>"

    require(visits, check)


def test_pictures_say_what_they_show_and_how_large_they_are(visits):
    def check(visit):
        for tag in visit.soup.find_all("img"):
            if not tag.has_attr("alt"):
                yield f"no alt: {tag.get('src')}"
            if not (tag.get("width", "").isdigit() and tag.get("height", "").isdigit()):
                yield f"no size: {tag.get('src')}"

    require(visits, check)


def test_every_page_says_that_it_is_a_demonstration(visits):
    words = {"bg": "Демонстрация", "en": "demonstration"}
    require(
        visits,
        lambda visit: (
            []
            if words[visit.language] in visit.soup.select_one(".demo-line, [data-demo]").get_text()
            else ["no line about the demonstration"]
        ),
    )


def test_accessibility_statement_and_contacts_are_linked_from_every_page(visits):
    def check(visit):
        links = {tag["href"] for tag in visit.soup.select("footer a[href]")}
        if len(links) < 3:
            yield f"footer links {links}"

    require(visits, check)
