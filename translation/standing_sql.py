"""The statement behind every state and every figure: one row for each object of the source language and locale.

SQL by hand, because it pairs every object with every language, started or not, which the ORM cannot say;
the same text serves one page, a list, and (grouped) the whole site. Standard SQL only, for both databases.
Tables are joined by their unique keys: SQLite may read a joined subquery anew for every row.
What counts as translated is the rule of translation/missing.py; a test holds the two together.
"""

from dataclasses import dataclass, field

from django.conf import settings
from django.contrib.contenttypes.models import ContentType
from django.db import connection
from django.db.models import UUIDField
from wagtail.models import Page, TranslatableMixin
from wagtail.snippets.models import get_snippet_models

from translation.chosen import CHANGED_SQL
from translation.published import WORDS_SQL

# Positions in a tree path: root, home page, section; four characters each.
SECTION_LENGTH = 3 * Page.steplen

_STATEMENT = """
SELECT o.object_key, o.content_type_id, o.pk AS source_pk, o.path, o.is_live AS source_live,
  SUBSTR(o.path, 1, {section_length}) AS section,
  COALESCE(NULLIF(o.title, ''), z.title, '') AS title,
  l.id AS locale_id, t.pk AS target_pk,
  CASE WHEN t.is_own AND t.is_live THEN TRUE ELSE FALSE END AS is_public, r.id AS translation_id,
  COALESCE(c.strings, z.strings, 0) AS strings,
  CASE WHEN r.id IS NULL AND t.is_own THEN COALESCE(z.strings, 0) ELSE COALESCE(c.done, 0) END
    AS done,
  COALESCE(c.words, z.words, 0) AS words,
  CASE WHEN r.id IS NULL AND t.is_own THEN COALESCE(z.words, 0) ELSE COALESCE(c.words_done, 0) END
    AS words_done,
  COALESCE(c.machine, 0) AS machine, COALESCE(c.errors, 0) AS errors,
  CASE WHEN r.id IS NOT NULL THEN w.last_updated_at END AS words_changed_at,
  k.id AS task_id, k.assignee_id, k.due, COALESCE(k.priority, 0) AS priority, k.kind AS task_kind,
  k.state AS task_state,
  CASE WHEN t.is_own AND t.is_live AND r.id IS NOT NULL AND c.changed_at > t.last_published_at
    AND EXISTS ({corrected}) OR t.is_own AND t.is_live AND r.id IS NOT NULL AND EXISTS ({chosen})
    THEN TRUE ELSE FALSE END AS is_corrected,
  CASE
    WHEN r.id IS NOT NULL AND (k.state = 'in_review' OR EXISTS (
      SELECT 1 FROM wagtailcore_workflowstate f
      WHERE f.base_content_type_id = o.base_type_id AND f.object_id = CAST(t.pk AS VARCHAR(255))
        AND f.status = 'in_progress')) THEN 'in_review'
    WHEN t.is_own AND t.is_live AND r.id IS NOT NULL AND (
      w.last_updated_at > t.last_published_at
      OR (c.done < c.strings AND EXISTS ({unanswered}))) THEN 'outdated'
    WHEN t.is_own AND t.is_live THEN 'current'
    WHEN r.id IS NULL AND t.is_own THEN 'in_progress'
    WHEN r.id IS NULL THEN 'missing'
    WHEN COALESCE(c.done, 0) = COALESCE(c.strings, 0) AND COALESCE(c.errors, 0) = 0 THEN 'ready'
    WHEN c.machine > 0 AND c.done + c.machine = c.strings THEN 'machine'
    ELSE 'in_progress'
  END AS state
FROM ({objects}) o
CROSS JOIN wagtailcore_locale l
LEFT JOIN ({targets}) t ON t.object_key = o.object_key AND t.locale_id = l.id
LEFT JOIN wagtail_localize_translationsource w ON w.object_id = o.object_key AND w.locale_id = {source}
LEFT JOIN wagtail_localize_translation r ON r.source_id = w.id AND r.target_locale_id = l.id AND r.enabled
LEFT JOIN (
  SELECT tr.id AS translation_id, COUNT(*) AS strings,
    SUM(CASE WHEN st.has_error = FALSE THEN 1 ELSE 0 END) AS done,
    SUM(COALESCE(sz.words, 0)) AS words,
    SUM(CASE WHEN st.has_error = FALSE THEN COALESCE(sz.words, 0) ELSE 0 END) AS words_done,
    SUM(CASE WHEN ts.state = 'machine' THEN 1 ELSE 0 END) AS machine,
    SUM(CASE WHEN ts.errors > 0 THEN 1 ELSE 0 END) AS errors,
    MAX(ts.updated_at) AS changed_at
  FROM wagtail_localize_translation tr
  JOIN wagtail_localize_translationsource src ON src.id = tr.source_id
  JOIN wagtail_localize_stringsegment seg ON seg.source_id = tr.source_id
  LEFT JOIN wagtail_localize_stringtranslation st ON st.translation_of_id = seg.string_id
    AND st.context_id = seg.context_id AND st.locale_id = tr.target_locale_id
  LEFT JOIN translation_textstate ts ON ts.text_id = st.id
  LEFT JOIN translation_stringsize sz ON sz.string_id = seg.string_id
  WHERE tr.enabled {of_source}
  GROUP BY tr.id
) c ON c.translation_id = r.id
LEFT JOIN translation_sourcesize z ON z.object_id = o.object_key
LEFT JOIN translation_translationtask k ON k.translation_id = r.id
  AND k.state NOT IN ('done', 'cancelled')
WHERE l.id <> {source} {of_locale}
"""

