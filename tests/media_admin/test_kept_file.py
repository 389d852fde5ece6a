"""A mistake in another field costs the editor no file: at each door of both libraries."""

import io
import os
import re
import stat
from pathlib import Path

import pytest
from bs4 import BeautifulSoup
from django.contrib.auth.models import User
from django.core.files.uploadedfile import SimpleUploadedFile
from django.test import Client
from django.urls import reverse
from django.utils import translation
from PIL import Image
from wagtail.users.models import UserProfile

from facts.formats import format_size
from media import kept_files
from media.models import Image as Picture
from tests.media_admin.doors import DOORS, PDF, made_door
from tests.media_admin.helpers import jpeg, upload

pytestmark = pytest.mark.django_db

KEPT = {
    "bg": "Избран файл: {name} ({size}). За друг файл изберете отново.",
    "en": "Chosen file: {name} ({size}). For another file, choose again.",
}
GONE = {
    "bg": "Избраният преди това файл вече не се пази. Изберете го отново.",
    "en": "The file that you had chosen is no longer kept. Choose it again.",
}


@pytest.fixture(autouse=True)
def folder(settings, tmp_path):
    settings.KEPT_FILES_ROOT = tmp_path / "kept"
    return settings.KEPT_FILES_ROOT


@pytest.fixture(params=DOORS)
def door(request):
    return made_door(request.param)


@pytest.fixture(params=[name for name in DOORS if name.endswith("edit")])
def edit_door(request):
    return made_door(request.param)


@pytest.fixture
def picture_door():
    return made_door("image add")


@pytest.fixture(params=["bg", "en"])
def language(request, admin_user):
    profile = UserProfile.get_for_user(admin_user)
    profile.preferred_language = request.param
    profile.save()
    return request.param


def good(door, name="plazh", colour="olive"):
    if door.model is Picture:
        return upload(f"{name}.jpg", jpeg(colour))
    return SimpleUploadedFile(f"{name}.pdf", PDF + colour.encode(), "application/pdf")


def bad(door):
    return upload("лоша.jpg", b"x") if door.model is Picture else SimpleUploadedFile("a.exe", b"x")


def token(form):
    return form.select_one("input[type=hidden][name$=file-kept]")


def kept(folder):
    return sorted(folder.glob("*")) if folder.exists() else []


def words(tag):
    return re.sub(r"\s+", " ", tag.text)


def uploads(settings):
    return {path for path in Path(settings.MEDIA_ROOT).rglob("*") if path.is_file()}


# --- What the editor meets -----------------------------------------------------------------------


@pytest.mark.feature("G2", "D1")
def test_the_file_is_said_and_used_when_the_mistake_is_corrected(
    admin_client, door, folder, language, django_capture_on_commit_callbacks
):
    before = door.count()
    file = good(door)
    form = door.mistaken(admin_client, file)
    with translation.override(language):
        said = KEPT[language].format(name=file.name, size=format_size(file.size))
    chosen = form.select_one("input[type=file]")
    assert form.find(id=chosen["aria-describedby"].split()[-1]).text == said
    assert not chosen.has_attr("required")
    with django_capture_on_commit_callbacks(execute=True):
        answer = door.corrected(admin_client, form)
    assert answer.status_code == 302 or answer.json()["step"] == "chosen"
    assert door.count() == before + (not door.stored)
    assert os.path.basename(door.file_of().name).startswith("plazh")
    if door.model is Picture:
        with Image.open(door.file_of()) as picture:
            assert picture.convert("RGB").getpixel((5, 5))[2] < 20  # olive
    else:
        assert door.file_of().read() == PDF + b"olive"
    # Nothing stays behind.
    assert kept(folder) == []


def test_it_outlives_a_second_mistake(admin_client, door, folder):
    form = door.mistaken(admin_client, good(door))
    again = door.shown(door.corrected(admin_client, form, **door.wrong))
    assert "plazh" in words(again) and len(kept(folder)) == 1
    door.corrected(admin_client, again)
    assert os.path.basename(door.file_of().name).startswith("plazh")


def test_a_file_chosen_instead_is_taken_and_the_earlier_let_go(admin_client, door, folder):
    form = door.mistaken(admin_client, good(door))
    door.corrected(admin_client, form, file=good(door, "ezero", "navy"))
    assert os.path.basename(door.file_of().name).startswith("ezero")
    assert kept(folder) == []


