"""The lists on the admin's front page call every page as the original does."""

import pytest
from bs4 import BeautifulSoup
from django.urls import reverse

from tests import helpers_translation as make
from translation import flow

pytestmark = [pytest.mark.django_db, pytest.mark.feature("L19")]


@pytest.fixture
def page():
    return make.standard_page(make.home_page(), title="Красиво градче")


def titles(client, user, panel):
    client.force_login(user)
    html = BeautifulSoup(client.get(reverse("wagtailadmin_home")).content, "html.parser")
    return {cell.get_text(strip=True) for cell in html.select(f"#{panel}-section td.title")}


def test_titles_are_in_one_language(
    client, page, translator, reviewer, django_capture_on_commit_callbacks
):
    public = make.translate(page, django_capture_on_commit_callbacks, title="A lovely town")
    assert make.english(page).title == "A lovely town"
    fresh = make.begin(make.standard_page(page.get_parent(), title="Отворени прозорци"))
    make.fill_in(fresh, title="Open Windows")
    for translation in (fresh, public):
        flow.submit(translation, translator)
    wanted = {"Отворени прозорци", "Красиво градче"}
    assert titles(client, translator, "objects-in-workflow") == wanted
    assert titles(client, reviewer, "awaiting-review") == wanted
