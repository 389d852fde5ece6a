"""The closed list of sizes and formats, and the tag that shows pictures from it."""

import io
import uuid
from unittest import mock

import pytest
from bs4 import BeautifulSoup
from django.core.files.base import ContentFile
from django.core.management import call_command
from django.db import connection
from django.template import Context, Template
from django.test.utils import CaptureQueriesContext
from PIL import Image, ImageCms

from media import making, metadata, renditions
from media.models import Image as Picture


def encoded(size=(2000, 1500), mode="RGB", image_format="JPEG", **options):
    output = io.BytesIO()
    Image.new(mode, size, "teal" if mode == "RGB" else 90).save(output, image_format, **options)
    return output.getvalue()


def picture(data=None, **fields):
    image = Picture(title="снимка", **fields)
    image.file = ContentFile(data or encoded(), name=f"{uuid.uuid4().hex}.jpg")
    image.save()
    return image


def shown(image, arguments='"card" alt="Описание"'):
    html = Template("{% load media_tags %}{% photo image " + arguments + " %}").render(
        Context({"image": image})
    )
    return BeautifulSoup(html, "html.parser")


# --- The list --------------------------------------------------------------------------------------


def test_only_widths_of_use():
    assert renditions.useful_widths(2000) == [320, 640, 1280, 2048]
    assert renditions.useful_widths(1280) == [320, 640, 1280]
    assert renditions.useful_widths(700) == [320, 640, 1280]
    assert renditions.useful_widths(100) == [320]
    assert renditions.useful_widths(9000) == [320, 640, 1280, 2048]


def test_the_list_is_closed():
    specs = renditions.all_specs()
    assert len(specs) == len(set(specs)) == 11
    for role in renditions.ROLES:
        by_format = renditions.role_specs(role)
        assert list(by_format) == ["avif", "webp", "jpeg"]
        assert all(by_format.values())
        assert set(sum(by_format.values(), [])) <= set(specs)
    assert renditions.format_of(specs[0]) == "avif" and renditions.width_of(specs[0]) == 320


@pytest.mark.parametrize("role", renditions.ROLES)
def test_sizes_are_valid_css(role):
    sizes = renditions.ROLES[role].sizes_for(4 / 3)
    assert "{" not in sizes and "e-" not in sizes
    for part in sizes.split(", ") if "min(" not in sizes else []:
        assert part.endswith(("rem", "vw", "vh"))


# --- Making ----------------------------------------------------------------------------------------


@pytest.mark.django_db
@pytest.mark.feature("G25", "G28")
def test_files_are_made_at_upload(django_capture_on_commit_callbacks):
    with django_capture_on_commit_callbacks(execute=True):
        image = picture(encoded((1500, 1000)))
    sizes = set(image.renditions.values_list("filter_spec", "width", "height"))
    # The widest comes out as wide as the original and is never blown up.
    assert {("width-2048|format-avif", 1500, 1000), ("width-640|format-jpeg", 640, 427)} <= sizes
    assert len(sizes) == 11
    for row in image.renditions.all():
        with row.open_file() as file, Image.open(file) as made:
            assert made.size == (row.width, row.height)
            assert made.format.lower() == renditions.format_of(row.filter_spec)
    with mock.patch.object(making, "encode") as encode:
        assert making.make(image) == 0
        for role in renditions.ROLES:
            assert shown(Picture.objects.get(), f'"{role}"').img
    assert not encode.called


@pytest.mark.django_db
def test_a_rolled_back_upload_makes_nothing(django_capture_on_commit_callbacks):
    with django_capture_on_commit_callbacks() as callbacks:
        image = picture()
    image.delete()
    callbacks[0]()  # the row is gone: nothing to do, nothing raised


@pytest.mark.parametrize("mode", ["L", "P", "1", "RGBA", "LA", "I;16", "CMYK"])
def test_every_kind_of_pixels(mode):
    data = encoded((400, 300), mode, "TIFF")
    made = {
        spec: data
        for spec, data, size in making.encode(
            io.BytesIO(data), renditions.all_specs(400), metadata.Credit()
        )
    }
    assert len(made) == len(renditions.all_specs(400))
    with Image.open(io.BytesIO(made["width-320|format-jpeg"])) as image:
        assert image.mode == "RGB"