def test_a_file_that_is_itself_at_fault_is_not_kept(admin_client, door, folder):
    before = door.count()
    form = door.mistaken(admin_client, bad(door))
    assert not token(form) and kept(folder) == []
    # Nor is the one before it, in whose place it was chosen.
    form = door.shown(
        door.corrected(admin_client, door.mistaken(admin_client, good(door)), file=bad(door))
    )
    assert not token(form) and kept(folder) == []
    assert door.count() == before


def test_without_a_file_nothing_is_said_of_one(admin_client, door, folder):
    form = door.shown(door.send(admin_client, door.named(door.right | door.wrong)))
    assert not token(form) and "plazh" not in form.text and kept(folder) == []


def test_a_name_with_marks_is_text(admin_client, picture_door):
    form = picture_door.mistaken(admin_client, upload("<i>100 %s.jpg"))
    assert "<i>100 %s.jpg" in words(form) and not form.select("i")


def test_the_page_of_a_picture_or_document_goes_on_showing_the_stored_file(admin_client, edit_door):
    first = admin_client.get(edit_door.path)
    answer = edit_door.new(admin_client, good(edit_door), **edit_door.wrong)
    html = [BeautifulSoup(page.content, "html.parser") for page in (first, answer)]
    links = [
        page.select_one("[data-contentpath=file] a, [data-field] a[href*=old]") for page in html
    ]
    assert links[0]["href"] == links[1]["href"] and words(links[0]) == words(links[1])
    assert [page.select_one("dl").text for page in html][0] == html[1].select_one("dl").text
    # Only the mistake is told: no file "could not be found".
    assert len(html[1].select(".messages li")) == 1


def test_a_replacement_can_be_thought_better_of(admin_client, edit_door, folder, language):
    before = edit_door.file_of().name
    form = edit_door.mistaken(admin_client, good(edit_door))
    drop = form.select_one("input[type=checkbox][name=file-drop]")
    wanted = {"bg": "Да остане сегашният файл", "en": "Leave the present file as it is"}
    assert drop.find_parent("label").text.strip() == wanted[language]
    assert edit_door.corrected(admin_client, form, **{"file-drop": "on"}).status_code == 302
    assert edit_door.file_of().name == before and kept(folder) == []


# --- Whose it is, and how long -------------------------------------------------------------------


def refused(door, client, form, language):
    """The form that asks for the file again; nothing was saved."""
    before = [door.file_of(n).name for n in range(door.count())]
    again = door.shown(door.corrected(client, form))
    assert GONE[language] in words(again)
    assert not token(again)
    assert [door.file_of(n).name for n in range(door.count())] == before
    return again


@pytest.mark.parametrize("value", ["{}A", "A{}", "nonsense", "ж:ж:ж", "\0"])
def test_a_forged_token_is_told_and_not_taken(admin_client, door, value):
    form = door.mistaken(admin_client, good(door))
    token(form)["value"] = value.format(token(form)["value"])
    again = refused(door, admin_client, form, "bg")
    door.corrected(admin_client, again, file=good(door, "ezero"))
    assert os.path.basename(door.file_of().name).startswith("ezero")


def test_another_persons_file_is_not_given(admin_client, door, folder, client):
    form = door.mistaken(admin_client, good(door))
    client.force_login(User.objects.create_superuser("other", password="x"))
    refused(door, client, form, "bg")
    assert len(kept(folder)) == 1
    # Not even away.
    door.corrected(client, form, file=good(door, "ezero"))
    assert len(kept(folder)) == 1


def test_a_token_too_old_is_told(admin_client, door, language, monkeypatch):
    form = door.mistaken(admin_client, good(door))
    monkeypatch.setattr(kept_files, "AGE", -kept_files.AGE)
    refused(door, admin_client, form, language)


def test_a_file_that_went_meanwhile_is_told(admin_client, door, folder):
    form = door.mistaken(admin_client, good(door))
    kept(folder)[0].unlink()
    refused(door, admin_client, form, "bg")


def test_a_token_is_no_obstacle_to_a_file_chosen_again(admin_client, door, folder):
    form = door.mistaken(admin_client, good(door))
    kept(folder)[0].unlink()
    door.corrected(admin_client, form, file=good(door, "ezero"))
    assert os.path.basename(door.file_of().name).startswith("ezero")


def test_the_person_who_comes_back_finds_the_file(admin_client, admin_user, door):
    form = door.mistaken(admin_client, good(door))
    later = Client()
    later.force_login(admin_user)
    door.corrected(later, form)
    assert os.path.basename(door.file_of().name).startswith("plazh")


