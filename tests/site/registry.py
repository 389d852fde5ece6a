"""The pages of the demonstration by the folders they are written in: known before anything is loaded."""

from django.conf import settings

PAGES = settings.BASE_DIR / "demo/pages"


def folders():
    """["/", "/about", …]"""
    found = [path.parent.relative_to(PAGES).as_posix() for path in PAGES.rglob("page.bg.md")]
    return sorted("/" if name == "." else f"/{name}" for name in found)


def key_of(folder):
    """The translation key that the loader gives to the page of a folder."""
    from pobratim.content.records import Ref, key_uuid

    return key_uuid(Ref("pages", folder))


def page_of(folder, language="bg"):
    """The specific page, in a language."""
    from wagtail.models import Page

    return Page.objects.get(translation_key=key_of(folder), locale__language_code=language).specific
