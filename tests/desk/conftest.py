"""An editor in front of a small site."""

import pytest
from wagtail.models import Locale, Page, Site

from home.models import HomePage
from media.models import AlbumPage, GalleryIndexPage
from news.models import EventIndexPage, EventPage, NewsIndexPage, NewsPage
from projects.models import ProjectIndexPage, ProjectPage
from tests.desk.forms import add_url
from twinning.models import (
    AgreementIndexPage,
    AgreementPage,
    ExchangeIndexPage,
    ExchangePage,
    MembershipIndexPage,
    MembershipPage,
    TwinCityIndexPage,
    TwinCityPage,
)

SECTIONS = {
    TwinCityPage: "towns",
    ExchangePage: "exchanges",
    ProjectPage: "projects",
    EventPage: "events",
    NewsPage: "news",
}
INDEXES = {
    AgreementPage: AgreementIndexPage,
    MembershipPage: MembershipIndexPage,
    AlbumPage: GalleryIndexPage,
}


@pytest.fixture
def home(db):
    bg, _made = Locale.objects.get_or_create(language_code="bg")
    root = Page.get_first_root_node()
    page = root.add_child(instance=HomePage(title="Начало", slug="nachalo", locale=bg))
    Site.objects.update_or_create(
        is_default_site=True, defaults={"hostname": "localhost", "port": 80, "root_page": page}
    )
    return page


@pytest.fixture
def section(home):
    """section("towns") → the page under which such pages are made."""
    models = {
        "towns": TwinCityIndexPage,
        "exchanges": ExchangeIndexPage,
        "projects": ProjectIndexPage,
        "events": EventIndexPage,
        "news": NewsIndexPage,
    }

    def made(name):
        model = models[name]
        return model.objects.first() or home.add_child(instance=model(title=name, slug=name))

    return made


@pytest.fixture(params=["bg", "en"])
def desk(request, admin_client, admin_user):
    """The admin's client, in Bulgarian and in English."""
    from wagtail.users.models import UserProfile

    profile = UserProfile.get_for_user(admin_user)
    profile.preferred_language = request.param
    profile.save()
    admin_client.language = request.param
    return admin_client


@pytest.fixture
def url_of(section, home):
    """url_of(model) → the address of the form for a new page."""

    def url(model):
        if model in SECTIONS:
            return add_url(model, section(SECTIONS[model]))
        index = INDEXES[model]
        return add_url(
            model, index.objects.first() or home.add_child(instance=index(title="И", slug="i"))
        )

    return url