def test_what_nobody_came_back_for_is_swept(admin_client, picture_door, folder):
    for _time in range(2):
        picture_door.mistaken(admin_client, good(picture_door))
    old, younger = kept(folder)
    for path, hours in ((old, 25), (younger, 23)):
        then = path.stat().st_mtime - hours * 3600
        os.utime(path, (then, then))
    picture_door.mistaken(admin_client, good(picture_door))
    assert old not in kept(folder) and younger in kept(folder) and len(kept(folder)) == 2


# --- Where it lies -------------------------------------------------------------------------------


def located(colour="olive"):
    exif = Image.Exif()
    exif[0x8825] = {1: "N", 2: (42.0, 30.0, 0.0), 3: "E", 4: (27.0, 28.0, 0.0)}
    return jpeg(colour, exif=exif)


@pytest.mark.feature("G12")
def test_it_lies_apart_from_what_is_served_and_only_for_the_program(
    admin_client, picture_door, folder, settings
):
    before = uploads(settings)
    picture_door.mistaken(admin_client, upload("plazh.jpg", located()))
    assert uploads(settings) == before
    assert stat.S_IMODE(folder.stat().st_mode) == 0o700
    assert stat.S_IMODE(kept(folder)[0].stat().st_mode) == 0o600


@pytest.mark.feature("G12", "G32")
def test_it_is_cleaned_when_it_is_stored_and_still_known_as_the_same(admin_client, picture_door):
    data = located()
    picture_door.corrected(
        admin_client, picture_door.mistaken(admin_client, upload("plazh.jpg", data))
    )
    picture_door.new(admin_client, upload("plazh.jpg", data))
    first, second = Picture.objects.order_by("pk")
    with Image.open(io.BytesIO(first.file.read())) as stored:
        assert not stored.getexif()
    assert first.sha256 == second.sha256


def test_the_settings_keep_it_out_of_the_served_folders():
    from pobratim.settings import base

    for served in (base.MEDIA_ROOT, base.STATIC_ROOT):
        assert served not in (base.KEPT_FILES_ROOT, *base.KEPT_FILES_ROOT.parents)


def test_many_files_at_once_wait_where_nobody_is_served(admin_client, folder, settings):
    """Their metadata, the place of a photograph included, is removed when they become pictures."""
    exif = Image.Exif()
    exif.get_ifd(0x8825)[1] = "N"
    data = jpeg(exif=exif.tobytes())
    answer = admin_client.post(
        reverse("wagtailimages:add_multiple"),
        {"title": "м", "files[]": upload("м.jpg", data), "collection": 1},
        headers={"X-Requested-With": "XMLHttpRequest"},
    ).json()
    (waiting,) = (folder / "wagtail_uploads").iterdir()
    assert waiting.read_bytes() == data and waiting.stat().st_mode & 0o777 == 0o600
    assert not (Path(settings.MEDIA_ROOT) / "wagtail_uploads").exists()
    prefix = f"uploaded-image-{answer['uploaded_file_id']}"
    given = {"title": "м", "people_shown": "none", "collection": 1}
    done = admin_client.post(
        reverse(
            "wagtailimages:create_multiple_from_uploaded_image", args=[answer["uploaded_file_id"]]
        ),
        {f"{prefix}-{name}": value for name, value in given.items()},
        headers={"X-Requested-With": "XMLHttpRequest"},
    )
    assert done.json()["success"], done.json()
    with Image.open(io.BytesIO(Picture.objects.get().file.read())) as stored:
        assert not dict(stored.getexif()), dict(stored.getexif())
    assert not waiting.exists()


def test_a_full_disk_costs_the_file_and_not_the_words(admin_client, door, folder, language, caplog):
    folder.write_text("")  # no folder can be made here
    form = door.mistaken(admin_client, good(door))
    assert GONE[language] in words(form)
    assert not token(form) and form.select_one("[name$=title]")["value"] == door.right["title"]
    assert "cannot be kept" in caplog.text


def test_limits_of_size_are_as_before(admin_client, door, settings):
    form = door.mistaken(admin_client, good(door))
    settings.WAGTAILIMAGES_MAX_UPLOAD_SIZE = settings.WAGTAILDOCS_MAX_UPLOAD_SIZE = 5
    before = [door.file_of(n).name for n in range(door.count())]
    again = door.shown(door.corrected(admin_client, form))
    assert not token(again)
    assert [door.file_of(n).name for n in range(door.count())] == before
