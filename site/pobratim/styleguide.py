"""The gallery of components, under development settings only: every folder of templates/components with its examples.

An example is a mapping of example.yaml: `name`, `template` (default: the folder's own), `language` (default:
bg), `context`. Texts that begin with @ stand for what YAML cannot say: "@photo 2" a picture of the site,
"@page 3 of 12" a page of a paginator; {"@map": [...]} a drawing of the map.
"""

from dataclasses import dataclass
from pathlib import Path

import yaml
from django.conf import settings
from django.core.paginator import Paginator
from django.http import Http404
from django.shortcuts import render
from django.template.loader import render_to_string
from django.utils import translation

from home.europe_map import Point, draw

COMPONENTS = Path(settings.BASE_DIR) / "templates" / "components"
# These stand on every page already; twice on one page their landmarks and identifiers would clash.
ON_THEIR_OWN = {"masthead", "footer", "lightbox", "breadcrumb", "photo_view"}


@dataclass
class Example:
    component: str
    name: str
    template: str
    language: str
    context: dict

    def html(self, request=None):
        with translation.override(self.language):
            return render_to_string(self.template, resolve(self.context), request)


def component_names():
    return sorted(folder.name for folder in COMPONENTS.iterdir() if folder.is_dir())


def examples(component):
    """The examples of one folder. Raises FileNotFoundError when it has no example.yaml."""
    text = (COMPONENTS / component / "example.yaml").read_text(encoding="utf-8")
    return [
        Example(
            component=component,
            name=str(item["name"]),
            template=f"components/{component}/{item.get('template', component + '.html')}",
            language=item.get("language", "bg"),
            context=item.get("context") or {},
        )
        for item in yaml.safe_load(text)
    ]


def resolve(value):
    """The value with its @ texts replaced."""
    if isinstance(value, dict):
        if "@map" in value:
            return draw([Point(**point) for point in value["@map"]])
        return {key: resolve(item) for key, item in value.items()}
    if isinstance(value, list):
        return [resolve(item) for item in value]
    if isinstance(value, str) and value.startswith("@photo"):
        return picture(int(value.split()[1]))
    if isinstance(value, str) and value.startswith("@page"):
        number, total = (int(word) for word in value.split() if word.isdigit())
        return Paginator(range(total), 1).page(number)
    return value


def picture(number):
    """The site's picture with that number, starting again when there are fewer; None when there is none."""
    from wagtail.images import get_image_model

    pictures = get_image_model().objects.order_by("pk")
    count = pictures.count()
    return pictures[number % count] if count else None


def styleguide(request, component=None):
    names = component_names()
    if component and component not in names:
        raise Http404("no such component")
    shown = [component] if component else [name for name in names if name not in ON_THEIR_OWN]
    groups = [
        {
            "name": name,
            "examples": [
                {
                    "name": item.name,
                    "template": item.template,
                    "language": item.language,
                    "html": item.html(request),
                }
                for item in examples(name)
            ],
        }
        for name in shown
    ]
    return render(
        request,
        "styleguide/styleguide.html",
        {"title": "Components", "groups": groups, "names": names},
    )
