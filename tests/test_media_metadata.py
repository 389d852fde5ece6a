"""Nothing of a place or a device is left in a picture's files, and its author is."""

import contextlib
import io
from unittest import mock

import pytest
from django.core.files.base import ContentFile
from PIL import ExifTags, Image, ImageCms, IptcImagePlugin

from media import intake, making, metadata, renditions
from media.models import Image as Picture

SECRETS = [b"SECRETPHONE", b"SN-12345", b"41.5258", b"GPSLatitude", b"HIDDENFILM"]
XMP = (
    b'<x:xmpmeta xmlns:x="adobe:ns:meta/"><rdf:RDF xmlns:rdf="http://www.w3.org/1999/02/22-rdf-syntax-ns#">'
    b'<rdf:Description xmlns:exif="http://ns.adobe.com/exif/1.0/" exif:GPSLatitude="41.5258"/>'
    b"</rdf:RDF></x:xmpmeta>"
)


def exif(author="", rights="", orientation=1, taken="2014:04:22 10:11:12"):
    block = Image.Exif()
    block[0x010F] = "SECRETPHONE"
    block[0x0112] = orientation
    if author:
        block[0x013B] = author.encode()
    if rights:
        block[0x8298] = rights.encode()
    ifd = block.get_ifd(ExifTags.IFD.Exif)
    ifd[0x9003] = taken
    ifd[0xA431] = "SN-12345"
    gps = block.get_ifd(ExifTags.IFD.GPSInfo)
    gps.update({1: "N", 2: (41.0, 31.0, 33.0), 3: "E", 4: (26.0, 7.0, 0.0)})
    return block.tobytes()


