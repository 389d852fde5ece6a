"""Who may not, cannot: every address of the engine, asked by people with too few rights."""

import io

import pytest
from django.core.management import call_command
from django.urls import NoReverseMatch, resolve, reverse
from wagtail.models import Page
from wagtail_localize import wagtail_hooks as engine_hooks
from wagtail_localize.models import StringSegment, StringTranslation, Translation

from home.models import Organisation, StandardPage, Term
from tests import helpers_translation as make
from translation import checks
from translation.access.landing import editor_address
from translation.urls import ALLOWED, urlpatterns

pytestmark = pytest.mark.django_db


@pytest.fixture
def home():
    return make.home_page()


@pytest.fixture
def capture(django_capture_on_commit_callbacks):
    return django_capture_on_commit_callbacks


@pytest.fixture
def page(home):
    return make.standard_page(home, title="За нас")


@pytest.fixture
def outsider(client, home):
    """May do everything with the English pages and records in Wagtail; has no part in the translation."""
    english = make.english(home)
    actions = ("add", "change", "publish", "bulk_delete", "lock", "unlock")
    user = make.person(
        "outsider", [(english, action) for action in actions], rights=("submit_translation",)
    )
    client.force_login(user)
    return client


@pytest.fixture
def translator(client):
    """Translates into English; has no right to any page."""
    client.force_login(make.person("translator", parts=[("translator", "en")]))
    return client


def url(name, *args):
    return reverse(f"wagtail_localize:{name}", args=args)


def refused(response):
    return response.status_code == 403 or (
        response.status_code == 302 and response["Location"] == reverse("wagtailadmin_home")
    )


def work_on(page):
    translation = make.begin(page)
    segment = StringSegment.objects.filter(source=translation.source).order_by("order").first()
    return translation, segment


def save(client, translation, segment, value="Text"):
    """As the editor's script does."""
    address = reverse("workspace:edit_save", args=[translation.pk, segment.pk])
    return client.post(
        address,
        {"do": "done", "value": value, "version": "0"},
        headers={"X-Requested-With": "XMLHttpRequest"},
    )


# --- Every address is ours ------------------------------------------------------------------------------


def test_every_address_of_the_engine_is_taken_over():
    assert checks.unknown_addresses() == set()
    seen = set()
    arguments = {
        "page_id": 1,
        "translation_id": 1,
        "translation_source_id": 1,
        "string_segment_id": 1,
        "overridable_segment_id": 1,
        "app_label": "home",
        "model_name": "term",
        "pk": "1",
        "mode": "x",
    }
    for resolver in engine_hooks.register_admin_urls():
        for pattern in resolver.url_patterns:
            wanted = {name: arguments[name] for name in pattern.pattern.regex.groupindex}
            try:
                address = reverse(f"wagtail_localize:{pattern.name}", kwargs=wanted)
            except NoReverseMatch:
                pytest.fail(pattern.name)
            view = resolve(address)
            if pattern.name not in ALLOWED:
                assert view.namespace == "translation", pattern.name
            seen.add(pattern.name)
    assert {pattern.name for pattern in urlpatterns} | ALLOWED == seen


def test_the_engines_receivers_that_fail_on_long_titles_are_replaced():
    from django.db.models.signals import post_delete, post_save
    from wagtail_localize import models as engine

    for signal, name in (
        (post_save, "post_save_string_translation"),
        (post_delete, "post_delete_string_translation"),
    ):
        receivers = [item.__name__ for item in signal._live_receivers(StringTranslation)[0]]
        assert hasattr(engine, name) and name not in receivers


def test_settings_and_models_pass_the_checks(settings):
    assert not checks.check_settings()
    assert not checks.check_models()
    settings.WAGTAILLOCALIZE_SYNC_LIVE_STATUS_ON_TRANSLATE = True
    settings.WAGTAILLOCALIZE_MACHINE_TRANSLATOR = {"CLASS": "x"}
    del settings.WAGTAILLOCALIZE_DISABLE_ON_DELETE
    settings.MIDDLEWARE = []
    assert len(checks.check_settings()) == 4


