"""States where editors meet them: lists of pages and records, the editors, the front page of the admin."""

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext
from django.urls import reverse

from home.models import Term
from tests import helpers_translation as make
from tests.translation.overview_helpers import translator

pytestmark = pytest.mark.django_db


@pytest.fixture
def home():
    return make.home_page()


@pytest.fixture
def capture(django_capture_on_commit_callbacks):
    return django_capture_on_commit_callbacks


def explorer(client, page):
    return client.get(reverse("wagtailadmin_explore", args=[page.pk])).content.decode()


@pytest.mark.feature("L3")
def test_the_page_tree_says_how_every_page_stands(admin_client, home, capture):
    make.translate(make.standard_page(home, title="Преведена"), capture)
    make.begin(make.standard_page(home, title="Започната"))
    missing = make.standard_page(home, title="Без")
    html = explorer(admin_client, home)
    for words in ("английски: с превод", "английски: превежда се", "английски: без превод"):
        assert words in html
    assert reverse("workspace:object", args=[missing.translation_key]) in html
    # The tree of the other language says the same.
    assert "английски: с превод" in explorer(admin_client, make.english(home))


def test_a_longer_page_tree_costs_nothing_for_its_translations(admin_client, home):
    def touched():
        """Queries for anything of the translation, the engine's buttons included."""
        explorer(admin_client, home)
        with CaptureQueriesContext(connection) as queries:
            explorer(admin_client, home)
        return len(queries), sum("wagtail_localize" in query["sql"] for query in queries)

    make.begin(make.standard_page(home, title="Първа"))
    before = touched()
    for number in range(6):
        page = make.standard_page(home, title=f"Страница {number}")
        make.begin(page)
    after = touched()
    # One for the column, one for the panel of the page that is open.
    assert after[1] == before[1] == 2
    assert after[0] == before[0]


@pytest.mark.feature("L3")
def test_the_editors_say_how_the_translations_stand(admin_client, home, capture):
    page = make.standard_page(home)
    url = reverse("wagtailadmin_pages:edit", args=[page.pk])
    here = reverse("workspace:object", args=[page.translation_key])
    html = admin_client.get(url).content.decode()
    assert "tr-strip" in html and "без превод" in html and here in html
    translation = make.begin(page)
    make.fill_in(translation, except_for=("Втори ред.",))
    html = admin_client.get(url).content.decode()
    assert "остава 1 от 3 текста" in html
    assert reverse("workspace:edit", args=[translation.pk]) in html
    # Wagtail's switch between the languages says it too.
    assert "tr-panel" in html
    term = Term.objects.create(vocabulary="area", code="culture", name="култура")
    make.translate(term, capture, name="culture")
    html = admin_client.get(
        reverse(type(term).snippet_viewset.get_url_name("edit"), args=[term.pk])
    ).content.decode()
    assert "tr-strip" in html and "с превод" in html


def test_new_pages_have_no_states_yet(admin_client, home):
    url = reverse("wagtailadmin_pages:add", args=["home", "standardpage", home.pk])
    response = admin_client.get(url)
    assert response.status_code == 200 and "tr-strip" not in response.content.decode()


def test_lists_of_records_say_it_too(admin_client, home, capture):
    term = Term.objects.create(vocabulary="area", code="culture", name="култура")
    make.translate(term, capture, name="culture")
    Term.objects.create(vocabulary="area", code="sport", name="спорт")
    html = admin_client.get(reverse("wagtailsnippets_home_term:list")).content.decode()
    assert "английски: с превод" in html and "английски: без превод" in html


@pytest.mark.feature("L19")
def test_the_front_page_of_the_admin_says_what_there_is_to_do(client, home):
    page = make.standard_page(home)
    make.fill_in(make.begin(page))
    client.force_login(translator(role="reviewer"))
    html = client.get(reverse("wagtailadmin_home")).content.decode()
    assert "Готови за публикуване" in html
    assert reverse("workspace:overview") + "?queue=ready" in html
    client.force_login(make.person("stranger"))
    assert "tr-home" not in client.get(reverse("wagtailadmin_home")).content.decode()


def test_the_overview_took_the_place_of_the_engines_report(admin_client, home):
    report = reverse("wagtail_localize:translations_report")
    response = admin_client.get(report, follow=True)
    assert response.redirect_chain[-1][0].endswith(reverse("workspace:overview"))
    assert report not in admin_client.get(reverse("wagtailadmin_home")).content.decode()


@pytest.mark.feature("L3")
def test_one_page_in_all_languages(client, home):
    page = make.standard_page(home)
    make.locale("sl")
    make.begin(page)
    user = translator(page_rights=[(home, "change")])
    client.force_login(user)
    html = client.get(reverse("workspace:object", args=[page.translation_key])).content.decode()
    assert "Английски" in html and "превежда се" in html
    assert html.count('name="row"') == 2 and "без превод" in html
    assert reverse("wagtailadmin_pages:edit", args=[page.pk]) in html
    client.force_login(translator("other"))
    html = client.get(reverse("workspace:object", args=[page.translation_key])).content.decode()
    assert html.count('name="row"') == 1 and "без превод" not in html
    assert reverse("wagtailadmin_pages:edit", args=[page.pk]) not in html