def test_16_bits_keep_their_brightness():
    image = Image.new("I;16", (400, 300), 0x8000)
    assert 120 < making.flat_colours(image).getpixel((1, 1))[0] < 136


def test_colours_become_srgb():
    swapped = Image.new("RGB", (400, 300), (200, 30, 30))
    profile = ImageCms.ImageCmsProfile(ImageCms.createProfile("LAB")).tobytes()
    for odd in (profile, b"no profile"):
        swapped.info["icc_profile"] = odd
        assert making.flat_colours(swapped).mode == "RGB"


def test_see_through_pictures_get_white_ground_in_jpeg():
    image = Image.new("RGBA", (300, 200), (0, 0, 0, 0))
    output = io.BytesIO()
    image.save(output, "PNG")
    made = {
        spec: data
        for spec, data, size in making.encode(
            output, renditions.specs_for(["logo"], 300), metadata.Credit()
        )
    }
    with Image.open(io.BytesIO(made["width-640|format-jpeg"])) as jpeg:
        assert jpeg.getpixel((5, 5)) == (255, 255, 255)
    with Image.open(io.BytesIO(made["width-320|format-webp"])) as webp:
        assert webp.convert("RGBA").getpixel((5, 5))[3] == 0


@pytest.mark.django_db
def test_the_command_makes_what_is_missing_and_prunes(capsys):
    image, broken = picture(), picture()
    broken.file.storage.delete(broken.file.name)
    image.get_rendition("width-400|format-jpeg")
    image.get_rendition("max-165x165")
    call_command("make_renditions", "--prune")
    text = capsys.readouterr().out
    assert "11 files made, 1 pictures" in text and "1 files removed" in text
    assert image.renditions.count() == 12


# --- The tag ---------------------------------------------------------------------------------------


@pytest.mark.django_db
@pytest.mark.feature("G25", "G26")
def test_picture_element():
    image = picture()
    making.make(image)
    html = shown(image, '"card" alt="Описание" class="round"')
    avif, webp = html.select("picture > source")
    assert (avif["type"], webp["type"]) == ("image/avif", "image/webp")
    assert [part.split()[1] for part in avif["srcset"].split(", ")] == ["320w", "640w", "1280w"]
    assert avif["sizes"] == webp["sizes"]
    img = html.img
    assert (img["alt"], img["class"], img["loading"], img["decoding"]) == (
        "Описание",
        ["round"],
        "lazy",
        "async",
    )
    assert (img["width"], img["height"]) == ("1280", "960")
    assert img["src"].endswith(".jpg")
    assert not html.select("[style]")
    eager = shown(image, '"cover" alt="" eager=True').img
    assert eager["fetchpriority"] == "high" and "loading" not in eager.attrs
    assert eager["alt"] == ""
    assert eager["srcset"] and eager["sizes"]


@pytest.mark.django_db
def test_nothing_to_show():
    assert str(shown(None)) == ""
    lost = picture()
    lost.file.storage.delete(lost.file.name)
    html = shown(lost, '"card" alt="<Описание>"')
    assert html.text == "<Описание>" and not html.img
    assert renditions.share_url(lost) == "" == renditions.share_url(None)


@pytest.mark.django_db
@pytest.mark.feature("G33")
def test_the_main_point_stays_in_view():
    image = picture(encoded((1000, 500)))
    assert "class" not in shown(image).img.attrs
    image.focal_point_x, image.focal_point_y = 320, 480
    assert shown(image).img["class"] == ["focus-x-30", "focus-y-100"]


@pytest.mark.django_db
def test_listings_ask_twice_whatever_their_length():
    pictures = [picture(encoded((400, 300))) for _n in range(4)]
    for image in pictures:
        making.make(image)

    class Record:
        def __init__(self, image):
            self.lead_image = image

    for number in (1, 4):
        with CaptureQueriesContext(connection) as caught:
            images = renditions.with_renditions(Picture.objects.all()[:number], "card", "row")
            for image in images:
                assert shown(image).img and shown(image, '"row"').img
        assert len(caught) == 2
    assert renditions.prefetch_pictures([None, *[]]) == []
    with CaptureQueriesContext(connection) as caught:
        shown(Picture.objects.first(), '"thumb"')
    assert len(caught) == 2


@pytest.mark.django_db
def test_share_url():
    image = picture()
    assert renditions.share_url(image).endswith(".jpg")
    assert image.renditions.get().width == 1280
