"""Documents are found by what their files say; no file does harm; a reader sees only what a page offers."""

import io
import subprocess

import pikepdf
import pytest
from django.conf import settings
from django.core.files.base import ContentFile
from django.core.management import call_command
from pypdf import PdfWriter
from wagtail.models import Collection, CollectionViewRestriction

from home.models import StandardPage
from media import pdf_text
from media.models import DocumentFile, DocumentText
from search.documents import found_documents
from tests.public_pages import add, homes, locale

__all__ = ["homes"]

LEAFLET = settings.BASE_DIR / "demo" / "documents" / "informatsionen-material-skuodas.pdf"


def written(writer):
    output = io.BytesIO()
    writer.write(output)
    return output.getvalue()


def encrypted():
    output = io.BytesIO()
    with pikepdf.open(LEAFLET) as pdf:
        pdf.save(output, encryption=pikepdf.Encryption(user="тайна", owner="тайна", R=6))
    return output.getvalue()


def without_text():
    writer = PdfWriter()
    writer.add_blank_page(200, 200)
    return written(writer)


def object_file(*objects):
    """A PDF of the objects given as bytes, the first of them the catalogue."""
    body = b"%PDF-1.7\n"
    for number, content in enumerate(objects, 1):
        body += b"%d 0 obj\n%s\nendobj\n" % (number, content)
    return body + b"trailer << /Root 1 0 R /Size %d >>\n%%%%EOF" % (len(objects) + 1)


HOSTILE = {
    "nothing": b"",
    "only a beginning": b"%PDF-1.7",
    "no PDF": b"<html>%PDF</html>",
    "cut off": LEAFLET.read_bytes()[:2000],
    "encrypted": encrypted(),
    "no text": without_text(),
    "pages inside themselves": object_file(
        b"<< /Type /Catalog /Pages 2 0 R >>", b"<< /Type /Pages /Kids [2 0 R] /Count 1 >>"
    ),
    "a million brackets": object_file(b"[" * 1_000_000),
    "ten to the ninth pages": object_file(
        b"<< /Type /Catalog /Pages 2 0 R >>",
        b"<< /Type /Pages /Kids [3 0 R] /Count 1000000000 >>",
        b"<< /Type /Page /Parent 2 0 R /Contents 3 0 R >>",
    ),
}


def stored(content, title="Материал", name="материал.pdf", **fields):
    """A document as an upload leaves it, its text read once the row is there."""
    return DocumentFile.objects.create(title=title, file=ContentFile(content, name=name), **fields)


@pytest.fixture
def leaflet(homes, django_capture_on_commit_callbacks):
    with django_capture_on_commit_callbacks(execute=True):
        return stored(LEAFLET.read_bytes())


def offer(homes, document, **fields):
    block = {"heading": "", "documents": [{"document": document.pk, "label": ""}]}
    body = StandardPage._meta.get_field("body").to_python([{"type": "documents", "value": block}])
    return add(homes["bg"], StandardPage(title="Материали", slug="materiali", body=body, **fields))


def test_the_text_of_a_file_is_read_after_the_upload(leaflet):
    text = DocumentText.objects.get(document=leaflet).text
    assert "Скуодас" in text
    assert list(DocumentFile.objects.search("страницата на общината")) == [leaflet]


def test_a_new_file_takes_the_place_of_the_old(leaflet, django_capture_on_commit_callbacks):
    with django_capture_on_commit_callbacks(execute=True):
        leaflet.file = ContentFile(without_text(), name="друг.pdf")
        leaflet.save()
    assert DocumentText.objects.get(document=leaflet).text == ""
    assert not list(DocumentFile.objects.search("общината"))


def test_a_change_of_the_title_does_not_read_the_file_again(leaflet, monkeypatch):
    monkeypatch.setattr(pdf_text, "WORKER", "none")
    leaflet.title = "Ново заглавие"
    leaflet.save()
    assert "Скуодас" in DocumentText.objects.get(document=leaflet).text


@pytest.mark.feature("D9")
def test_a_reader_finds_the_document_with_the_page_that_offers_it(leaflet, homes):
    bulgarian = locale("bg")
    assert found_documents("Скуодас", bulgarian) == []
    page = offer(homes, leaflet)
    (found,) = found_documents("Скуодас", bulgarian)
    assert found.document == leaflet
    assert found.page.pk == page.pk
    assert found_documents("Скуодас", bulgarian, limit=0) == []
    page.unpublish()
    assert found_documents("Скуодас", bulgarian) == []


def test_a_document_of_a_private_collection_is_not_found(leaflet, homes):
    offer(homes, leaflet)
    private = Collection.get_first_root_node().add_child(name="Служебни")
    CollectionViewRestriction.objects.create(collection=private, restriction_type="login")
    DocumentFile.objects.filter(pk=leaflet.pk).update(collection=private)
    assert found_documents("Скуодас", locale("bg")) == []


def test_old_documents_are_read_by_the_command(homes, capsys):
    document = stored(LEAFLET.read_bytes())
    stored(without_text(), "Сканирано")
    stored(b"a;b", "Таблица", "таблица.csv")
    call_command("index_documents")
    assert "3 documents read, 1 PDF files hold no text" in capsys.readouterr().out
    assert list(DocumentFile.objects.search("общината")) == [document]
    call_command("index_documents")
    assert "0 documents read" in capsys.readouterr().out


@pytest.mark.parametrize("name", HOSTILE)
def test_no_file_breaks_an_upload(homes, django_capture_on_commit_callbacks, name):
    with django_capture_on_commit_callbacks(execute=True):
        document = stored(HOSTILE[name])
    assert "Скуодас" not in DocumentText.objects.get(document=document).text


def test_a_lost_file_breaks_nothing(leaflet, capsys):
    leaflet.file.storage.delete(leaflet.file.name)
    call_command("index_documents", "--all")
    assert DocumentText.objects.get(document=leaflet).text == ""


def test_a_reader_that_takes_too_long_is_ended(monkeypatch):
    def late(*args, timeout, **options):
        raise subprocess.TimeoutExpired(args, timeout, output="начало \x00край".encode())

    monkeypatch.setattr(subprocess, "run", late)
    assert pdf_text.text_of(io.BytesIO(b"%PDF-1.7")) == "начало  край"


def test_words_parted_at_the_end_of_a_line_are_made_whole():
    assert pdf_text.cleaned("сътрудни-\nчество 2014-\n2020") == "сътрудничество 2014-\n2020"
