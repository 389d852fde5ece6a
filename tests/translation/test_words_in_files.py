"""What files and forms say is in the language of the person."""

import datetime
import re

import pytest
from bs4 import BeautifulSoup
from django.contrib.auth import get_user_model
from django.urls import reverse
from django.utils import timezone
from django.utils.translation import gettext, override
from wagtail_localize.models import Translation

from tests import helpers_translation as make
from tests.translation.exchange import download

LATIN = re.compile(r"[A-Za-z]{3,}")
# Said so in Bulgarian, too.
KNOWN = {"URL"}


@pytest.mark.feature("L14", "L18")
@pytest.mark.parametrize("format_name", ["xliff12", "xliff20", "po"])
def test_the_places_of_texts_are_named_in_bulgarian(client, demo, format_name):
    client.force_login(get_user_model().objects.create_superuser("chief", "c@example.org", "x"))
    query = "&".join(f"translation={pk}" for pk in Translation.objects.values_list("pk", flat=True))
    data = download(client, query, format_name).decode()
    if format_name == "po":
        names = re.findall(r"^#\. (.* › .*)$", data, re.MULTILINE)
    else:
        attribute = "resname" if format_name == "xliff12" else "name"
        names = re.findall(rf' {attribute}="([^"]+)"', data)
    parts = {part for name in names for part in name.split(" › ")}
    assert len(parts) > 10
    assert {part for part in parts if set(LATIN.findall(part)) - KNOWN} == set()


@pytest.mark.django_db
@pytest.mark.feature("L19")
def test_a_day_that_has_passed_is_refused_in_bulgarian(client):
    page = make.standard_page(make.home_page())
    client.force_login(make.person("mila", parts=[("manager", "en")]))
    yesterday = timezone.localdate() - datetime.timedelta(days=1)
    answer = client.post(
        reverse("workspace:flow_assign_page", args=[page.pk]),
        {"locales": [make.locale("en").pk], "due": yesterday.isoformat(), "priority": "20"},
    )
    errors = BeautifulSoup(answer.content, "html.parser").select(".error-message")
    assert errors
    with override("bg"):
        assert gettext("This day has passed.") in errors[0].get_text()
