"""Every page of the demonstration goes out and comes back without a difference."""

import io
import zipfile

import pytest
from django.contrib.auth import get_user_model
from wagtail.models import Page
from wagtail_localize.models import StringTranslation, Translation

from tests.translation.exchange import counts, download, schema, upload
from translation import quality

FORMATS = ["xliff12", "xliff20", "po"]
ENDINGS = {"xliff12": "xlf", "xliff20": "xlf", "po": "po"}


@pytest.fixture
def manager(client, demo):
    user = get_user_model().objects.create_superuser("manager", "m@example.org", "x")
    client.force_login(user)
    return client


@pytest.fixture
def everything(demo):
    return "&".join(f"translation={pk}" for pk in Translation.objects.values_list("pk", flat=True))


@pytest.mark.feature("L14")
@pytest.mark.parametrize("format_name", FORMATS)
def test_the_whole_site_goes_out_and_comes_back_the_same(manager, everything, format_name):
    before = dict(StringTranslation.objects.values_list("pk", "data"))
    data = download(manager, everything, format_name)
    found = counts(upload(manager, data, f"all.{ENDINGS[format_name]}"))
    # Texts that nobody has translated yet have nothing to bring.
    missing = found.pop("empty", 0)
    assert set(found) == {"same"}
    assert found["same"] >= 600
    assert missing < 20
    assert dict(StringTranslation.objects.values_list("pk", "data")) == before


@pytest.mark.feature("L14")
def test_a_branch_is_a_zip_with_a_file_for_each_page(manager):
    branch = Page.objects.get(url_path__endswith="/pobratimi/")
    data = download(manager, f"branch={branch.pk}&language=en", parcel="each")
    with zipfile.ZipFile(io.BytesIO(data)) as archive:
        names = archive.namelist()
    assert "omol.bg-en.xliff-1.2.xlf" in names
    pages = branch.get_descendants(inclusive=True).values("translation_key")
    translated = Translation.objects.filter(source__object_id__in=pages)
    assert len(names) == len(set(names)) == translated.count() > 4
    assert set(counts(upload(manager, data, "branch.zip"))) == {"same"}


@pytest.mark.feature("L14")
@pytest.mark.parametrize(
    ("format_name", "name"),
    [
        ("xliff12", "xliff-core-1.2-transitional.xsd"),
        ("xliff20", "xliff-core-2.0.xsd"),
    ],
)
def test_files_keep_to_the_official_schema(manager, everything, format_name, name):
    from lxml import etree

    official = schema(name)
    official.assertValid(etree.fromstring(download(manager, everything, format_name)))


@pytest.mark.feature("L14")
def test_a_translator_sees_where_a_text_stands_and_how_long_it_may_be(manager):
    page = Page.objects.get(url_path__endswith="/pobratimi/omol/")
    translation = Translation.objects.get(source__object_id=page.translation_key)
    text = download(manager, f"translation={translation.pk}").decode()
    assert 'resname="Увод" maxwidth="400" size-unit="char"' in text
    assert "/bg/pobratimi/omol/" in text
    assert 'ctype="link"' in text


def test_gathering_texts_takes_as_many_queries_for_many_pages(demo, django_assert_max_num_queries):
    from django.db import connection
    from django.test.utils import CaptureQueriesContext

    from translation.exchange.collecting import documents_of

    translations = list(Translation.objects.order_by("pk"))
    documents_of(translations)
    with CaptureQueriesContext(connection) as few:
        documents_of(translations[:60])
    with CaptureQueriesContext(connection) as many:
        documents_of(translations)
    assert len(many) <= len(few) + 2


@pytest.mark.feature("L10")
def test_the_checks_find_nothing_in_the_demonstration(demo):
    wrong = [
        (translation.source.object_repr, finding)
        for translation in Translation.objects.select_related("source", "target_locale")
        for findings in quality.findings_of(translation).values()
        for finding in findings
    ]
    assert wrong == []
