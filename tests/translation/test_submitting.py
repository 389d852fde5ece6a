"""What translator and reviewer meet around a submission: refusals, whose the task is, what stands first."""

import pytest
from bs4 import BeautifulSoup
from django.urls import reverse
from django.utils.translation import gettext as _
from django.utils.translation import ngettext
from wagtail_localize.models import StringSegment

from tests.helpers_translation import (
    begin,
    fill_in,
    home_page,
    person,
    press,
    standard_page,
)
from translation import flow, texts
from translation.flow import tasks
from translation.models import TextComment

SCRIPT = {"HTTP_X_REQUESTED_WITH": "XMLHttpRequest"}


@pytest.fixture
def page(db):
    return standard_page(home_page(), body=["Първи ред.", "Втори ред.", "Трети ред."])


@pytest.fixture
def translation(page):
    return begin(page)


def url(name, translation, *more):
    return reverse(f"workspace:{name}", args=[translation.pk, *more])


def submitted(client, user, translation):
    """The messages after the button."""
    client.force_login(user)
    response = press(client, url("edit_submit", translation), follow=True)
    return " ".join(str(message) for message in response.context["messages"])


def editor(client, user, translation):
    client.force_login(user)
    return BeautifulSoup(client.get(url("edit", translation)).content, "html.parser")


def write(translation, source, words, user):
    segment = StringSegment.objects.get(source=translation.source, string__data=source)
    texts.save(translation, texts.Entry(segment, words), user=user)


@pytest.mark.feature("L3")
def test_a_refused_submission_tells_what_waits_from_what_is_wrong(client, translator, translation):
    write(translation, "Първи ред.", "Първи ред.", translator)
    said = submitted(client, translator, translation)
    left = ngettext(
        "%(count)d text waits for its translation", "%(count)d texts wait for their translation", 3
    )
    wrong = ngettext("%(count)d text has an error", "%(count)d texts have errors", 1)
    assert left % {"count": 3} in said and wrong % {"count": 1} in said
    assert "публик" not in said and "publish" not in said


def test_a_refused_submission_with_errors_alone_speaks_of_no_publication(
    client, translator, translation
):
    fill_in(translation)
    write(translation, "Първи ред.", "Първи ред.", translator)
    said = submitted(client, translator, translation)
    assert "Първи ред." in said and "#t" in said
    assert "публик" not in said and "publish" not in said
    assert not flow.in_review(translation)


@pytest.mark.feature("L19")
def test_nobodys_task_becomes_theirs_who_submits_it(client, manager, translator, translation):
    tasks.assign(translation, manager)
    fill_in(translation)
    submitted(client, translator, translation)
    task = flow.open_task(translation)
    assert (task.assignee, task.submitted_by) == (translator, translator)


def test_somebodys_task_stays_theirs(client, manager, translator, translation):
    other = person("other", parts=[("translator", "en")])
    tasks.assign(translation, manager, assignee=other)
    fill_in(translation)
    submitted(client, translator, translation)
    assert flow.open_task(translation).assignee == other


@pytest.mark.feature("L3")
def test_who_reviews_approves_and_returns_first_and_who_submitted_takes_back(
    client, translator, reviewer, translation
):
    fill_in(translation)
    submitted(client, translator, translation)
    approve, take_back = url("edit_approve", translation), url("edit_take_back", translation)

    def actions(user):
        forms = editor(client, user, translation).select("form[action]")
        return [form["action"] for form in forms if form["action"] in (approve, take_back)]

    assert actions(translator) == [take_back]
    assert actions(reviewer) == [approve, take_back]
    flow.withdraw(translation, translator)
    flow.submit(translation, reviewer)
    assert actions(reviewer) == [take_back, approve]


@pytest.mark.feature("L4")
def test_a_misspelt_call_is_kept_and_told(client, translator, reviewer, translation):
    segment = StringSegment.objects.get(source=translation.source, string__data="Първи ред.")
    address = url("edit_comment", translation, segment.pk)
    client.force_login(translator)
    sent = {"body": "Как е, @rewiewer? Пишете на info@omol.bg."}
    html = client.post(address, sent, **SCRIPT).content.decode()
    (alert,) = BeautifulSoup(html, "html.parser").select("[role=alert]")
    assert "@rewiewer" in alert.text and "@omol" not in alert.text
    assert TextComment.objects.get().body == sent["body"]
    # Without a script it is told on the next page; a name that is right is not complained of.
    response = client.post(address, {"body": "@Rewiewer, @reviewer"}, follow=True)
    (said,) = [str(message) for message in response.context["messages"]]
    assert "@Rewiewer" in said and "@reviewer" not in said
    html = client.post(address, {"body": "@reviewer"}, **SCRIPT).content.decode()
    assert 'role="alert"' not in html


def test_nobody_is_offered_to_call_themselves(client, translator, reviewer, translation):
    segment = StringSegment.objects.get(source=translation.source, string__data="Първи ред.")
    client.force_login(translator)
    html = client.get(url("edit_text", translation, segment.pk), **SCRIPT).content.decode()
    assert 'data-call="@reviewer"' in html and 'data-call="@translator"' not in html


def test_a_history_without_an_author_does_not_guess_one(client, translator, translation):
    segment = StringSegment.objects.get(source=translation.source, string__data="Първи ред.")
    texts.save(translation, texts.Entry(segment, "First line"), origin="other")
    client.force_login(translator)
    html = client.get(url("edit_text", translation, segment.pk), **SCRIPT).content
    (entry,) = BeautifulSoup(html, "html.parser").select(".te-history li small")
    assert _("Author not recorded") in entry.text
    assert entry.text.count("·") == 1
