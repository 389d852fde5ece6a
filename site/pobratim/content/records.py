"""What a content folder says, ready to be put into the site: one Record for each thing that is loaded."""

import uuid
from collections.abc import Callable
from dataclasses import dataclass, field
from pathlib import Path
from typing import NamedTuple

# Makes the keys that tell things again at the next loading.
NAMESPACE = uuid.UUID("6a8f0c0e-3a44-5b0a-9b5c-0d6d1f6f2b11")


class Ref(NamedTuple):
    """A thing named by its code or folder: ("photos", "kite"), ("pages", "/about")."""

    kind: str
    key: str

    def __str__(self):
        return f"{self.kind}:{self.key}"


def key_uuid(*parts):
    """A lasting identifier made of the things' own keys."""
    return uuid.uuid5(NAMESPACE, "#".join(str(part) for part in parts))


@dataclass
class Place:
    """Where something is written: a file, the lines of its fields, and what they are called there."""

    file: Path
    line_of: Callable
    columns: dict = field(default_factory=dict)

    def called(self, *path):
        """A field as the file calls it: "traces.title" (the line says which), in a table its column."""
        names = [part for part in path if not isinstance(part, int)]
        if self.columns:
            return self.columns.get(names[-1], names[-1])
        return ".".join(names)

    def at(self, *path):
        return self.file, self.line_of(*path)


@dataclass
class Words:
    """The words of a thing in one language other than the source's.

    `values` {field: value}, `children` {relation: {id: Child}}, `blocks` of the body or None.
    """

    place: Place
    values: dict = field(default_factory=dict)
    children: dict = field(default_factory=dict)
    blocks: list = None
    slug: str = ""


@dataclass
class Child:
    """A row of a list. `path` is where it is written: ("traces", 0), in `place` if not in the record's."""

    id: str
    model: type
    values: dict
    path: tuple = ()
    place: Place = None


@dataclass
class Record:
    """A thing of the source language with its translations: {language: Words}.

    `values` {field: value}: plain values, Ref, list of Ref, Markup; `extra` what is no field of the model.
    `raw` is everything that is written about it: when it is the same again, nothing is done.
    """

    ref: Ref
    model: type
    place: Place
    values: dict = field(default_factory=dict)
    children: dict = field(default_factory=dict)
    blocks: list = None
    words: dict = field(default_factory=dict)
    extra: dict = field(default_factory=dict)
    uses: list = field(default_factory=list)
    raw: list = field(default_factory=list)

    @property
    def translation_key(self):
        return key_uuid(self.ref)

    def child_key(self, relation, child_id):
        return key_uuid(self.ref, relation, child_id)

    def block_id(self, *position):
        return str(key_uuid(self.ref, "body", *position))


class Use(NamedTuple):
    """A Ref and where it stands."""

    ref: Ref
    model: type
    place: Place
    path: tuple
