"""The texts of a form as the browser sends them, cut into paragraphs."""

import json
from dataclasses import dataclass, field

from django.apps import apps

from facts.words import child_relations, words_of

# Words of others, or in another language: they stay as they were said.
LEFT_ALONE = {"quote", "foreign_text"}
# No running text: what search engines and tabs show is checked, but not counted as reading.
NOT_READ = {"seo_title", "search_description", "title"}


class BadTexts(ValueError):
    """What was sent is no list of texts."""


@dataclass(frozen=True)
class Paragraph:
    """`block` is Draftail's key of the paragraph, "" in a plain field; `spared` places stay as they are."""

    field: str
    label: str
    block: str
    text: str
    is_read: bool
    spared: tuple = field(default=())


def paragraphs(sent):
    """[Paragraph] of {"model": "news.newspage", "texts": [{name, label, block, kind, value}]}.

    Fields that hold facts are left out, so are quotations and texts in another language.
    Raises BadTexts.
    """
    try:
        model = apps.get_model(str(sent["model"]))
        names = _word_fields(model)
        found = []
        for text in sent["texts"]:
            if _is_ours(str(text["name"]), names) and text.get("block") not in LEFT_ALONE:
                found += _of_field(text)
    except (KeyError, TypeError, ValueError, LookupError, AttributeError) as error:
        raise BadTexts(str(error)) from error
    return found


def _word_fields(model):
    """{field name: None, or {names} of the words of its rows}."""
    relations = {one.name: one.related_model for one in child_relations(model)}
    return {
        name: set(words_of(relations[name])) if name in relations else None
        for name in words_of(model)
    }


def _is_ours(name, fields):
    first, *rest = name.split("-")
    if first not in fields or "__prefix__" in rest:
        return False
    return fields[first] is None or (len(rest) > 1 and rest[1] in fields[first])


def _of_field(text):
    name, label, value = str(text["name"]), str(text["label"]), str(text["value"])
    is_read = name.split("-")[0] not in NOT_READ
    if text.get("kind") != "rich":
        return [Paragraph(name, label, "", value, is_read)] if value.strip() else []
    content = json.loads(value) or {}
    return [
        Paragraph(name, label, str(block["key"]), str(block["text"]), is_read, _code(block))
        for block in content.get("blocks", ())
        if block["text"].strip() and block.get("type") not in ("atomic", "code-block")
    ]


def _code(block):
    """Draft.js counts UTF-16 units; code outside the basic plane is rare enough to be spared a little off."""
    return tuple(
        (one["offset"], one["offset"] + one["length"])
        for one in block.get("inlineStyleRanges", ())
        if one.get("style") == "CODE"
    )
