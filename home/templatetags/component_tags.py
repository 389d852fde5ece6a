"""`{% load component_tags %}`: the little arithmetic that the components' templates need.

Styles may not be written inline (content security policy), so ratios become class names and shares become
attributes of SVG shapes.
"""

import json
from urllib.parse import urlsplit

from django import template
from django.utils.html import conditional_escape, format_html
from django.utils.safestring import mark_safe
from django.utils.translation import get_language

from facts import sentences
from facts.languages import country_name, language_name

register = template.Library()

# What HTML must not find inside a <script> block, as JSON escapes.
JSON_ESCAPES = {ord("<"): "\\u003C", ord(">"): "\\u003E", ord("&"): "\\u0026"}


@register.filter
def whole_sentences(text, limit):
    return sentences.whole_sentences(text, limit)


@register.filter
def ratio_class(image):
    """The class of an image's aspect ratio for `.rows`: "r-5" (1:2) to "r-30" (3:1), in tenths."""
    width, height = _size(image)
    if not width or not height:
        return "r-15"
    return f"r-{min(30, max(5, round(10 * width / height)))}"


def _size(image):
    if isinstance(image, dict):
        return image.get("width"), image.get("height")
    return getattr(image, "width", None), getattr(image, "height", None)


@register.simple_tag
def bar_segments(parts, width=1000):
    """[{kind, label, amount, share, x, width}] with x and width in units of a bar `width` long.

    `parts` are dicts or objects with `share` (0 to 1); parts without one are left out.
    """
    segments, x = [], 0.0
    for part in parts or []:
        get = (
            part.get
            if isinstance(part, dict)
            else lambda name, part=part: getattr(part, name, None)
        )
        if get("share") is None:
            continue
        length = round(float(get("share")) * width, 1)
        segments.append(
            {
                "kind": get("kind") or "other",
                "label": get("label"),
                "x": round(x, 1),
                "width": length,
            }
        )
        x += length
    return segments


@register.simple_tag
def elided_pages(page_obj):
    """Numbers and the ellipsis for a pagination: 1 … 4 5 6 … 20."""
    return page_obj.paginator.get_elided_page_range(page_obj.number, on_each_side=2, on_ends=1)


@register.simple_tag
def json_ld(data):
    """A data block of structured data: never executed, so allowed under a strict policy."""
    text = json.dumps(data, ensure_ascii=False).translate(JSON_ESCAPES)
    return format_html('<script type="application/ld+json">{}</script>', mark_safe(text))  # noqa: S308


@register.simple_tag(takes_context=True)
def breadcrumb_json_ld(context, items):
    """schema.org BreadcrumbList of [{title, url}]; addresses are made absolute when there is a request."""
    request = context.get("request")
    entries = []
    for position, item in enumerate(items or [], start=1):
        url = item.get("url") or ""
        entry = {"@type": "ListItem", "position": position, "name": str(item.get("title", ""))}
        if url:
            entry["item"] = request.build_absolute_uri(url) if request else url
        entries.append(entry)
    if not entries:
        return ""
    return json_ld(
        {"@context": "https://schema.org", "@type": "BreadcrumbList", "itemListElement": entries}
    )


@register.simple_tag
def tel(number):
    """`tel:` address of a phone number as people write it: "+359 848 72020" → "tel:+35984872020"."""
    kept = "".join(
        character for character in str(number or "") if character.isdigit() or character == "+"
    )
    return conditional_escape(f"tel:{kept}")


@register.simple_tag
def language_label(tag):
    """„шведски“ / "Swedish" for a language tag; "" for nothing."""
    return language_name(tag) if tag else ""


@register.filter
def host_name(url):
    """ "video.example.org" of an address."""
    return urlsplit(str(url)).hostname or str(url)


@register.simple_tag
def words_lang(page):
    """` lang="bg"` when the page's words are not in the reader's language; nothing otherwise."""
    tag = (
        page.get("content_language")
        if isinstance(page, dict)
        else getattr(page, "content_language", None)
    )
    if not tag or tag == get_language():
        return ""
    return format_html(' lang="{}"', tag)


@register.filter
def country_label(code):
    """„Швеция“ / "Sweden" for an ISO 3166-1 code; "" for nothing."""
    return country_name(code) if code else ""


@register.simple_tag
def photo_lines(photos, width=4.2, most=2):
    """Lists of photos whose aspect ratios add up to about `width`: each fills one row from edge to edge.

    `photos` are objects or dicts with `image`; what does not fill a row is left out, unless it is the first.
    """
    lines, line, total = [], [], 0.0
    for photo in photos or []:
        image = photo.get("image") if isinstance(photo, dict) else photo.image
        size = _size(image)
        line.append(photo)
        total += size[0] / size[1] if all(size) else 1.5
        if total >= width * 0.85:
            lines.append(line)
            line, total = [], 0.0
        if len(lines) == most:
            return lines
    return lines if lines else [line]


@register.filter
def cell_text(cell):
    """What stands in a cell of a table: the `text` of a dict, or the value itself; "" for None."""
    value = cell.get("text") if isinstance(cell, dict) else cell
    return "" if value is None else value
