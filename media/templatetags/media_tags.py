"""{% photo %}: a picture in every format and width of its role."""

from django import template
from django.utils.html import format_html, format_html_join
from django.utils.safestring import mark_safe

from media import album_views, making, renditions

register = template.Library()


@register.simple_tag
def photo(image, role, alt="", class_name="", eager=False, **kwargs):
    """<picture> for an Image; `eager` for the one picture that the reader sees first.

    `class` may be given for class_name. Without a readable file the reader gets the description.
    """
    if image is None or image == "":
        return ""
    files = making.available(image, role)
    if not files["jpeg"]:
        return format_html('<span class="photo-missing">{}</span>', alt or "")
    sizes = renditions.ROLES[role].sizes_for(image.width / max(image.height, 1))
    sources = [
        format_html(
            '<source type="{}" srcset="{}" sizes="{}">', mime, _srcset(files[image_format]), sizes
        )
        for image_format, mime in renditions.FORMATS.items()
        if image_format != "jpeg" and files[image_format]
    ]
    attributes = _attributes(
        image, files["jpeg"], sizes, alt, kwargs.get("class", class_name), eager
    )
    return format_html("<picture>{}<img{}></picture>", mark_safe("".join(sources)), attributes)  # noqa: S308


def _srcset(files):
    return ", ".join(f"{file.url} {file.width}w" for file in files)


def _attributes(image, files, sizes, alt, class_name, eager):
    largest = files[-1]
    attributes = {"src": largest.url}
    if len(files) > 1:
        attributes |= {"srcset": _srcset(files), "sizes": sizes}
    attributes |= {"alt": alt or "", "width": largest.width, "height": largest.height}
    class_names = " ".join(filter(None, [class_name, focus_class(image)]))
    if class_names:
        attributes["class"] = class_names
    if eager:
        attributes["fetchpriority"] = "high"
    else:
        attributes |= {"loading": "lazy", "decoding": "async"}
    return format_html_join("", ' {}="{}"', attributes.items())


def focus_class(image):
    """Classes that keep the picture's main point in view where it is cropped: "focus-x-30 focus-y-60"."""
    if image.focal_point_x is None or image.focal_point_y is None:
        return ""
    x = round(10 * image.focal_point_x / max(image.width, 1)) * 10
    y = round(10 * image.focal_point_y / max(image.height, 1)) * 10
    return f"focus-x-{min(x, 100)} focus-y-{min(y, 100)}"


@register.simple_tag(takes_context=True)
def photo_frame(context):
    """Turns the frame of an album page into that of the photograph `photo` in the context; prints nothing."""
    frame = context.get("frame")
    if frame is not None and not getattr(frame, "is_of_photo", False):
        frame.is_of_photo = True
        album_views.adapt_frame(frame, context["photo"], context["position"], context["languages"])
        frame.share_image = _absolute(context, renditions.share_url(context["photo"].image))
    return ""


def _absolute(context, url):
    request = context.get("request")
    return request.build_absolute_uri(url) if request and url else url


@register.simple_tag
def photo_credit(image):
    """Author and licence of a picture, the licence as a link where it has an address; "" for nobody's."""
    if image is None or image == "":
        return ""
    author = getattr(image, "credit", "")
    licence = str(image.get_licence_display()) if getattr(image, "licence", "") else ""
    if licence and image.licence_url:
        licence = format_html('<a rel="license" href="{}">{}</a>', image.licence_url, licence)
    return format_html_join(", ", "{}", ((part,) for part in (author, licence) if part))
