"""A translation that is longer than its field is told to the translator, not to the database."""

from django.core.exceptions import ValidationError
from django.db.models import F
from django.utils.text import Truncator
from django.utils.translation import gettext as _
from wagtail.models import Page, TranslatableMixin
from wagtail_localize.strings import StringValue

from facts.sync import is_source, is_stand_in
from facts.words import PAGE_WORDS
from translation.targets import locate, model_of

# No field is shorter; most texts are, and need no look at their field.
SHORTEST_LIMIT = 40
TITLE_LIMIT = Page._meta.get_field("draft_title").max_length


def message(name, limit, text):
    return _(
        "“%(field)s” is too long: it has %(count)d characters, at most %(limit)d fit: “%(text)s”."
    ) % {
        "field": name,
        "limit": limit,
        "count": len(text),
        "text": Truncator(text).chars(60),
    }


def before_save(sender, instance, raw=False, update_fields=None, **kwargs):
    """Receiver of `pre_save`: records and their rows, drafts too. Raises ValidationError by field."""
    if raw or update_fields is not None or not isinstance(instance, TranslatableMixin):
        return
    if instance.locale_id is None or is_stand_in(instance) or is_source(instance):
        return
    errors = {
        field.name: message(field.verbose_name, field.max_length, text)
        for field, text in limited_words(instance)
        if len(text) > field.max_length
    }
    if errors:
        raise ValidationError(errors)


def limited_words(instance):
    """(field, text) of the plain words that have a limit."""
    model = type(instance)
    names = {*getattr(model, "words", []), *PAGE_WORDS}
    for field in model._meta.concrete_fields:
        text = getattr(instance, field.attname)
        if field.name in names and field.max_length and isinstance(text, str):
            yield field, text


def before_text_saved(sender, instance, raw=False, update_fields=None, **kwargs):
    """Receiver of StringTranslation's `pre_save`: the translator sees it where it was typed."""
    if not raw and (not update_fields or "data" in update_fields):
        check_text(instance)


def check_text(instance, model=None):
    """Marks a StringTranslation that is empty or too long; `model` is that of its object, where known."""
    if not StringValue(instance.data).render_text().strip():
        instance.has_error, instance.field_error = True, _("The translation is empty.")
        return
    if len(instance.data) <= SHORTEST_LIMIT or instance.context is None or instance.has_error:
        return
    place = locate(model or model_of(instance.context), instance.context)
    limit = limit_of(place)
    text = StringValue(instance.data).render_text()
    if limit and len(text) > limit:
        name = getattr(place, "verbose_name", None) or getattr(place, "label", "")
        instance.has_error, instance.field_error = True, message(name, limit, text)


def limit_of(place):
    """The greatest number of characters of a model field or block; None for no limit."""
    return getattr(place, "max_length", None) or getattr(
        getattr(place, "field", None), "max_length", None
    )


def show_draft_title(sender, instance, **kwargs):
    """As the engine's receiver of `post_save`, which lets PostgreSQL fail on a long title."""
    if instance.context is not None and instance.context.path == "title":
        _own_rows(instance).update(draft_title=instance.data[:TITLE_LIMIT])


def hide_draft_title(sender, instance, **kwargs):
    """As the engine's receiver of `post_delete`."""
    if instance.context is not None and instance.context.path == "title":
        _own_rows(instance).update(draft_title=F("title"))


def _own_rows(text):
    return Page.objects.filter(
        translation_key=text.context.object_id, locale_id=text.locale_id, alias_of__isnull=True
    )
