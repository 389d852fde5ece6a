"""The rules of the house that a start refuses to break (docs/decisions/facts-and-words.md)."""

from django.apps import apps
from django.core.checks import Error, Tags, register
from django.db import connections, models
from wagtail import blocks
from wagtail.contrib.settings.models import BaseGenericSetting, BaseSiteSetting
from wagtail.images import get_image_model
from wagtail.models import Page, TranslatableMixin

from facts.words import child_relations, facts_of, words_of
from home.blocks import BodyBlock
from home.blocks.body import LANGUAGE_NEUTRAL

OURS = ("facts", "home", "media", "news", "projects", "search", "translation", "twinning")
EXTRACTED = (blocks.CharBlock, blocks.TextBlock, blocks.RichTextBlock, blocks.BlockQuoteBlock)
CONTAINERS = (blocks.StructBlock, blocks.ListBlock, blocks.StreamBlock)


def our_models():
    return [model for model in apps.get_models() if model._meta.app_label in OURS]


@register(Tags.models)
def check_image_model(app_configs, **kwargs):
    if issubclass(get_image_model(), TranslatableMixin):
        return [
            Error(
                "The image model is translatable: deleting a translation would delete the picture's file.",
                hint="Captions and descriptions belong to the use of a photo.",
                obj=get_image_model(),
                id="pobratim.E001",
            )
        ]
    return []


@register(Tags.models)
def check_children(app_configs, **kwargs):
    """A child with words is translatable, a child with only facts is not."""
    errors = []
    for model in our_models():
        for relation in child_relations(model):
            child = relation.related_model
            words, translatable = getattr(child, "words", []), issubclass(child, TranslatableMixin)
            if bool(words) != translatable:
                errors.append(
                    Error(
                        f"{child.__name__} {'has' if words else 'has no'} words, yet is "
                        f"{'' if translatable else 'not '}TranslatableMixin.",
                        hint="A child that carries words must be translatable; one that carries only facts must not.",
                        obj=child,
                        id="pobratim.E002",
                    )
                )
    return errors


@register(Tags.models)
def check_words_exist(app_configs, **kwargs):
    """Every declared word is a field, and every text without choices is declared a word or is a known fact."""
    errors = []
    for model in our_models():
        if not issubclass(model, TranslatableMixin):
            continue
        if not hasattr(model, "translatable_fields"):
            errors.append(Error("Declares neither words nor facts.", obj=model, id="pobratim.E003"))
            continue
        names = {field.name for field in model._meta.get_fields()}
        unknown = set(words_of(model)) - names
        if unknown:
            errors.append(
                Error(f"Unknown words: {sorted(unknown)}.", obj=model, id="pobratim.E004")
            )
        doubled = set(words_of(model)) & set(facts_of(model))
        if doubled:
            errors.append(
                Error(f"Both word and fact: {sorted(doubled)}.", obj=model, id="pobratim.E005")
            )
    return errors


@register(Tags.models)
def check_blocks(app_configs, **kwargs):
    """The engine can take the words out of every block, or the block is listed as language-neutral."""
    return [
        Error(
            f"The words of the block “{path}” ({type(block).__name__}) cannot be translated.",
            hint="Give it get_translatable_segments and restore_translated_segments, or list it as LANGUAGE_NEUTRAL.",
            id="pobratim.E006",
        )
        for path, block in walk_blocks(BodyBlock(), "body")
        if not is_translatable(block)
    ]


def walk_blocks(block, path):
    """Yields (path, leaf block) of a block definition."""
    if hasattr(block, "get_translatable_segments") or not isinstance(block, CONTAINERS):
        yield path, block
        return
    children = (
        {"item": block.child_block} if isinstance(block, blocks.ListBlock) else block.child_blocks
    )
    for name, child in children.items():
        yield from walk_blocks(child, f"{path}.{name}")


def is_translatable(block):
    own = hasattr(block, "get_translatable_segments") and hasattr(
        block, "restore_translated_segments"
    )
    return own or isinstance(block, LANGUAGE_NEUTRAL + EXTRACTED)


@register(Tags.models)
def check_settings_hold_no_words(app_configs, **kwargs):
    """Site settings exist once for all languages, so what readers read must not stand in them."""
    errors = []
    for model in our_models():
        if not issubclass(model, BaseSiteSetting | BaseGenericSetting):
            continue
        for field in model._meta.concrete_fields:
            is_text = isinstance(field, models.CharField | models.TextField)
            neutral = isinstance(field, models.URLField | models.EmailField) or field.choices
            if is_text and not neutral and field.name not in getattr(model, "language_neutral", []):
                errors.append(
                    Error(
                        f"The setting {field.name} may hold words, which cannot be translated there.",
                        hint="Move it to a translatable snippet, or list it in `language_neutral`.",
                        obj=model,
                        id="pobratim.E007",
                    )
                )
    return errors


@register(Tags.database)
def check_database_folds_cyrillic(app_configs, databases, **kwargs):
    """PostgreSQL made with the locale C does not know that „Ж“ and „ж“ are one letter."""
    errors = []
    for alias in databases or []:
        connection = connections[alias]
        if connection.vendor != "postgresql":
            continue
        with connection.cursor() as cursor:
            cursor.execute("SELECT lower('Ж')")
            if cursor.fetchone()[0] != "ж":
                errors.append(
                    Error(
                        "The database does not fold Cyrillic letters.",
                        hint="Create it with --locale-provider=icu --icu-locale=bg, or at least --locale=C.UTF-8.",
                        id="pobratim.E008",
                    )
                )
    return errors


@register(Tags.models)
def check_pages_have_one_base(app_configs, **kwargs):
    from facts.pages import BasePage

    return [
        Error("Every page type extends facts.pages.BasePage.", obj=model, id="pobratim.E009")
        for model in our_models()
        if issubclass(model, Page) and not issubclass(model, BasePage)
    ]