def test_models_that_break_the_rules_are_found():
    from django.db import models
    from django.test.utils import isolate_apps
    from wagtail.models import TranslatableMixin

    with isolate_apps("translation"):

        class Plain(TranslatableMixin):
            code = models.CharField(max_length=5, unique=True)
            name = models.CharField(max_length=5)

            class Meta(TranslatableMixin.Meta):
                app_label = "translation"
                constraints = [models.UniqueConstraint(fields=["name"], name="plain_name")]

        found = {error.id for error in checks.unique_errors(Plain)}
        assert found == {"translation.E005"}
        assert len(checks.unique_errors(Plain)) == 2
        assert checks.draft_errors(Plain)


# --- Too few rights -----------------------------------------------------------------------------------


def test_an_outsider_cannot_start_or_publish(outsider, page):
    address = url("submit_page_translation", page.pk)
    assert refused(outsider.get(address))
    assert refused(outsider.post(address, {"locales": [make.locale("en").pk]}))
    assert not Translation.objects.exists()
    translation, _segment = work_on(page)
    make.fill_in(translation)
    address = url("update_translations", translation.source_id)
    assert refused(outsider.get(address))
    assert refused(outsider.post(address, {"publish_translations": "on"}))
    assert make.english(page).alias_of_id == page.pk


def test_an_outsider_changes_nothing(outsider, page, capture):
    translation, segment = work_on(page)
    po = io.BytesIO(str(translation.export_po()).encode())
    answers = [
        save(outsider, translation, segment),
        outsider.get(url("download_pofile", translation.pk)),
        outsider.post(url("upload_pofile", translation.pk), {"file": po}),
        outsider.post(url("machine_translate", translation.pk)),
        outsider.get(url("preview_translation", translation.pk)),
        outsider.post(url("stop_translation", translation.pk)),
        outsider.get(url("snippets_api_listing", "home", "organisation")),
        outsider.get(url("snippets_api_detail", "home", "organisation", "1")),
    ]
    assert [refused(answer) for answer in answers] == [True] * len(answers)
    assert not StringTranslation.objects.exists()
    translation.refresh_from_db()
    assert translation.enabled
    make.translate(page, capture)
    row = make.english(page)
    assert refused(outsider.post(url("convert_to_alias", row.pk)))
    assert make.english(page).alias_of_id is None


def test_records_are_translated_by_role_and_never_from_a_branch(outsider, client, home):
    term = Term.objects.create(vocabulary="area", code="culture", name="култура")
    address = url("submit_snippet_translation", "home", "term", term.pk)
    assert refused(outsider.post(address, {"locales": [make.locale("en").pk]}))
    client.force_login(make.person("kinds", rights=("submit_translation", "change_term")))
    assert refused(client.post(address, {"locales": [make.locale("en").pk]}))
    client.force_login(make.person("branch", parts=[("manager", "en", home)]))
    assert refused(client.post(address, {"locales": [make.locale("en").pk]}))
    assert Term.objects.count() == 1
    client.force_login(make.person("terms", parts=[("translator", "en")]))
    assert client.get(address).status_code == 200
    assert client.post(address, {"locales": [make.locale("en").pk]}).status_code == 302
    assert Term.objects.count() == 2
    assert client.get(url("snippets_api_listing", "home", "term")).status_code == 200


def test_only_originals_are_translated(admin_client, home):
    guest = make.english(home).add_child(instance=StandardPage(title="Guests", slug="guests"))
    for row in (guest, make.english(home)):
        address = url("submit_page_translation", row.pk)
        assert refused(admin_client.post(address, {"locales": [make.locale("bg").pk]}))
    assert not Translation.objects.exists()


# --- A translator -------------------------------------------------------------------------------------


