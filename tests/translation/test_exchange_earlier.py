"""The old translation of a changed text goes out with it: the one the editor offers, never taken for a new one."""

import pytest
from wagtail_localize.models import StringSegment

from tests import helpers_translation as make
from tests.translation.exchange import counts, download, set_target, upload
from translation import texts
from translation.models.texts import State

pytestmark = [pytest.mark.django_db, pytest.mark.feature("L14")]
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


@pytest.fixture
def republish(translation, django_capture_on_commit_callbacks):
    """republish(texts of the paragraphs): the original, published with other words."""

    def done(*body):
        page = translation.source.get_source_instance()
        raw = [dict(block) for block in page.body.raw_data]
        for block, text in zip(raw, body, strict=True):
            block["value"] = f"<p>{text}</p>"
        page.body = page._meta.get_field("body").stream_block.to_python(raw)
        with django_capture_on_commit_callbacks(execute=True):
            page.save_revision().publish()

    return done


def write(translation, source, words, state=State.TRANSLATED):
    segment = StringSegment.objects.get(source=translation.source, string__data=source)
    texts.save(translation, texts.Entry(segment, words, state), user=None)


def file_of(client, translation, format_name="xliff12"):
    return download(client, f"translation={translation.pk}", format_name).decode()


# --- which one ------------------------------------------------------------------------------------------


@pytest.mark.parametrize("format_name", ["xliff12", "xliff20", "po"])
def test_the_last_finished_wording_goes_out_not_a_later_draft(
    client, translation, ana, republish, format_name
):
    write(translation, FIRST, "25 people came.")
    write(translation, FIRST, "25 peo", State.DRAFT)
    republish("Дойдоха 30 души.", SECOND)
    # And changed once more, with a draft only.
    write(translation, "Дойдоха 30 души.", "30 peo", State.DRAFT)
    republish("Дойдоха 40 души.", SECOND)
    data = file_of(client, translation, format_name)
    assert "25 people came." in data
    assert FIRST in data
    assert "25 peo<" not in data and "30 peo" not in data and "Дойдоха 30" not in data


def test_a_draft_goes_out_where_nothing_was_finished(client, translation, ana, republish):
    write(translation, FIRST, "25 peo", State.DRAFT)
    republish("Дойдоха 30 души.", SECOND)
    assert ">25 peo</target>" in file_of(client, translation)


@pytest.mark.parametrize(
    ("words", "kind"),
    [("25 people came.", "same"), ("25 peo", "same"), ("30 people came.", "new")],
)
def test_an_old_translation_that_comes_back_as_a_draft_is_not_taken_for_work(
    client, translation, ana, republish, words, kind
):
    write(translation, FIRST, "25 people came.")
    write(translation, FIRST, "25 peo", State.DRAFT)
    republish("Дойдоха 30 души.", SECOND)
    data = file_of(client, translation)
    filled = set_target(data, "Дойдоха 30 души.", words, state="needs-adaptation")
    assert counts(upload(client, filled)).get(kind) == 1
