"""PO out and in: for Poedit and the like. Texts are HTML there, a text's id is its context (msgctxt)."""

import re

import polib
from django.utils.translation import gettext as _
from wagtail_localize.models import String

from translation.exchange import inline
from translation.exchange.refusals import Refused
from translation.exchange.units import Incoming, IncomingFile, path_id
from translation.models.texts import HELD_BACK, State

FUZZY = "fuzzy"
# Says of an entry which state it was in, where PO knows only “fuzzy”.
STATE_NOTE = "state: "
_OURS = re.compile(r"t[0-9a-f]{12}-[0-9a-f]{12}")


def write(documents):
    """Bytes of one file with the Documents, which are all into one language."""
    first = documents[0]
    file = polib.POFile(wrapwidth=0)
    file.metadata = {
        "Project-Id-Version": "Pobratim",
        "MIME-Version": "1.0",
        "Content-Type": "text/plain; charset=UTF-8",
        "Content-Transfer-Encoding": "8bit",
        "Language": first.target_language.replace("-", "_"),
        "X-Source-Language": first.source_language,
    }
    for document in documents:
        file.extend(_entry(unit, document) for unit in document.units)
    return str(file).encode()


def _entry(unit, document):
    notes = [document.title, document.address, unit.name, *unit.notes]
    if unit.limit:
        notes.append(_("At most %d characters.") % unit.limit)
    if unit.state:
        notes.append(STATE_NOTE + unit.state)
    flags = [FUZZY] if unit.state in HELD_BACK else []
    if unit.limit:
        flags.append(f"max-length:{unit.limit}")
    return polib.POEntry(
        msgctxt=unit.id,
        msgid=unit.source,
        msgstr=unit.target,
        comment="\n".join(filter(None, notes)),
        flags=flags,
        previous_msgid=unit.previous_source or None,
        tcomment=_previous(unit),
    )


def _previous(unit):
    if not unit.previous_target:
        return ""
    return _("The translation before the original changed: %s") % unit.previous_target


def read(data, name):
    """An IncomingFile. Raises Refused."""
    try:
        text = data.decode("utf-16" if data[:2] in (b"\xff\xfe", b"\xfe\xff") else "utf-8-sig")
        # A single line would be taken for the name of a file.
        entries = polib.pofile(text.replace("\r\n", "\n").replace("\r", "\n") + "\n\n")
    except (OSError, UnicodeDecodeError, ValueError, IndexError) as broken:
        raise Refused(_("“%s” is not a PO file in UTF-8.") % name) from broken
    if not len(entries):
        raise Refused(_("“%s” holds no texts.") % name)
    language = entries.metadata.get("Language", "").replace("_", "-")
    return IncomingFile(
        name,
        source_language=entries.metadata.get("X-Source-Language", ""),
        target_language=language,
        units=[_incoming(entry) for entry in entries if not entry.obsolete],
    )


def _id_of(entry):
    """Ours, or what the engine's own files have for it: the content path and the words."""
    context = entry.msgctxt or ""
    if _OURS.fullmatch(context):
        return context
    return path_id(context, String._get_data_hash(entry.msgid))


def _incoming(entry):
    state = State.DRAFT if entry.fuzzy else ""
    if f"{STATE_NOTE}{State.KEPT}" in entry.comment.splitlines():
        state = State.KEPT
    return Incoming(
        id=_id_of(entry),
        source=inline.parse(entry.msgid),
        target=inline.parse(entry.msgstr),
        state=state,
        has_tags=True,
    )