@pytest.mark.feature("L12")
def test_a_translator_translates_and_does_not_publish(translator, page, capture):
    address = url("submit_page_translation", page.pk)
    assert translator.get(address).status_code == 200
    response = translator.post(address, {"locales": [make.locale("en").pk]})
    translation = Translation.objects.get()
    assert response["Location"] == editor_address(translation)
    assert make.english(page).alias_of_id == page.pk
    segment = StringSegment.objects.filter(source=translation.source).first()
    assert save(translator, translation, segment).status_code == 200
    assert translator.get(url("preview_translation", translation.pk)).status_code == 200
    assert translator.get(url("download_pofile", translation.pk)).status_code == 200
    make.fill_in(translation)
    with capture(execute=True):
        translator.post(
            url("update_translations", translation.source_id), {"publish_translations": "on"}
        )
    assert make.english(page).alias_of_id == page.pk
    assert refused(translator.post(url("stop_translation", translation.pk)))
    translation.refresh_from_db()
    assert translation.enabled


@pytest.mark.feature("L12")
def test_a_reviewer_publishes_without_a_right_to_any_page(client, page, capture):
    translation, _segment = work_on(page)
    make.fill_in(translation)
    client.force_login(make.person("reviewer", parts=[("reviewer", "en")]))
    address = url("update_translations", translation.source_id)
    assert client.get(address).status_code == 200
    with capture(execute=True):
        client.post(address, {"publish_translations": "on"})
    row = make.english(page)
    assert row.alias_of_id is None and row.live


def test_a_manager_stops_and_withdraws(client, page, capture):
    translation = make.translate(page, capture)
    row = make.english(page)
    client.force_login(make.person("reviewer", parts=[("reviewer", "en")]))
    assert refused(client.post(url("convert_to_alias", row.pk)))
    client.force_login(make.person("manager", parts=[("manager", "en")]))
    assert client.post(url("stop_translation", translation.pk)).status_code == 302
    translation.refresh_from_db()
    assert not translation.enabled
    with capture(execute=True):
        assert client.post(url("convert_to_alias", row.pk)).status_code == 302
    assert make.english(page).alias_of_id == page.pk


@pytest.mark.feature("L12")
def test_a_branch_is_opened_where_one_may(client, home, page):
    below = make.standard_page(page, title="Под")
    other = make.standard_page(home, title="Друга")
    client.force_login(make.person("branch", parts=[("translator", "en", page)]))
    for item in (home, other):
        address = url("submit_page_translation", item.pk)
        assert refused(client.get(address))
        assert refused(client.post(address, {"locales": [make.locale("en").pk]}))
    locked = make.standard_page(page, title="Заключена")
    Page.objects.filter(pk=make.english(locked).pk).update(locked=True)
    address = url("submit_page_translation", page.pk)
    client.post(address, {"locales": [make.locale("en").pk], "include_subtree": "on"})
    call_command("run_jobs", "--once")
    opened = set(Translation.objects.values_list("source__object_id", flat=True))
    assert opened == {page.translation_key, below.translation_key}


def test_one_language_says_nothing_about_another(client, page):
    make.locale("de")
    client.force_login(make.person("german", parts=[("manager", "de")]))
    translation, segment = work_on(page)
    assert refused(save(client, translation, segment))
    address = url("submit_page_translation", page.pk)
    offered = client.get(address).context["form"].fields["locales"].queryset
    assert [locale.language_code for locale in offered] == ["de"]
    client.post(address, {"locales": [make.locale("en").pk]})
    assert Translation.objects.count() == 1


def test_a_lock_holds_on_every_way(translator, admin_user, page):
    translation, segment = work_on(page)
    Page.objects.filter(pk=make.english(page).pk).update(locked=True, locked_by=admin_user)
    po = io.BytesIO(str(translation.export_po()).encode())
    answers = [
        save(translator, translation, segment),
        translator.post(url("upload_pofile", translation.pk), {"file": po}),
        translator.post(url("machine_translate", translation.pk)),
        translator.post(url("update_translations", translation.source_id)),
        translator.post(url("submit_page_translation", page.pk)),
    ]
    assert [refused(answer) for answer in answers] == [True] * len(answers)
    assert not StringTranslation.objects.exists()


