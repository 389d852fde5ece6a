"""The closed list of sizes and formats in which pictures are shown.

A role is a way of showing (a card, a row of an album …); it names the widths it may need. The template
tag, the prefetch of listings and the job that makes the files all read this list.
"""

from dataclasses import dataclass

from django.db.models import F
from wagtail.images import get_image_model

from facts.rows import columns_of, gather, to_instance

# Best first: a browser takes the first format it knows.
FORMATS = {"avif": "image/avif", "webp": "image/webp", "jpeg": "image/jpeg"}
WIDTHS = (320, 640, 1280, 2048)
# For browsers from before 2020 and for the previews of other services.
JPEG_WIDTHS = (640, 1280)


@dataclass(frozen=True)
class Role:
    """`sizes` is the HTML attribute; {rem} and {vh} stand for the width of a picture 1 high, in `height`."""

    widths: tuple
    sizes: str
    height: float = 0

    def sizes_for(self, ratio):
        return self.sizes.format(size=f"{self.height * ratio:.4g}")


ROLES = {
    "thumb": Role((320,), "8rem"),
    "logo": Role((320, 640), "12rem"),
    "card": Role((320, 640, 1280), "(min-width: 60rem) 24rem, (min-width: 40rem) 50vw, 100vw"),
    # Justified rows: the height is given, the width follows from the picture.
    "row": Role((320, 640, 1280), "(min-width: 40rem) {size}rem, 100vw", height=20),
    "cover": Role((640, 1280, 2048), "(min-width: 78rem) 76rem, 100vw"),
    # As large as the window allows, in both directions.
    "full": Role((640, 1280, 2048), "min(100vw, {size}vh)", height=85),
}


@dataclass(frozen=True)
class Shown:
    """One file of a picture, ready to be named in HTML."""

    url: str
    width: int
    height: int


def spec(width, image_format):
    """Wagtail's filter specification."""
    return f"width-{width}|format-{image_format}"


def useful_widths(original_width, widths=WIDTHS):
    """The widths up to the first that the original does not fill: it comes out as wide as the original."""
    useful = [width for width in widths if width < original_width]
    return useful + list(widths[len(useful) : len(useful) + 1])


def role_specs(role, original_width=None):
    """{format: [specs]} of a role, best format first; only those of use for an original of that width."""
    widths = ROLES[role].widths
    fallback = tuple(width for width in JPEG_WIDTHS if width in widths) or widths[:1]
    specs = {}
    for image_format in FORMATS:
        wanted = fallback if image_format == "jpeg" else widths
        if original_width:
            wanted = useful_widths(original_width, wanted)
        specs[image_format] = [spec(width, image_format) for width in wanted]
    return specs


def specs_for(roles, original_width=None):
    """The specs of several roles as one list."""
    found = {}
    for role in roles:
        for specs in role_specs(role, original_width).values():
            found.update(dict.fromkeys(specs))
    return list(found)


def all_specs(original_width=None):
    """Every spec that may be shown: what is made at upload."""
    return specs_for(ROLES, original_width)


def width_of(filter_spec):
    return int(filter_spec.split("|")[0].split("-")[1])


def format_of(filter_spec):
    return filter_spec.rsplit("-", 1)[1]


# --- Looking up what is there ----------------------------------------------------------------------


def file_source(image_ids, *roles):
    """A source for facts.rows.gather(), whose rows know_files() takes: the files of images for `roles`.

    `image_ids` are primary keys or a subquery of them.
    """
    files = get_image_model().get_rendition_model().objects
    rows = files.filter(
        image_id__in=image_ids, filter_spec__in=specs_for(roles or ROLES), focal_point_key=""
    )
    return rows, {name: F(name) for name in ("image_id", "filter_spec", "file", "width", "height")}


def know_files(images, rows, *roles):
    """Tells images their files for `roles`: rows of file_source()."""
    by_pk = {image.pk: {} for image in images}
    storage = get_image_model().get_rendition_model()._meta.get_field("file").storage
    for row in rows:
        file = Shown(storage.url(row["file"]), row["width"], row["height"])
        by_pk[row["image_id"]][row["filter_spec"]] = file
    specs = frozenset(specs_for(roles or ROLES))
    for image in images:
        image.shown = {**getattr(image, "shown", {}), **by_pk[image.pk]}
        image.shown_specs = getattr(image, "shown_specs", frozenset()) | specs


def with_renditions(images, *roles):
    """`images` (queryset or list of Image) knowing their files for `roles`, in one query for all.

    A queryset is evaluated; None among the images and those that know theirs are left out of the work.
    Returns the list given or made.
    """
    images = list(images)
    load_images((), images, *roles)
    return images


def load_images(pks, known, *roles):
    """{pk: Image} of the images with these keys, their files and those of `known` images: one query for all."""
    specs = specs_for(roles or ROLES)
    known = [image for image in known if image is not None and not _knows(image, specs)]
    sources = {}
    if pks:
        model = get_image_model()
        sources["images"] = (model.objects.filter(pk__in=pks), columns_of(model))
    if pks or known:
        sources["files"] = file_source({*pks, *(image.pk for image in known)}, *roles)
    rows = gather(sources)
    found = [to_instance(get_image_model(), row) for row in rows.get("images", ())]
    know_files([*known, *found], rows.get("files", ()), *roles)
    return {image.pk: image for image in found}


def _knows(image, specs):
    return getattr(image, "shown_specs", frozenset()).issuperset(specs)


def prefetch_pictures(records, *roles, field="lead_image"):
    """Loads the picture of each record and its files for `roles`: one query for any number of records.

    Returns the records as a list; records may be pages, album photographs or anything with that field.
    """
    records = [record for record in records if record is not None]
    load_pictures([(record, field) for record in records], *roles)
    return records


def load_pictures(pairs, *roles):
    """As prefetch_pictures(), for pairs [(record, field)] of any records; None among them costs nothing.

    The record says which picture by an attribute `<field>_id`; one that it has already is kept.
    """
    pairs = [(record, field) for record, field in pairs if record is not None]
    known = {}
    for record, field in pairs:
        image = _cached(record, field)
        if image is not None:
            known[image.pk] = image
    wanted = {getattr(record, f"{field}_id") for record, field in pairs} - {None} - set(known)
    known |= load_images(wanted, known.values(), *roles)
    for record, field in pairs:
        setattr(record, field, known.get(getattr(record, f"{field}_id")))


def _cached(record, field):
    if hasattr(record, "_state"):
        return record._state.fields_cache.get(field) or record.__dict__.get(field)
    return getattr(record, field, None)


def shown(image, role):
    """{format: [Shown, …]} that exist for a role, narrowest first."""
    by_format = role_specs(role, image.width)
    specs = [name for names in by_format.values() for name in names]
    if not _knows(image, specs):
        with_renditions([image], role)
    return {
        image_format: [image.shown[name] for name in names if name in image.shown]
        for image_format, names in by_format.items()
    }


def fallback_spec(role, original_width):
    """The one file that must be there, made on the spot if it is not."""
    return role_specs(role, original_width)["jpeg"][-1]


def share_url(image):
    """Address (path) of a JPEG that other services may show with a link to a page; "" if there is none."""
    from media import making  # which reads the list above

    files = making.available(image, "full")["jpeg"] if image else []
    return files[-1].url if files else ""
