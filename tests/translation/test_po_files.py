"""The engine's addresses for PO files lead to ours: drafts stay drafts, a strange file is answered."""

import io

import pytest
from django.urls import reverse
from wagtail_localize.models import StringTranslation

from tests import helpers_translation as make
from tests.translation.exchange import counts, take_over
from translation import texts
from translation.models.texts import State

pytestmark = pytest.mark.django_db


@pytest.fixture
def translation():
    return make.begin(make.standard_page(make.home_page(), title="За нас"))


def upload(client, translation, text):
    return client.post(
        reverse("wagtail_localize:upload_pofile", args=[translation.pk]),
        {"file": io.BytesIO(text.encode() if isinstance(text, str) else text)},
        follow=True,
    )


def test_a_po_file_goes_round(admin_client, translation):
    po = translation.export_po()
    for number, entry in enumerate(po):
        entry.msgstr = f"Words {number}"
    po[0].flags.append("fuzzy")
    report = upload(admin_client, translation, str(po))
    assert counts(report) == {"new": len(po)}
    assert not StringTranslation.objects.exists()
    take_over(admin_client, report, "new")
    saved = StringTranslation.objects.filter(locale__language_code="en")
    assert saved.filter(has_error=False).count() == len(po) - 1
    assert texts.state_of(saved.get(data="Words 0")) == State.DRAFT


def test_the_editors_own_button_gives_a_file_that_goes_round(admin_client, translation):
    response = admin_client.get(reverse("wagtail_localize:download_pofile", args=[translation.pk]))
    data = response.content.decode()
    assert 'msgid "Първи ред."' in data
    data = data.replace('msgid "Първи ред."\nmsgstr ""', 'msgid "Първи ред."\nmsgstr "First line."')
    take_over(admin_client, upload(admin_client, translation, data), "new")
    assert StringTranslation.objects.get().data == "First line."


@pytest.mark.parametrize(
    "text",
    ["", "nothing", 'msgid "a"\nmsgstr "b"\n', 'msgid "x\nmsgstr', b"\xff\xfe\x00", "/etc/passwd"],
)
def test_a_strange_po_file_is_answered(admin_client, translation, text):
    response = upload(admin_client, translation, text)
    assert response.status_code == 200
    assert any(message.level_tag == "error" for message in response.context["messages"])
    assert not StringTranslation.objects.exists()
