"""The report of a file says of each text which it is, and asks for it by itself."""

import re

import pytest
from bs4 import BeautifulSoup
from django.urls import reverse
from django.utils.translation import gettext as _

from tests import helpers_translation as make
from tests.translation.exchange import (
    FIRST,
    SECOND,
    ana,
    counts,
    current,
    file_of,
    packed,
    page,
    rows_of,
    segment,
    set_target,
    take_over,
    translation,
    upload,
)
from translation import texts
from translation.exchange import plans
from translation.models.texts import State
from translation.texts import Entry

pytestmark = [pytest.mark.django_db, pytest.mark.feature("L14")]
__all__ = ["ana", "page", "translation"]

BROKEN = 'See <g id="7" ctype="link">25</g> people.'


def soup(response):
    return BeautifulSoup(response.content, "html.parser").main


def ticks(response):
    """{is ticked of each text} by its original."""
    return {
        row["source"]: soup(response).find("input", value=row["key"]).has_attr("checked")
        for row in rows_of(response, *plans.WRITABLE)
    }


def both(client, translation, first, second):
    """A file with words for the first paragraph, and others for all the rest."""
    data = set_target(file_of(client, translation), FIRST, first)
    return re.sub(
        r'<target xml:lang="en" state="needs-translation"\s*(/>|></target>)',
        f'<target xml:lang="en" state="translated">{second}</target>',
        data,
    )


def test_each_text_has_its_tick_with_its_page_and_its_original(client, translation, ana):
    report = upload(client, both(client, translation, "25 people came.", "See the pictures."))
    assert counts(report)["new"] >= 2
    rows = rows_of(report, "new")
    said = soup(report).table.get_text(" ")
    assert FIRST in said and translation.source.object_repr in said

    client.post(
        report.request["PATH_INFO"],
        {"row": [row["key"] for row in rows if row["source"] == FIRST]},
    )
    assert current(translation).data == "25 people came."
    assert current(translation, SECOND) is None


def test_an_error_is_not_ticked_and_a_finished_text_stays(client, translation, ana):
    texts.save_many(
        translation, [Entry(segment(translation), "25 persons came.", State.TRANSLATED)]
    )
    report = upload(client, both(client, translation, BROKEN, "See the pictures."))
    ticked = ticks(report)
    assert ticked.pop(FIRST) is False
    assert ticked and all(ticked.values())
    said = soup(report).get_text(" ")
    assert "„7“" in said and "без номер" not in said
    assert _("The finished text here would be a draft.") in said
    keys = [tick["value"] for tick in soup(report).select("input[name=row][checked]")]
    client.post(report.request["PATH_INFO"], {"row": keys})
    assert texts.state_of(current(translation)) == State.TRANSLATED
    assert current(translation).data == "25 persons came."


def test_without_a_tick_the_file_stays_to_be_answered(client, translation, ana):
    report = upload(client, set_target(file_of(client, translation), FIRST, "25 people came."))
    answer = client.post(report.request["PATH_INFO"], follow=True)
    assert answer.context["messages"] and current(translation) is None
    take_over(client, answer, "new")
    assert current(translation).data == "25 people came."


def test_what_is_not_shown_is_taken_over_together(client, translation, ana, monkeypatch):
    monkeypatch.setattr(plans, "MOST_ROWS", 1)
    report = upload(client, both(client, translation, BROKEN, "See the pictures."))
    (shown,) = rows_of(report, "new")
    assert shown["source"] == FIRST, "what has an error is looked at first"
    rest = soup(report).find("input", {"name": "rest"})
    assert rest.has_attr("checked")
    client.post(report.request["PATH_INFO"], {"rest": rest["value"]})
    assert current(translation) is None
    assert current(translation, SECOND).data


def test_a_stale_text_says_which_one_it_is(client, page, translation, ana):
    data = set_target(file_of(client, translation), FIRST, "25 people came.")
    page = type(page).objects.get(pk=page.pk)
    page.body[0].value.source = "<p>Дойдоха 30 души.</p>"
    page.save_revision().publish()
    report = upload(client, data)
    assert counts(report)["source"] == 1
    (row,) = rows_of(report, "source")
    line = soup(report).find("a", href=row["address"]).find_parent("tr").get_text(" ")
    assert translation.source.object_repr in line
    assert FIRST in line and "Дойдоха 30 души." in line


def test_a_copy_in_po_is_the_same_as_the_original(client, translation, ana):
    data = file_of(client, translation, "po")
    assert f'msgid "{FIRST}"\nmsgstr ""' in data
    data = data.replace(f'msgid "{FIRST}"\nmsgstr ""', f'msgid "{FIRST}"\nmsgstr "{FIRST}"')
    assert counts(upload(client, data, "texts.po"))["copy"] == 1


def test_a_file_with_nothing_new_waits_for_no_answer(client, translation, ana):
    upload(client, file_of(client, translation), "old.xlf")
    upload(client, set_target(file_of(client, translation), FIRST, "25 people."), "new.xlf")
    main = soup(client.get(reverse("workspace:import_file")))
    states = {
        row.a.string: row.find_all("td")[-1].get_text(strip=True) for row in main.select("tbody tr")
    }
    assert states == {"old.xlf": _("brought nothing new"), "new.xlf": "чака съгласието ви"}


def test_names_of_files_tell_the_two_formats_apart(client, translation, ana):
    address = f"{reverse('workspace:export')}?translation={translation.pk}"
    names = {
        client.post(address, {"format": name, "texts": "all", "parcel": "together"})[
            "Content-Disposition"
        ]
        for name in ("xliff12", "xliff20")
    }
    assert len(names) == 2 and all(".xlf" in name for name in names)


def test_the_same_text_in_two_languages_is_two_ticks(client, page, translation, ana):
    german = make.begin(page, "de")
    client.force_login(make.person("lea", parts=[("translator", "en"), ("translator", "de")]))
    texts.save_many(german, [Entry(segment(german), "25 Menschen.", State.TRANSLATED)])
    files = {
        "en__xlf": set_target(file_of(client, translation), FIRST, "25 people came."),
        "de__xlf": set_target(file_of(client, german), FIRST, "25 Leute kamen.").replace(
            'xml:lang="en"', 'xml:lang="de"'
        ),
    }
    report = upload(client, packed(**files), "both.zip")
    assert counts(report)["new"] == 1 and counts(report)["changed"] == 1
    take_over(client, report, "changed")
    assert current(translation) is None
    assert current(german).data == "25 Leute kamen."
