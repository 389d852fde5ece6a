"""What an editor picks and types: links to originals, addresses by the law, facts that can be true."""

from decimal import Decimal

import pytest
from django.core.exceptions import ValidationError
from django.urls import reverse
from wagtail.models import Locale, Page, Site
from wagtail.test.utils.form_data import nested_form_data, streamfield

from home.models import HomePage, StandardPage
from twinning.models import (
    ExchangeIndexPage,
    ExchangePage,
    ExchangeTown,
    TwinCityIndexPage,
    TwinCityPage,
)

pytestmark = pytest.mark.django_db


@pytest.fixture
def home():
    bg, _ = Locale.objects.get_or_create(language_code="bg")
    root = Page.get_first_root_node()
    page = root.add_child(instance=HomePage(title="Начало", slug="nachalo", locale=bg))
    Site.objects.update_or_create(
        is_default_site=True, defaults={"hostname": "localhost", "port": 80, "root_page": page}
    )
    return page


@pytest.fixture
def town(home):
    index = home.add_child(instance=TwinCityIndexPage(title="Побратими", slug="pobratimi"))
    return index.add_child(
        instance=TwinCityPage(
            title="Омол", slug="omol", endonym="Åmål", endonym_language="sv", country="SE"
        )
    )


@pytest.mark.feature("X9")
def test_a_link_to_a_translation_is_kept_to_its_original(home, town):
    english, _ = Locale.objects.get_or_create(language_code="en")
    stand_in = TwinCityPage.objects.filter(
        translation_key=town.translation_key, locale=english
    ).first()
    stand_in = stand_in or town.copy_for_translation(english, copy_parents=True, alias=True)
    index = home.add_child(instance=ExchangeIndexPage(title="Обмени", slug="obmeni"))
    exchange = index.add_child(instance=ExchangePage(title="Гости", slug="gosti", start="2024"))
    exchange.towns = [ExchangeTown(town=stand_in)]
    exchange.save_revision().publish()
    assert ExchangeTown.objects.get(exchange=exchange).town_id == town.pk


@pytest.mark.feature("L16")
@pytest.mark.parametrize(
    ("title", "slugs"),
    [("Птуй бързо", ["ptuy-barzo", "ptuy-barzo-2"]), ("???", ["page", "page-2"])],
)
def test_an_empty_address_is_made_by_the_law_and_never_taken(admin_client, home, title, slugs):
    url = reverse("wagtailadmin_pages:add", args=["home", "standardpage", home.pk])
    for slug in slugs:
        form = nested_form_data(
            {
                "title": title, "slug": "", "lead": "", "lead_image": "", "lead_image_alt": "",
                "seo_title": "", "search_description": "", "role": "", "review_on": "",
                "body": streamfield([]), "comments-TOTAL_FORMS": 0, "comments-INITIAL_FORMS": 0,
                "action-publish": "1",
            }
        )  # fmt: skip
        response = admin_client.post(url, form)
        assert response.status_code == 302, response.context and response.context["form"].errors
        assert StandardPage.objects.filter(slug=slug, title=title).exists()


@pytest.mark.parametrize(
    ("field", "value"),
    [
        ("population_year", 99_999),
        ("latitude", Decimal("146.55")),
        ("languages", "словенски"),
        ("time_zone", "София"),
        ("town_holiday", "45.13"),
        ("wikidata_id", "абв"),
    ],
)
def test_a_fact_that_cannot_be_true_is_refused_at_its_field(town, field, value):
    if field == "latitude":
        town.longitude = Decimal("12.7")
    setattr(town, field, value)
    with pytest.raises(ValidationError) as error:
        town.full_clean()
    assert field in error.value.error_dict


def test_a_sum_smaller_than_its_parts_is_refused():
    exchange = ExchangePage(
        title="Гости", start="2024", participants_ours=200, participants_total=120
    )
    with pytest.raises(ValidationError) as error:
        exchange.clean()
    assert "participants_total" in error.value.error_dict