def test_the_engines_own_editor_saves_nothing_past_ours(admin_client, page):
    translation, segment = work_on(page)
    for name, pk in (("edit_string_translation", segment.pk), ("edit_override", 1)):
        address = url(name, translation.pk, pk)
        assert admin_client.put(address, "value=x").status_code == 410
        assert admin_client.delete(address).status_code == 410
    assert not StringTranslation.objects.exists()


def test_a_lock_holds_for_publishing(client, page, capture):
    translation, _segment = work_on(page)
    make.fill_in(translation)
    row = make.english(page)
    Page.objects.filter(pk=row.pk).update(locked=True, locked_by=make.person("other"))
    client.force_login(make.person("manager", parts=[("manager", "en")]))
    with capture(execute=True):
        answers = [
            client.post(
                url("update_translations", translation.source_id), {"publish_translations": "on"}
            ),
            client.post(url("stop_translation", translation.pk)),
        ]
    assert [refused(answer) for answer in answers] == [True, True]
    assert make.english(page).alias_of_id == page.pk
    translation.refresh_from_db()
    assert translation.enabled


def test_a_lock_holds_in_the_page_editor(admin_client, page, capture):
    translation, _segment = work_on(page)
    make.fill_in(translation)
    row = make.english(page)
    Page.objects.filter(pk=row.pk).update(locked=True, locked_by=make.person("other"))
    with capture(execute=True):
        response = admin_client.post(reverse("workspace:edit_publish", args=[translation.pk]))
    assert refused(response)
    assert make.english(page).alias_of_id == page.pk


# --- An editor of the source language -------------------------------------------------------------------


def test_an_editor_needs_no_rights_to_the_other_trees(client, home, page, capture):
    """Where a page is and whether it is public are facts of the original: all languages follow."""
    other = make.standard_page(home, title="Друга")
    make.translate(page, capture)
    rights = ["add", "change", "publish", "bulk_delete"]
    client.force_login(make.person("editor", [(home, right) for right in rights]))
    move = reverse("wagtailadmin_pages:move_confirm", args=[page.pk, other.pk])
    assert client.post(move).status_code == 302
    assert make.english(page).get_parent().pk == make.english(other).pk
    assert client.post(reverse("wagtailadmin_pages:unpublish", args=[page.pk])).status_code == 302
    assert not make.english(page).live
    assert client.post(reverse("wagtailadmin_pages:delete", args=[page.pk])).status_code == 302
    assert not Page.objects.filter(translation_key=page.translation_key).exists()
    assert refused(client.get(reverse("wagtailadmin_pages:edit", args=[make.english(other).pk])))


# --- Titles ----------------------------------------------------------------------------------------------


def test_the_report_names_only_what_one_may_see(client, home, page):
    secret = make.standard_page(home, title="Таен план")
    organisation = Organisation.objects.create(name="Тайно сдружение", name_original="x")
    for item in (page, secret, organisation):
        make.begin(item)
    client.force_login(make.person("reader", parts=[("translator", "en", page)]))
    for name in ("translations_report", "translations_report_results"):
        html = client.get(url(name), follow=True).content.decode()
        assert "За нас" in html
        assert "Таен" not in html and "Тайно" not in html
    client.force_login(make.person("nobody"))
    assert "За нас" not in client.get(url("translations_report"), follow=True).content.decode()


def test_the_report_shows_all_to_an_administrator(admin_client, page):
    make.begin(page)
    response = admin_client.get(url("translations_report"), follow=True)
    assert response.redirect_chain and "За нас" in response.content.decode()


def test_the_projects_checks_are_clean():
    call_command("check", "--tag", "translation", "--tag", "models", "--tag", "urls")
    assert StandardPage
