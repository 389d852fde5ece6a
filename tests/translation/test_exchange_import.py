"""A file comes back: first a report, then a yes; nobody's words are lost, whatever the program did to it."""

import pytest
from bs4 import BeautifulSoup
from django.urls import reverse
from wagtail.models import Page
from wagtail_localize.models import StringSegment

from tests import helpers_translation as make
from tests.translation.exchange import (
    FIRST,
    SECOND,
    ana,
    counts,
    current,
    file_of,
    messages_of,
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
from translation.flow import tasks
from translation.models import FileImport, Notification, TextRevision
from translation.models.texts import State
from translation.texts import Entry

pytestmark = [pytest.mark.django_db, pytest.mark.feature("L14")]
__all__ = ["ana", "page", "translation"]


def write(translation, words, state=State.TRANSLATED, source=FIRST):
    return texts.save_many(translation, [Entry(segment(translation, source), words, state)])[0]


def test_new_words_come_in_after_a_yes(client, translation, ana):
    data = set_target(file_of(client, translation), FIRST, "25 people came.")
    report = upload(client, data)
    assert counts(report)["new"] == 1
    assert current(translation) is None

    done = take_over(client, report, "new")
    text = current(translation)
    assert text.data == "25 people came."
    assert texts.state_of(text) == State.TRANSLATED
    assert TextRevision.objects.get(data="25 people came.").origin == "file"
    assert "1" in messages_of(done)
    again = client.post(reverse("workspace:import_report", args=[FileImport.objects.get().pk]))
    assert again.status_code == 200


def test_what_is_not_ticked_stays(client, translation, ana):
    write(translation, "25 persons came.")
    data = set_target(file_of(client, translation), FIRST, "25 people came.")
    report = upload(client, data)
    assert counts(report)["changed"] == 1
    take_over(client, report, "new")
    assert current(translation).data == "25 persons came."


def test_reviewed_work_needs_a_reviewer_and_an_explicit_yes(client, translation, ana):
    write(translation, "25 persons came.", State.REVIEWED)
    data = set_target(file_of(client, translation), FIRST, "25 people came.")
    refused = upload(client, data)
    assert counts(refused)["refused"] == 1
    take_over(client, refused, "refused")
    assert current(translation).data == "25 persons came."

    client.force_login(make.person("mila", parts=[("reviewer", "en")]))
    report = upload(client, data)
    assert counts(report)["reviewed"] == 1
    take_over(client, report, "new", "changed", "raised")
    assert current(translation).data == "25 persons came."
    take_over(client, upload(client, data), "reviewed")
    assert current(translation).data == "25 people came."
    assert TextRevision.objects.filter(data="25 persons came.").exists()


def test_a_file_says_reviewed_and_a_reviewer_believes_it(client, translation, ana):
    data = set_target(file_of(client, translation), FIRST, "25 people came.", state="signed-off")
    take_over(client, upload(client, data), "new", "take_reviews")
    assert texts.state_of(current(translation)) == State.TRANSLATED

    client.force_login(make.person("mila", parts=[("reviewer", "en")]))
    take_over(client, upload(client, data), "raised")
    assert texts.state_of(current(translation)) == State.TRANSLATED
    report = upload(client, data)
    take_over(client, report, "take_reviews")
    assert texts.state_of(current(translation)) == State.REVIEWED


def test_a_changed_original_is_reported_and_not_overwritten(client, page, translation, ana):
    data = set_target(file_of(client, translation), FIRST, "25 people came.")
    page.body = [("paragraph", "<p>Дойдоха 30 души.</p>"), ("paragraph", f"<p>{SECOND}</p>")]
    # The same paragraphs, as the editor keeps them.
    for new, old in zip(page.body, type(page).objects.get(pk=page.pk).body, strict=True):
        new.id = old.id
    page.save_revision().publish()
    report = upload(client, data)
    assert counts(report)["source"] == 1
    take_over(client, report, "source")
    assert not StringSegment.objects.filter(string__data=FIRST, source=translation.source).exists()
    assert not TextRevision.objects.filter(data="25 people came.").exists()


def test_words_that_changed_here_since_the_report_are_left_alone(client, translation, ana):
    data = set_target(file_of(client, translation), FIRST, "25 people came.")
    report = upload(client, data)
    write(translation, "Twenty-five came.")
    take_over(client, report, "new")
    assert current(translation).data == "Twenty-five came."
    assert FileImport.objects.get().result["left"]["conflict"] == 1


def test_a_text_with_an_error_is_kept_as_a_draft(client, translation, ana):
    data = set_target(file_of(client, translation), FIRST, 'See <g id="9" ctype="link">25</g>.')
    report = upload(client, data)
    assert report.context["report"]["errors"] == 1
    take_over(client, report, "new")
    assert texts.state_of(current(translation)) == State.DRAFT
    assert current(translation).data == 'See <a id="9">25</a>.'


def test_a_draft_in_the_file_never_takes_a_finished_text_back(client, translation, ana):
    write(translation, "25 persons came.")
    data = set_target(
        file_of(client, translation), FIRST, "25 folk came.", state="needs-review-translation"
    )
    report = upload(client, data)
    assert counts(report)["unfinished"] == 1
    take_over(client, report, "unfinished")
    assert current(translation).data == "25 persons came."


@pytest.mark.feature("L10")
def test_a_machines_words_are_confirmed_only_by_a_file_that_says_so(client, translation, ana):
    write(translation, "25 people came.", State.MACHINE)
    data = file_of(client, translation)
    assert 'state-qualifier="mt-suggestion"' in data
    untouched = set_target(data, FIRST, "25 people came.", state="")
    assert "raised" not in counts(upload(client, untouched))
    confirmed = set_target(data, FIRST, "25 people came.", state="translated")
    report = upload(client, confirmed)
    assert counts(report)["raised"] == 1
    take_over(client, report, "raised")
    assert texts.state_of(current(translation)) == State.TRANSLATED


def test_locks_and_roles_hold(client, page, translation, ana):
    data = set_target(file_of(client, translation), FIRST, "25 people came.")
    Page.objects.filter(pk=make.english(page).pk).update(locked=True)
    report = upload(client, data)
    assert counts(report)["refused"] == 1
    take_over(client, report, "refused")
    assert current(translation) is None

    client.force_login(make.person("boyan", parts=[("translator", "de")]))
    assert client.get(
        reverse("workspace:export") + f"?translation={translation.pk}"
    ).status_code in (302, 403)
    Page.objects.filter(pk=make.english(page).pk).update(locked=False)
    report = upload(client, data)
    assert set(counts(report)) <= {"refused", "empty"}
    take_over(client, report, "refused")
    assert current(translation) is None


def test_somebody_elses_report_is_not_shown(client, translation, ana):
    report = upload(client, set_target(file_of(client, translation), FIRST, "25 people came."))
    address = report.request["PATH_INFO"]
    client.force_login(make.person("mila", parts=[("manager", "en")]))
    assert client.get(address, follow=True).status_code == 404
    client.post(address, {"row": [row["key"] for row in rows_of(report, "new")]})
    assert current(translation) is None


def test_a_file_that_is_put_aside_changes_nothing(client, translation, ana):
    upload(client, set_target(file_of(client, translation), FIRST, "25 people came."))
    client.post(reverse("workspace:discard_import", args=[FileImport.objects.get().pk]))
    assert not FileImport.objects.exists()
    assert current(translation) is None


def test_only_what_waits_can_be_sent(client, translation, ana):
    write(translation, "25 people came.")
    data = file_of(client, translation, texts="waiting")
    assert FIRST not in data
    assert "снимки" in data


def test_a_zip_of_several_files(client, translation, ana):
    data = set_target(file_of(client, translation), FIRST, "25 people came.")
    report = upload(client, packed(a__xlf=data, readme__txt="Hello"), "job.zip")
    assert counts(report)["new"] == 1


def test_the_old_translation_goes_along_with_a_changed_original(client, page, translation, ana):
    write(translation, "25 people came.")
    page = type(page).objects.get(pk=page.pk)
    page.body[0].value.source = "<p>Дойдоха 30 души.</p>"
    page.save_revision().publish()
    data = file_of(client, translation)
    assert 'alttranstype="previous-version"' in data
    assert "25 people came." in data


def test_the_dashboard_sends_what_is_ticked(client, page, translation, ana):
    token = f"{page.translation_key.hex}:{make.locale('en').pk}"
    row = {"action": "export", "row": [token]}
    asked = client.post(reverse("workspace:bulk"), row)
    assert "XLIFF 2.0" in asked.content.decode()
    form = {"confirmed": "1", "format": "xliff20", "texts": "all", "parcel": "together"}
    sent = client.post(reverse("workspace:bulk"), row | form)
    assert "attachment" in sent["Content-Disposition"]
    assert FIRST in sent.content.decode()


def test_what_nobody_began_goes_out_in_one_step(client, page, ana):
    row = {"action": "export", "row": f"{page.translation_key.hex}:{make.locale('en').pk}"}
    form = {"confirmed": "1", "format": "xliff12", "texts": "all", "parcel": "together"}
    sent = client.post(reverse("workspace:bulk"), row | form)
    assert "attachment" in sent["Content-Disposition"]
    assert FIRST in sent.content.decode()


def test_the_end_names_the_pages_and_tells_who_has_the_task(client, translation, ana):
    other = make.person("boris", parts=[("translator", "en")])
    tasks.begin(translation, assignee=other, created_by=ana, kind="translate")
    sent = set_target(file_of(client, translation), FIRST, "25 people came.")
    done = take_over(client, upload(client, sent), "new")
    main = BeautifulSoup(done.content, "html.parser").main
    link = main.find("a", string=translation.source.object_repr)
    assert link["href"].startswith(reverse("workspace:edit", args=[translation.pk]))
    assert "1 текст" in link.parent.text and "остават" in link.parent.text
    notice = Notification.objects.get(recipient=other, kind="imported")
    assert notice.translation_id == translation.pk


def test_a_broken_file_is_refused_in_the_language_of_the_person(client, ana):
    answer = upload(client, "<xliff version='1.2'><file></xliff>")
    said = messages_of(answer)
    assert "Файлът е повреден на ред 1" in said and "mismatched" not in said
