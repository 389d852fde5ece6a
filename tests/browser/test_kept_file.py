"""A picture uploaded from within a page: a mistake beside it does not cost the file."""

import pytest
from django.urls import reverse
from playwright.sync_api import expect

from media.models import Image
from news.models import NewsIndexPage
from tests.browser.conftest import keep_unsent
from tests.browser.test_desk import open_admin  # noqa: F401 - a fixture
from tests.media_admin.helpers import jpeg

pytestmark = pytest.mark.browser


@pytest.mark.feature("G2")
def test_the_chooser_uses_the_file_that_it_was_sent_before(open_admin):  # noqa: F811
    parent = NewsIndexPage.objects.get(locale__language_code="bg").pk
    path = reverse("wagtailadmin_pages:add", args=["news", "newspage", parent])
    page = open_admin(path)
    keep_unsent(page, path)
    page.locator("#id_lead_image-chooser [data-chooser-action-choose]").first.click()
    chooser = page.locator(".modal-body")
    chooser.locator("#tab-label-upload").click()
    form = chooser.locator("[data-chooser-modal-creation-form]")
    file = {"name": "plazh.jpg", "mimeType": "image/jpeg", "buffer": jpeg("gold")}
    form.locator("input[type=file]").set_input_files(file)
    expect(form.locator("[name$=-title]")).to_have_value("plazh")
    form.locator("button[type=submit]").click()
    expect(form.locator(".kept-file p")).to_contain_text("plazh.jpg")
    expect(form.locator("input[type=file]")).to_have_value("")
    form.locator("[name$=-people_shown]").select_option("none")
    form.locator("button[type=submit]").click()
    expect(page.locator("#id_lead_image-chooser [data-chooser-title]")).to_have_text("plazh")
    page.goto("about:blank")
    image = Image.objects.get(title="plazh")
    assert image.people_shown == "none" and image.file.storage.exists(image.file.name)
    image.delete()
