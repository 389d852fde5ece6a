"""Files that are not taken: of another language or site, broken, hostile. Each is answered with a reason."""

import re

import pytest

from tests import helpers_translation as make
from tests.translation.exchange import (
    FIRST,
    ana,
    counts,
    current,
    file_of,
    messages_of,
    packed,
    page,
    set_target,
    translation,
    upload,
)
from translation.models import FileImport

pytestmark = [pytest.mark.django_db, pytest.mark.feature("L14")]
__all__ = ["ana", "page", "translation"]


def test_a_file_in_another_language_is_refused(client, translation, ana):
    make.locale("de")
    data = file_of(client, translation).replace('target-language="en"', 'target-language="de"')
    answer = upload(client, data, translation=translation)
    assert not FileImport.objects.exists()
    assert messages_of(answer)


def test_a_file_of_another_site_is_refused(client, translation, ana):
    data = re.sub(
        r'(<trans-unit id=")[^"]*', r"\g<1>t000000000000-000000000000", file_of(client, translation)
    )
    answer = upload(client, data)
    assert not FileImport.objects.exists()
    assert messages_of(answer)


def entity(data):
    return data.replace("<xliff ", '<!DOCTYPE xliff [<!ENTITY x "Evil">]>\n<xliff ').replace(
        "25 people", "&x;"
    )


def external(data):
    return data.replace(
        "<xliff ", '<!DOCTYPE xliff [<!ENTITY x SYSTEM "file:///etc/passwd">]>\n<xliff '
    ).replace("25 people", "&x;")


def laughs(data):
    lines = "".join(
        f'<!ENTITY l{number} "{"&l" + str(number - 1) + ";" if number else "ha"}">'.replace(
            f"&l{number - 1};", f"&l{number - 1};" * 10
        )
        for number in range(9)
    )
    return data.replace("<xliff ", f"<!DOCTYPE xliff [{lines}]>\n<xliff ").replace(
        "25 people", "&l8;"
    )


def deep(data):
    return data.replace("25 people", "<g id='1'>" * 500 + "x" + "</g>" * 500)


def broken(data):
    return data[: len(data) // 2]


def nothing(data):
    return ""


def picture(data):
    return b"\x89PNG\r\n\x1a\n" + bytes(200)


def bomb(data):
    return packed(bomb__xlf=b" " * (25 * 1024 * 1024))


def damaged_zip(data):
    return packed(a__xlf=data)[:-40]


@pytest.mark.parametrize(
    "hostile",
    [entity, external, laughs, deep, broken, nothing, picture, bomb, damaged_zip],
    ids=lambda hostile: hostile.__name__,
)
def test_hostile_and_broken_files_are_refused_with_a_reason(client, translation, ana, hostile):
    data = set_target(file_of(client, translation), FIRST, "25 people came.")
    answer = upload(client, hostile(data), "texts.xlf" if hostile is not nothing else "empty.xlf")
    assert answer.status_code == 200
    assert messages_of(answer) or answer.context["form"].errors
    assert not FileImport.objects.exists()
    assert current(translation) is None


def test_names_in_a_zip_lead_nowhere(client, translation, ana):
    import io
    import zipfile

    output = io.BytesIO()
    with zipfile.ZipFile(output, "w") as archive:
        archive.writestr(
            "../../../etc/cron.d/evil.xlf",
            set_target(file_of(client, translation), FIRST, "25 people came."),
        )
    report = upload(client, output.getvalue(), "job.zip")
    assert counts(report)["new"] == 1


def test_a_working_file_of_trados_is_explained(client, translation, ana):
    data = file_of(client, translation).replace(
        "<xliff ", '<xliff xmlns:sdl="http://sdl.com/FileTypes/SdlXliff/1.0" '
    )
    answer = upload(client, data, "omol.xlf.sdlxliff")
    assert "Trados" in messages_of(answer)


def test_a_file_that_is_too_large_is_refused(client, translation, ana, monkeypatch):
    from translation.exchange import archives

    monkeypatch.setattr(archives, "LARGEST_UPLOAD", 100)
    answer = upload(client, file_of(client, translation))
    assert messages_of(answer)
    assert not FileImport.objects.exists()
