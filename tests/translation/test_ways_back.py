"""The way back from each screen of the workspace."""

import pytest
from bs4 import BeautifulSoup
from django.urls import reverse

from tests.helpers_translation import begin, fill_in, home_page, person, standard_page
from translation.models import FileImport


@pytest.fixture
def page(db):
    return standard_page(home_page())


@pytest.fixture
def translation(page):
    translation = begin(page)
    fill_in(translation)
    return translation


def trail(client, address):
    html = BeautifulSoup(client.get(address).content, "html.parser")
    return [(link.text.strip(), link["href"]) for link in html.select(".w-breadcrumbs a")]


def first_segment(translation):
    return translation.source.stringsegment_set.order_by("order").first()


@pytest.mark.feature("L4")
def test_every_screen_leads_to_the_list_and_to_the_translation(client, manager, translation):
    client.force_login(manager)
    brought = FileImport.objects.create(user=manager, translation=translation, name="a.xlf")
    here = [translation.pk]
    screens = [
        reverse("workspace:edit_facts", args=here),
        reverse("workspace:edit_text", args=[*here, first_segment(translation).pk]),
        reverse("workspace:checks", args=here),
        reverse("workspace:flow_assign", args=here),
        reverse("workspace:export") + f"?translation={translation.pk}",
        reverse("workspace:import_file") + f"?translation={translation.pk}",
        reverse("workspace:import_report", args=[brought.pk]),
    ]
    overview, editor = reverse("workspace:overview"), reverse("workspace:edit", args=here)
    assert [address for _label, address in trail(client, editor)] == [overview, editor]
    for screen in screens:
        found = trail(client, screen)
        assert [address for _label, address in found] == [overview, editor], screen
        assert "За нас" in found[1][0]


def test_a_file_for_no_page_in_particular_leads_to_the_list(client, translator, page):
    client.force_login(translator)
    found = trail(client, reverse("workspace:import_file"))
    assert [address for _label, address in found] == [reverse("workspace:overview")]


def test_who_lost_the_part_reads_no_title_on_an_old_report(client, translation):
    stranger = person("stranger", parts=[("translator", "de")])
    brought = FileImport.objects.create(user=stranger, translation=translation, name="a.xlf")
    client.force_login(stranger)
    response = client.get(reverse("workspace:import_report", args=[brought.pk]))
    assert "За нас" not in response.content.decode()