def drawing(width=400, height=300, mode="RGB"):
    image = Image.effect_noise((width, height), 60).convert(mode)
    image.paste(Image.new(mode, (width // 2, height // 2)), (0, 0))
    return image


def encoded(image, image_format, **options):
    output = io.BytesIO()
    image.save(output, image_format, **options)
    return output.getvalue()


def uploaded(image_format, image=None, **tags):
    options = {"exif": exif(**tags)}
    if image_format in ("JPEG", "WEBP", "AVIF"):
        options["xmp"] = XMP
    if image_format == "JPEG":
        options["comment"] = b"SECRETPHONE says"
    return encoded(image or drawing(), image_format, **options)


def assert_clean(data):
    with Image.open(io.BytesIO(data)) as image:
        tags = image.getexif()
        assert set(tags) <= {metadata.credit.ARTIST, metadata.credit.COPYRIGHT}
        assert not tags.get_ifd(ExifTags.IFD.GPSInfo)
        assert not tags.get_ifd(ExifTags.IFD.Exif)
        assert "comment" not in image.info
    for secret in SECRETS:
        assert secret not in data


FORMATS = ["JPEG", "PNG", "WEBP", "AVIF", "HEIF"]


@pytest.mark.parametrize("image_format", FORMATS)
@pytest.mark.parametrize("orientation", [1, 6])
@pytest.mark.feature("G12")
def test_intake_removes_everything(image_format, orientation):
    data = uploaded(image_format, orientation=orientation)
    if image_format != "HEIF":
        assert b"SECRETPHONE" in data
    picture = intake.take_in(data)
    assert_clean(picture.data)
    with Image.open(io.BytesIO(picture.data)) as image:
        upright = (400, 300) if orientation == 1 or image_format == "HEIF" else (300, 400)
        # HEIC and AVIF decoders may turn by themselves.
        assert image.size == upright or image_format in ("HEIF", "AVIF")
        assert image.format == picture.image_format


def test_upright_files_keep_every_byte_of_the_picture():
    data = uploaded("JPEG")
    stripped = intake.take_in(data).data
    with Image.open(io.BytesIO(data)) as before, Image.open(io.BytesIO(stripped)) as after:
        assert before.tobytes() == after.tobytes()


def test_colour_profile_stays():
    profile = ImageCms.ImageCmsProfile(ImageCms.createProfile("sRGB")).tobytes()
    for image_format in ("JPEG", "PNG", "WEBP"):
        data = encoded(drawing(), image_format, icc_profile=profile, exif=exif())
        with Image.open(io.BytesIO(intake.take_in(data).data)) as image:
            assert image.info["icc_profile"] == profile


def test_what_follows_the_picture_goes():
    """Telephones append previews and films, with places of their own."""
    for image_format in ("JPEG", "PNG", "WEBP"):
        data = uploaded(image_format) + b"HIDDENFILM" + uploaded("JPEG")
        assert_clean(intake.take_in(data).data)


def test_embedded_thumbnails_go():
    second = drawing(64, 48)
    data = encoded(drawing(), "MPO", save_all=True, append_images=[second], exif=exif())
    assert Image.open(io.BytesIO(data)).format == "MPO"
    picture = intake.take_in(data)
    assert_clean(picture.data)
    assert picture.image_format == "JPEG"
    assert picture.data.count(b"\xff\xd8\xff") == 1


def test_animations_become_their_first_picture():
    frames = [drawing(), drawing()]
    for image_format in ("WEBP", "PNG"):
        data = encoded(
            frames[0], image_format, save_all=True, append_images=frames[1:], exif=exif()
        )
        picture = intake.take_in(data)
        assert_clean(picture.data)
        with Image.open(io.BytesIO(picture.data)) as image:
            assert getattr(image, "n_frames", 1) == 1


def test_large_pictures_are_capped():
    data = uploaded("JPEG", drawing(4000, 3000), author="Мария")
    picture = intake.take_in(data)
    assert_clean(picture.data)
    assert Image.open(io.BytesIO(picture.data)).size == (2560, 1920)
    assert picture.found.author == "Мария"


def test_transparency_survives():
    image = drawing(mode="RGBA")
    image.putalpha(Image.new("L", image.size, 100))
    for image_format in ("PNG", "WEBP", "AVIF"):
        picture = intake.take_in(encoded(image, image_format))
        assert picture.image_format in ("PNG", "WEBP")
        assert Image.open(io.BytesIO(picture.data)).convert("RGBA").getpixel((5, 5))[3] == 100


@pytest.mark.parametrize(
    "data",
    [
        b"",
        b"text",
        uploaded("JPEG")[:3000],
        uploaded("PNG")[:3000],
        uploaded("WEBP")[:3000],
        b"GIF89a" + b"\0" * 50,
    ],
    ids=["empty", "text", "half a jpeg", "half a png", "half a webp", "gif"],
)
def test_what_is_no_picture_is_refused(data):
    with pytest.raises(intake.UnreadableImage) as caught:
        intake.take_in(data)
    assert caught.value.messages[0]


def test_a_bomb_is_refused():
    data = encoded(Image.new("1", (9000, 9000)), "PNG")
    assert len(data) < 20_000
    with pytest.raises(intake.UnreadableImage, match="50"):
        intake.take_in(data)


def test_svg_is_refused():
    with pytest.raises(intake.UnreadableImage):
        intake.take_in(b'<svg xmlns="http://www.w3.org/2000/svg"><script>alert(1)</script></svg>')


@pytest.mark.parametrize("cut", range(2, 900, 37))
def test_no_malformed_file_crashes(cut):
    data = bytearray(uploaded("JPEG"))
    data[cut] ^= 0xFF
    with contextlib.suppress(intake.UnreadableImage):
        assert_clean(intake.take_in(bytes(data)).data)


def test_author_is_read_from_exif_iptc_and_xmp():
    with Image.open(
        io.BytesIO(uploaded("JPEG", author="Иван Иванов", rights="© 2014 Община"))
    ) as image:
        assert metadata.read(image) == metadata.Found("Иван Иванов", "© 2014 Община", "2014-04-22")
    packet = metadata.xmp_packet(metadata.Credit("Ana & Bo", "© <Bo>", ""))
    with Image.open(io.BytesIO(encoded(drawing(), "WEBP", xmp=packet))) as image:
        assert metadata.read(image) == metadata.Found("Ana & Bo", "© <Bo>", "")
    with (
        Image.open(io.BytesIO(encoded(drawing(), "JPEG"))) as image,
        mock.patch.object(
            IptcImagePlugin,
            "getiptcinfo",
            return_value={(2, 80): [b"A", b"B"], (2, 116): "Ж".encode()},
        ),
    ):
        assert metadata.read(image) == metadata.Found("A, B", "Ж", "")


def test_unreadable_metadata_is_no_obstacle():
    data = encoded(drawing(), "WEBP", xmp=b"<not xml", exif=b"Exif\0\0garbage")
    assert intake.take_in(data).found == metadata.Found()


@pytest.mark.feature("G13")
@pytest.mark.parametrize("image_format", ["JPEG", "PNG", "WEBP"])
def test_credit_is_written_into_every_format(image_format):
    credit = metadata.Credit("Иван", "Иван, CC BY 4.0", "https://example.org/?a&b")
    for image in (drawing(), drawing(301, 201)):
        data = metadata.write_credit(
            encoded(image, image_format, exif=exif()), image_format, credit
        )
        assert_clean(data)
        with Image.open(io.BytesIO(data)) as written:
            written.load()
            assert metadata.read(written).author == "Иван"
            assert b"https://example.org/?a&amp;b" in data
        # Writing again replaces.
        again = metadata.write_credit(data, image_format, credit)
        assert again == data


# --- The model -------------------------------------------------------------------------------------


def stored(picture):
    with picture.open_file() as file:
        return file.read()


def save_picture(data, name, **fields):
    picture = Picture(title="снимка", **fields)
    picture.file = ContentFile(data, name=name)
    picture.save()
    return picture


@pytest.mark.django_db
@pytest.mark.feature("G12", "G35")
@pytest.mark.parametrize("image_format", FORMATS)
def test_stored_original_and_all_renditions_are_clean(
    image_format, django_capture_on_commit_callbacks
):
    data = uploaded(image_format, drawing(1300, 900), orientation=1)
    with django_capture_on_commit_callbacks(execute=True):
        picture = save_picture(data, f"Снимка.{image_format.lower()}")
    assert_clean(stored(picture))
    made = list(picture.renditions.all())
    assert {row.filter_spec for row in made} == set(renditions.all_specs(picture.width))
    # Upstream's own ways of making a file, for the admin.
    made += [picture.get_rendition("max-165x165"), picture.get_rendition("width-400|format-png")]
    for row in made:
        with row.open_file() as file:
            assert_clean(file.read())


@pytest.mark.django_db
def test_upstream_does_not_copy_metadata_even_from_a_dirty_original():
    picture = save_picture(uploaded("JPEG"), "a.jpg")
    with open(picture.file.path, "wb") as file:
        file.write(uploaded("JPEG"))
    for spec in ("max-165x165", "width-300|format-png", "width-300|format-jpeg"):
        with picture.get_rendition(spec).open_file() as file:
            data = file.read()
        assert b"SN-12345" not in data
        assert not Image.open(io.BytesIO(data)).getexif()


@pytest.mark.django_db
def test_author_and_date_fill_empty_fields_only():
    data = uploaded("JPEG", author="Иван", rights="© 2014 Иван")
    picture = save_picture(data, "a.jpg")
    picture.refresh_from_db()
    assert (picture.photographer, picture.credit_line, picture.taken_on) == (
        "Иван",
        "© 2014 Иван",
        "2014-04-22",
    )
    assert picture.credit == "© 2014 Иван"
    kept = save_picture(data, "a.jpg", photographer="Мария", taken_on="2013")
    assert (kept.photographer, kept.credit_line, kept.taken_on) == ("Мария", "", "2013")
    assert len(picture.sha256) == 64
    assert kept.sha256 == picture.sha256
    assert 0 < len(picture.placeholder) <= 200


@pytest.mark.django_db
@pytest.mark.feature("G13")
def test_credit_goes_into_the_files_and_follows_a_change(django_capture_on_commit_callbacks):
    with django_capture_on_commit_callbacks(execute=True):
        picture = save_picture(
            uploaded("JPEG", drawing(1700, 900)), "a.jpg", photographer="Иван", licence="cc-by-4"
        )
    picture = Picture.objects.get()
    old = {picture.file.name, *picture.renditions.values_list("file", flat=True)}
    assert_credit(picture, "Иван", "Иван, CC BY 4.0")
    picture.photographer = "Мария"
    with django_capture_on_commit_callbacks(execute=True):
        picture.save()
    picture = Picture.objects.get()
    assert_credit(picture, "Мария", "Мария, CC BY 4.0")
    storage = picture.file.storage
    now = {picture.file.name, *picture.renditions.values_list("file", flat=True)}
    assert not [name for name in old - now if storage.exists(name)]


def assert_credit(picture, author, rights):
    files = [stored(picture)]
    for row in picture.renditions.all():
        with row.open_file() as file:
            files.append(file.read())
    assert len(files) == 1 + 4 + 4 + 3  # the original, AVIF, WebP, JPEG
    for data in files:
        with Image.open(io.BytesIO(data)) as image:
            found = metadata.read(image)
        assert (found.author, found.rights) == (author, rights)
    assert sum(b"https://creativecommons.org/licenses/by/4.0/" in data for data in files) >= 6


@pytest.mark.django_db
def test_saving_other_fields_does_no_work(django_capture_on_commit_callbacks):
    picture = save_picture(uploaded("JPEG"), "a.jpg")
    picture = Picture.objects.get(pk=picture.pk)
    with (
        django_capture_on_commit_callbacks() as callbacks,
        mock.patch.object(making, "make") as make,
    ):
        picture.place = "Омол"
        picture.save()
        picture.save(update_fields=["file_size"])
    assert not callbacks and not make.called
