"""What goes out to a translation program and comes back, whatever the format."""

import hashlib
from dataclasses import dataclass, field

ID_LENGTH = 12


def unit_id(object_id, path, data_hash):
    """The name of a text in files: its place (object and content path) and its words in the original.

    Made of hashes, so that it does not depend on row numbers; another original is another id, its first part
    stays. Fits NMTOKEN.
    """
    return f"{place_id(object_id, path)}-{data_hash.hex[:ID_LENGTH]}"


def path_id(path, data_hash):
    """As the engine's own PO files name a text within one object."""
    return f"{path}|{data_hash.hex[:ID_LENGTH]}"


def place_id(object_id, path):
    digest = hashlib.sha256(f"{object_id}|{path}".encode()).hexdigest()
    return f"t{digest[:ID_LENGTH]}"


@dataclass(frozen=True)
class Unit:
    """One text. `source`, `target` and `previous_*` are HTML as the engine keeps it, `target` "" for none.

    `state` is a State of models/texts.py or "" for no translation; `name` says where the text stands, `notes`
    are for the translator; `limit` is the greatest number of characters or None.
    """

    id: str
    source: str
    target: str = ""
    state: str = ""
    name: str = ""
    notes: tuple = ()
    limit: int | None = None
    previous_source: str = ""
    previous_target: str = ""


@dataclass(frozen=True)
class Document:
    """The texts of one page or record in one language; `key` is its translation_key, `address` that of the page."""

    key: str
    title: str
    address: str
    kind: str
    source_language: str
    target_language: str
    units: tuple = ()
    file_name: str = "texts"


@dataclass(frozen=True)
class Incoming:
    """One text of an uploaded file. `source` is None where the format gave none.

    `target` and `source` are pieces (inline.py); their marks are numbers of the file, or tags where it has
    HTML (`has_tags`). `state` is one of the State values, "" when the file says nothing, `kept` when it is not
    to be translated. `is_partial` is true for a unit that was cut into pieces of which some have no words.
    """

    id: str
    target: list
    source: list | None = None
    state: str = ""
    is_partial: bool = False
    has_tags: bool = False


@dataclass
class IncomingFile:
    """What was read from one file; languages are as written there, "" where it does not say.

    `keys` are the translation_keys of the pages and records that it names.
    """

    name: str
    source_language: str = ""
    target_language: str = ""
    units: list = field(default_factory=list)
    keys: list = field(default_factory=list)
