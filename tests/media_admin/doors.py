"""Where an editor sends a file: the forms of both libraries, their pages and their choosers."""

from dataclasses import dataclass, field

from bs4 import BeautifulSoup
from django.core.files.base import ContentFile
from django.urls import reverse

from media.models import DocumentFile
from media.models import Image as Picture
from tests.media_admin.helpers import form_data, jpeg

PDF = b"%PDF-1.7 "


@dataclass
class Door:
    """Where a file is sent: `path` of the form, what is right in it, and what is a mistake."""

    model: type
    name: str
    prefix: str = ""
    stored: object = None
    right: dict = field(default_factory=dict)
    wrong: dict = field(default_factory=dict)

    @property
    def path(self):
        return reverse(self.name, args=[self.stored.pk] if self.stored else [])

    def named(self, values):
        return {self.prefix + name: value for name, value in values.items()}

    def send(self, client, typed, **more):
        """Answer to the form with `typed`, names as the page has them."""
        return client.post(self.path, typed | self.named(more))

    def new(self, client, file, **more):
        return self.send(client, self.named(self.right), file=file, **more)

    def shown(self, answer):
        """The form that an answer shows again."""
        assert answer.status_code == 200
        content = answer.json()["htmlFragment"] if self.prefix else answer.content
        html = BeautifulSoup(content, "html.parser")
        return html.select_one(f"[name={self.prefix}title]").find_parent("form")

    def mistaken(self, client, file, **more):
        """The form after a sending with `file` and a mistake elsewhere."""
        return self.shown(self.new(client, file, **self.wrong, **more))

    def corrected(self, client, form, **more):
        right = {name: self.right[name] for name in self.wrong}
        return self.send(client, form_data(None, form), **(right | more))

    def file_of(self, number=-1):
        return list(self.model.objects.order_by("pk"))[number].file

    def count(self):
        return self.model.objects.count()


PICTURE = {"title": "Плажът", "people_shown": "none", "collection": "1"}
DOCUMENT = {"title": "Отчет", "kind": "report", "language": "bg", "date": "2011", "collection": "1"}
DOORS = {
    "image add": (Picture, "wagtailimages:add", ""),
    "image edit": (Picture, "wagtailimages:edit", ""),
    "image chooser": (Picture, "wagtailimages_chooser:create", "image-chooser-upload-"),
    "document add": (DocumentFile, "wagtaildocs:add", ""),
    "document edit": (DocumentFile, "wagtaildocs:edit", ""),
    "document chooser": (DocumentFile, "wagtaildocs_chooser:create", "document-chooser-upload-"),
}


def made_door(name):
    model, url, prefix = DOORS[name]
    right, wrong = (
        (PICTURE, {"people_shown": ""}) if model is Picture else (DOCUMENT, {"date": "вчера"})
    )
    stored = None
    if name.endswith("edit"):
        old = jpeg("gray") if model is Picture else PDF + b"old"
        ending = "jpg" if model is Picture else "pdf"
        stored = model.objects.create(title="Стар", file=ContentFile(old, name=f"old.{ending}"))
    return Door(model, url, prefix, stored, right, wrong)
