"""The frame of the site: languages, the root of the tree, the order of sisters."""

from django.conf import settings
from wagtail.models import Locale, Page, Site

from translation.languages import ensure_languages


def locales(languages):
    """[Locale] of the codes."""
    ensure_languages()
    return [Locale.objects.get(language_code=code) for code in languages]


def default_site():
    return Site.objects.filter(is_default_site=True).first()


def is_welcome_page(page):
    """Wagtail's own first page: it has no type of ours."""
    return page is not None and page.specific_class is Page


def home_of_site():
    """The page at the root of the default site, if it is one of ours; None before the first loading."""
    site = default_site()
    return None if site is None or is_welcome_page(site.root_page) else site.root_page.specific


def set_root(page):
    """Makes `page` the root of the default site and removes Wagtail's welcome page."""
    site = default_site()
    if site is None:
        Site.objects.create(
            hostname="localhost",
            site_name=settings.WAGTAIL_SITE_NAME,
            root_page=page,
            is_default_site=True,
        )
        return
    old = site.root_page
    if old.pk != page.pk:
        site.root_page = page
        site.save()
        if is_welcome_page(old):
            # Its stand-ins in other languages go with it.
            for welcome in Page.objects.filter(translation_key=old.translation_key):
                welcome.delete()


def put_in_order(wanted):
    """Brings sisters, given as pages in the wanted order, into that order; others stay behind them."""
    current = sorted(wanted, key=lambda page: page.path)
    if [page.pk for page in current] == [page.pk for page in wanted]:
        return False
    for page in wanted:
        fresh = Page.objects.get(pk=page.pk)
        fresh.move(Page.objects.get(pk=fresh.get_parent().pk), pos="last-child")
    return True
