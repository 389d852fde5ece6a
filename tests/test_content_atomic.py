"""Loading content from files is all or nothing; the command that does it."""

import pytest
from django.core.management import CommandError, call_command
from wagtail.contrib.redirects.models import Redirect
from wagtail.models import Page

from home.models import Term
from media.models import Image
from pobratim.content.loader import load_content
from pobratim.content.mistakes import ContentError
from pobratim.models import LoadedRecord
from tests import content_folder
from tests.content_folder import change

pytestmark = pytest.mark.django_db


@pytest.fixture(autouse=True)
def uploads(settings, tmp_path):
    settings.MEDIA_ROOT = tmp_path / "uploads"
    return settings.MEDIA_ROOT


@pytest.fixture
def folder(tmp_path):
    path = tmp_path / "content"
    path.mkdir()
    return content_folder.write(path)


def page(slug, language="bg"):
    return Page.objects.get(slug=slug, locale__language_code=language).specific


def stored(uploads):
    return sorted(path for path in uploads.rglob("*") if path.is_file()) if uploads.exists() else []


# --- All or nothing ---------------------------------------------------------------------------------


def test_a_dry_run_loads_nothing(folder, uploads, capsys):
    call_command("load_content", folder, dry_run=True)
    assert not LoadedRecord.objects.exists()
    assert not Page.objects.filter(title="Приятели").exists()
    assert stored(uploads) == []


def test_a_mistake_in_the_last_file_loads_nothing(folder, uploads):
    change(folder, "menus.csv", "footer,,https", "bottom,,https")
    with pytest.raises(ContentError):
        load_content(folder)
    assert not Page.objects.filter(title="Приятели").exists()
    assert not Image.objects.exists() and stored(uploads) == []


def test_a_photograph_that_is_none_loads_nothing(folder, uploads):
    (folder / "photos" / "boat.jpg").write_bytes(b"not a picture")
    with pytest.raises(ContentError) as caught:
        load_content(folder)
    assert [(mistake.file, mistake.line) for mistake in caught.value.mistakes] == [
        ("photos.csv", 3)
    ]
    assert not Image.objects.exists() and not Term.objects.exists()
    assert stored(uploads) == []


def test_a_failure_at_the_very_end_leaves_no_file(folder, uploads, monkeypatch):
    def fail(self):
        raise RuntimeError

    monkeypatch.setattr("pobratim.content.page_loading.PageLoader.finish", fail)
    with pytest.raises(RuntimeError):
        load_content(folder)
    assert not Page.objects.filter(title="Приятели").exists()
    assert stored(uploads) == []


# --- The command ------------------------------------------------------------------------------------


def test_the_command_lists_every_mistake(folder):
    change(folder, "menus.csv", "footer,,https", "bottom,,https")
    change(folder, "pages/towns/amal/page.bg.md", 'country = "SE"', "country = 46")
    with pytest.raises(CommandError) as caught:
        call_command("load_content", folder, language="en")
    lines = str(caught.value).splitlines()
    assert lines[0].startswith("menus.csv:4: place: ")
    assert lines[1].startswith("pages/towns/amal/page.bg.md:10: country: ")
    assert lines[-1] == "2 mistakes. Nothing was loaded."


def test_addresses_drafts_and_what_the_command_says(
    folder, capsys, django_capture_on_commit_callbacks
):
    change(folder, "pages/towns/amal/page.en.md", 'title = "Åmål"', 'title = "Åmål"\nslug = "omol"')
    change(folder, "pages/about/page.bg.md", "order = 2", "order = 2\ndraft = true")
    later = '[update_after_translation]\nlead = "Кои сме днес."\n'
    change(folder, "pages/about/page.bg.md", later, "")
    with django_capture_on_commit_callbacks(execute=True):
        call_command("load_content", folder, language="en")
    assert "pages: 7 new, 0 changed, 0 unchanged" in capsys.readouterr().out
    # The file's own address goes before the one made from the title.
    town = page("omol", "en")
    assert town.title == "Åmål"
    assert town.url_path.endswith("/twin-towns/omol/")
    assert town.latest_revision.content["slug"] == "omol"
    assert not Redirect.objects.exists()
    # A draft is public in no language, and its translation waits with it.
    assert not page("za-nas").live
    assert not page("about-us", "en").live
    assert page("about-us", "en").get_latest_revision_as_object().title == "About us"
