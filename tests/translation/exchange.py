"""Uploading and downloading files of translations, as an agency's client does."""

import io
import os
import re
import zipfile
from pathlib import Path

import pytest
from django.conf import settings
from django.core.files.uploadedfile import SimpleUploadedFile
from django.urls import reverse
from wagtail_localize.models import StringSegment

from tests import helpers_translation as make
from translation import texts

# The paragraphs of `page`.
FIRST, SECOND = "Дойдоха 25 души.", "Вижте <b>всички</b> снимки."


@pytest.fixture
def page():
    return make.standard_page(make.home_page(), body=(FIRST, SECOND))


@pytest.fixture
def translation(page):
    return make.begin(page)


@pytest.fixture
def ana(client, translation):
    user = make.person("ana", parts=[("translator", "en")])
    client.force_login(user)
    return user


def schema(name):
    """An XML schema of the standard's own, which the project does not carry."""
    from lxml import etree

    folder = os.environ.get("POBRATIM_SCHEMAS") or settings.BASE_DIR.parent / "shared" / "schemas"
    path = Path(folder) / name
    if not path.exists():
        pytest.skip(f"the official schema {name} is not there (POBRATIM_SCHEMAS names its folder)")
    return etree.XMLSchema(etree.parse(path))


def download(client, query, format_name="xliff12", texts="all", parcel="together"):
    address = f"{reverse('workspace:export')}?{query}"
    response = client.post(address, {"format": format_name, "texts": texts, "parcel": parcel})
    assert response.status_code == 200, response.content[:500]
    assert "attachment" in response["Content-Disposition"]
    return response.content


def file_of(client, translation, format_name="xliff12", **options):
    return download(client, f"translation={translation.pk}", format_name, **options).decode()


def upload(client, data, name="texts.xlf", translation=None, follow=True):
    """The page that answers; after a redirect that of the report."""
    address = reverse("workspace:import_file")
    if translation is not None:
        address += f"?translation={translation.pk}"
    data = data.encode() if isinstance(data, str) else data
    return client.post(address, {"file": SimpleUploadedFile(name, data)}, follow=follow)


def counts(response):
    """{kind: number} of the report on a page."""
    report = response.context["report"]
    return {group["kind"]: group["count"] for group in report["groups"]}


def take_over(client, response, *kinds):
    """Ticks the texts of these kinds in a report, and no others; `take_reviews` is a tick of its own."""
    data = {"row": [row["key"] for row in rows_of(response, *kinds)]}
    if "take_reviews" in kinds:
        data["take_reviews"] = "on"
    return client.post(response.request["PATH_INFO"], data, follow=True)


def rows_of(response, *kinds):
    """What the report on a page shows of these kinds."""
    groups = response.context["report"]["groups"]
    return [row for group in groups if group["kind"] in kinds for row in group["rows"]]


def set_target(data, source, words, state="translated"):
    """A unit of an XLIFF 1.2 file with other words, found by its source."""
    text = data.decode() if isinstance(data, bytes) else data
    pattern = re.compile(
        rf"(<source[^>]*>{re.escape(source)}</source>\s*)<target([^>]*)>.*?</target>", re.DOTALL
    )
    attributes = f' state="{state}"' if state else ""
    changed, number = pattern.subn(
        rf'\g<1><target xml:lang="en"{attributes}>{words}</target>', text, count=1
    )
    assert number, f"no unit with the source {source!r}"
    return changed


def packed(**files):
    output = io.BytesIO()
    with zipfile.ZipFile(output, "w", zipfile.ZIP_DEFLATED) as archive:
        for name, data in files.items():
            archive.writestr(name.replace("__", "."), data)
    return output.getvalue()


def messages_of(response):
    return " ".join(str(message) for message in response.context["messages"])


def segment(translation, source=FIRST):
    return StringSegment.objects.get(source=translation.source, string__data=source)


def current(translation, source=FIRST):
    return texts.find(translation, segment(translation, source))