# Texts without a usable translation, and without one that readers have: not those that are being corrected.
_UNANSWERED = f"""
SELECT 1 FROM wagtail_localize_stringsegment x
WHERE x.source_id = w.id AND NOT EXISTS (
  SELECT 1 FROM wagtail_localize_stringtranslation y
  WHERE y.translation_of_id = x.string_id AND y.context_id = x.context_id AND y.locale_id = l.id
    AND y.has_error = FALSE)
AND NOT EXISTS ({WORDS_SQL})
"""  # noqa: S608 - our own constants
# Texts that say something else than readers have. Asked only where one was written since the publication.
_CORRECTED = f"""
SELECT 1 FROM wagtail_localize_stringsegment x
JOIN wagtail_localize_stringtranslation y ON y.translation_of_id = x.string_id
  AND y.context_id = x.context_id AND y.locale_id = l.id
JOIN translation_textstate q ON q.text_id = y.id AND q.updated_at > t.last_published_at
WHERE x.source_id = w.id AND y.data <> ({WORDS_SQL})
"""  # noqa: S608 - our own constants

_PAGES = """
SELECT translation_key AS object_key, content_type_id, {page_type} AS base_type_id, id AS pk, path, title,
  live AS is_live
FROM wagtailcore_page
WHERE locale_id = {source} AND depth > 1 AND content_type_id <> {page_type} {of_key}
"""
_PAGE_TARGETS = """
SELECT translation_key AS object_key, locale_id, id AS pk, live AS is_live, last_published_at,
  alias_of_id IS NULL AS is_own
FROM wagtailcore_page WHERE locale_id <> {source} {of_key}
"""
_RECORDS = """
SELECT translation_key, {type}, {type}, id, '', '', live FROM {table} WHERE locale_id = {source} {of_key}
"""
_RECORD_TARGETS = """
SELECT translation_key, locale_id, id, live, last_published_at, TRUE FROM {table}
WHERE locale_id <> {source} {of_key}
"""


@dataclass
class Statement:
    """SQL text and its parameters, in the order of their places."""

    sql: str
    params: list = field(default_factory=list)


def record_models():
    """The snippets that are published by themselves, one for each table."""
    return [model for model in get_snippet_models() if issubclass(model, TranslatableMixin)]


def database_key(key):
    return UUIDField().get_db_prep_value(key, connection)


def standings(keys=None, locale_ids=None):
    """The Statement of the rows described above, for all objects or those with a translation_key in `keys`."""
    return _Builder(keys).build(locale_ids)


class _Builder:
    """Puts the parts together; what stands in the text is our own, the keys are parameters."""

    def __init__(self, keys):
        code = settings.LANGUAGE_CODE.replace("'", "''")
        self.source = f"(SELECT id FROM wagtailcore_locale WHERE language_code = '{code}')"  # noqa: S608
        self.keys = None if keys is None else [database_key(key) for key in keys]
        models = record_models()
        self.types = ContentType.objects.get_for_models(Page, *models)
        self.records = models

    def build(self, locale_ids):
        keys = "" if self.keys is None else f"({self._marks()})"
        of_key = keys and f"AND translation_key IN {keys}"
        of_source = keys and f"AND src.object_id IN {keys}"
        of_locale = ""
        if locale_ids is not None:
            listed = ", ".join(str(int(pk)) for pk in locale_ids) or "NULL"
            of_locale = f"AND l.id IN ({listed})"
        sql = _STATEMENT.format(
            section_length=SECTION_LENGTH,
            source=self.source,
            objects=self.union(_PAGES, _RECORDS, of_key),
            targets=self.union(_PAGE_TARGETS, _RECORD_TARGETS, of_key),
            of_source=of_source,
            of_locale=of_locale,
            unanswered=_UNANSWERED,
            corrected=_CORRECTED,
            chosen=CHANGED_SQL,
        )
        return Statement(sql, (self.keys or []) * self._places())

    def _marks(self):
        return ", ".join(["%s"] * len(self.keys)) or "NULL"

    def _places(self):
        # Once in every member of both unions, and once by the source.
        return 2 * (1 + len(self.records)) + 1

    def union(self, pages, records, of_key):
        members = [
            pages.format(source=self.source, page_type=self.types[Page].pk, of_key=of_key),
            *(
                records.format(
                    type=self.types[model].pk,
                    table=connection.ops.quote_name(model._meta.db_table),
                    source=self.source,
                    of_key=of_key,
                )
                for model in self.records
            ),
        ]
        return " UNION ALL ".join(members)


def sources_without_size():
    """The Statement of (content type, pk) of public sources that nobody has counted the words of."""
    builder = _Builder(None)
    objects = builder.union(_PAGES, _RECORDS, "")
    sql = (
        f"SELECT o.content_type_id, o.pk FROM ({objects}) o"  # noqa: S608
        " LEFT JOIN translation_sourcesize z ON z.object_id = o.object_key"
        " WHERE o.is_live AND z.object_id IS NULL"
    )
    return Statement(sql)
