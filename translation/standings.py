"""Where objects stand in the languages, read from the database: rows, counts and sums of the one statement."""

import datetime
from dataclasses import dataclass, fields
from uuid import UUID

from django.db import connection
from django.utils.dateparse import parse_date, parse_datetime

from translation.standing_sql import Statement, standings


@dataclass(frozen=True)
class Standing:
    """One object of the source language in one locale.

    `is_public`: readers have it in its own words, old ones perhaps. `is_corrected`: a text that they have
    says something else by now, finished or not, or another picture or link was chosen. `strings` and `words` are all it has, `done` and `words_done` those with a usable translation; `machine`
    counts the texts that a person has to confirm, `errors` those with a mistake that blocks publication.
    `task_id` and what follows are of the open task, if there is one.
    """

    object_key: UUID
    content_type_id: int
    source_pk: int
    path: str
    source_live: bool
    section: str
    title: str
    locale_id: int
    target_pk: int | None
    is_public: bool
    translation_id: int | None
    strings: int
    done: int
    words: int
    words_done: int
    machine: int
    errors: int
    words_changed_at: datetime.datetime | None
    task_id: int | None
    assignee_id: int | None
    due: datetime.date | None
    priority: int
    task_kind: str | None
    task_state: str | None
    is_corrected: bool
    state: str

    @property
    def texts_left(self):
        return self.strings - self.done

    @property
    def words_left(self):
        return self.words - self.words_done

    @property
    def percent(self):
        """Of the texts, rounded down: 100 only when all are done."""
        return 100 * self.done // self.strings if self.strings else 0

    @property
    def is_ready(self):
        """Everything is translated; it could be published as it stands."""
        return (
            self.translation_id is not None
            and self.source_live
            and not self.texts_left
            and not self.errors
            and (self.state in ("ready", "outdated") or self.has_corrections)
        )

    @property
    def has_corrections(self):
        """Public and in step with its original, with words that readers do not have yet."""
        return self.state == "current" and self.is_corrected


COLUMNS = ", ".join(f"s.{field.name}" for field in fields(Standing))


def fetch(statement=None, where=(), order="", limit=None, offset=0):
    """The Standings of a Statement (all objects when none); `where` are Statements, all of which hold."""
    statement = statement or standings()
    tail, params = _where(where)
    if order:
        tail += f" ORDER BY {order}"
    if limit is not None:
        tail += f" LIMIT {int(limit)} OFFSET {int(offset)}"
    # The texts are our own here and below; all values are parameters.
    sql = f"SELECT {COLUMNS} FROM ({statement.sql}) s{tail}"  # noqa: S608
    return [_standing(row) for row in run(sql, [*statement.params, *params])]


def select(columns, statement=None, where=(), tail=""):
    """Rows (tuples) of any SQL `columns` over the Statement `s`, such as counts, with `tail` behind."""
    statement = statement or standings()
    condition, params = _where(where)
    sql = f"SELECT {columns} FROM ({statement.sql}) s{condition} {tail}"  # noqa: S608
    return run(sql, [*statement.params, *params])


def of(instances, locales):
    """{(translation_key, locale id): Standing} of pages and records of any language: one query."""
    keys = {instance.translation_key for instance in instances}
    if not keys or not locales:
        return {}
    found = fetch(standings(sorted(keys), [locale.pk for locale in locales]))
    return {(row.object_key, row.locale_id): row for row in found}


def run(sql, params):
    with connection.cursor() as cursor:
        cursor.execute(sql, params)
        return cursor.fetchall()


def _where(conditions):
    conditions = [condition for condition in conditions if condition is not None]
    if not conditions:
        return "", []
    text = " AND ".join(f"({condition.sql})" for condition in conditions)
    return f" WHERE {text}", [value for condition in conditions for value in condition.params]


_NAMES = [field.name for field in fields(Standing)]


def _standing(row):
    values = dict(zip(_NAMES, row, strict=True))
    values["object_key"] = as_key(values["object_key"])
    values["source_live"] = bool(values["source_live"])
    for name in ("is_public", "is_corrected"):
        values[name] = bool(values[name])
    if isinstance(values["due"], str):
        values["due"] = parse_date(values["due"])
    if isinstance(values["words_changed_at"], str):
        values["words_changed_at"] = parse_datetime(values["words_changed_at"]).replace(
            tzinfo=datetime.UTC
        )
    return Standing(**values)


def as_key(value):
    """A UUID, from what the database gives."""
    return value if isinstance(value, UUID) else UUID(value)


__all__ = ["Standing", "Statement", "as_key", "fetch", "of", "run", "select", "standings"]
