"""The tree of every language has the shape of the source's: a page's place is entered once, as a fact."""

from django.conf import settings
from django.utils.translation import gettext as _
from wagtail.coreutils import find_available_slug
from wagtail.models import Page

from facts.publication import PublicationBlocked
from facts.sync import is_source
from translation.stand_ins import ensure


def counterparts(page):
    """The rows of a source page in the other languages: stand-ins and translations."""
    return Page.objects.filter(translation_key=page.translation_key).exclude(pk=page.pk)


def counterpart(page, locale_id):
    return Page.objects.filter(translation_key=page.translation_key, locale_id=locale_id).first()


def on_created(sender, instance, **kwargs):
    """Refuses a page of one language in the tree of another, such as a copy put there."""
    if not isinstance(instance, Page) or instance.depth <= 2:
        return
    if instance.get_parent().locale_id != instance.locale_id:
        raise PublicationBlocked([_("A page stays among the pages of its own language.")])


def before_move(sender, instance, parent_page_before, parent_page_after, **kwargs):
    """Refuses what would bring one language's words into the tree of another, or pull the trees apart."""
    if parent_page_after.depth > 1 and parent_page_after.locale_id != instance.locale_id:
        raise PublicationBlocked([_("A page stays among the pages of its own language.")])
    if is_source(instance) or parent_page_after == parent_page_before:
        return
    source = Page.objects.filter(
        translation_key=instance.translation_key, locale__language_code=settings.LANGUAGE_CODE
    ).first()
    if source and source.get_parent().translation_key != parent_page_after.translation_key:
        raise PublicationBlocked(
            [
                _("Move the original “%(title)s”: the page in this language goes with it.")
                % {"title": source.title}
            ]
        )


def after_move(sender, instance, parent_page_after, **kwargs):
    """Takes the rows of the other languages along, to the same place among their neighbours."""
    if not is_source(instance):
        return
    page = Page.objects.get(pk=instance.pk)
    for row in counterparts(page):
        parent = counterpart(parent_page_after, row.locale_id)
        if parent is None and parent_page_after.depth > 1:
            ensure(parent_page_after.specific)
            parent = counterpart(parent_page_after, row.locale_id)
        if parent_page_after.depth > 1 and parent is not None:
            _move(row, page, parent)


def _move(row, source, parent):
    slug = find_available_slug(parent, row.slug, ignore_page_id=row.pk)
    if slug != row.slug:
        row.slug = slug
        row.save(clean=False, update_fields=["slug", "url_path"])
    left = _neighbour(source, parent)
    if left is not None:
        if left.pk != row.pk:
            row.move(left, pos="right")
    elif parent.numchild:
        first = parent.get_first_child()
        if first.pk != row.pk:
            row.move(first, pos="left")
    else:
        row.move(parent, pos="last-child")


def _neighbour(source, parent):
    """The row below `parent` that stands for the nearest page on the left of `source`; None when it is first."""
    for sibling in reversed(
        source.get_siblings().filter(path__lt=source.path).order_by("path").only("translation_key")
    ):
        row = parent.get_children().filter(translation_key=sibling.translation_key).first()
        if row is not None:
            return row
    return None
