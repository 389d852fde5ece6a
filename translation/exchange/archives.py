"""Uploads and downloads: one file, or a ZIP of several. Strangers' archives are opened with care."""

import io
import zipfile

from django.utils.translation import gettext as _

from translation.exchange.formats import po, xliff12, xliff20, xliff_reading
from translation.exchange.refusals import Refused

MEGABYTE = 1024 * 1024
LARGEST_UPLOAD = 10 * MEGABYTE
LARGEST_FILE = 20 * MEGABYTE
# All files of an archive together.
LARGEST_CONTENT = 60 * MEGABYTE
MOST_FILES = 2000

# Format: (what it is called, ending, how it is written).
FORMATS = {
    "xliff12": ("XLIFF 1.2", "xliff-1.2.xlf", xliff12.write),
    "xliff20": ("XLIFF 2.0", "xliff-2.0.xlf", xliff20.write),
    "po": ("PO (gettext)", "po", po.write),
}
XML_ENDINGS = (".xlf", ".xliff", ".mqxliff", ".mxliff", ".sdlxliff", ".xml")


# --- in ------------------------------------------------------------------------------------------------


def read(upload):
    """[IncomingFile] of an uploaded file. Raises Refused."""
    if upload.size > LARGEST_UPLOAD:
        raise Refused(
            _("The file is too large: at most %d MB are taken.") % (LARGEST_UPLOAD // MEGABYTE)
        )
    data = upload.read()
    if data[:2] == b"PK":
        return _read_archive(data)
    return [_read_one(data, upload.name)]


def _read_one(data, name):
    name = name.replace("\\", "/").rpartition("/")[2][:100]
    lower = name.lower()
    if lower.endswith((".po", ".pot")):
        return po.read(data, name)
    if lower.endswith(XML_ENDINGS) or data.lstrip(b"\xef\xbb\xbf\xff\xfe \r\n\t")[:1] == b"<":
        return xliff_reading.read(data, name)
    if b"msgid" in data:
        return po.read(data, name)
    raise Refused(_("“%s” is neither XLIFF nor PO.") % name)


def _read_archive(data):
    try:
        with zipfile.ZipFile(io.BytesIO(data)) as archive:
            return _read_members(archive)
    except (zipfile.BadZipFile, NotImplementedError, RuntimeError, EOFError, OSError) as broken:
        raise Refused(_("The ZIP archive is damaged, or locked with a password.")) from broken


def _read_members(archive):
    members = [info for info in archive.infolist() if _is_wanted(info)]
    if len(members) > MOST_FILES:
        raise Refused(_("The ZIP archive holds too many files."))
    found, left = [], LARGEST_CONTENT
    for info in members:
        # Not what the archive says of itself, but what comes out of it.
        with archive.open(info) as member:
            data = member.read(min(LARGEST_FILE, left) + 1)
        left -= len(data)
        if len(data) > LARGEST_FILE or left < 0:
            raise Refused(_("The ZIP archive is too large when unpacked."))
        found.append(_read_one(data, info.filename))
    if not found:
        raise Refused(_("The ZIP archive holds no XLIFF or PO files."))
    return found


def _is_wanted(info):
    """Nothing is ever written under a name from an archive; names only say what is inside."""
    name = info.filename.lower()
    is_hidden = name.startswith("__macosx/") or name.rpartition("/")[2].startswith(".")
    return not info.is_dir() and not is_hidden and name.endswith((*XML_ENDINGS, ".po"))


# --- out -----------------------------------------------------------------------------------------------


def write(documents, format_name, together):
    """(file name, bytes): one file when they are `together` or there is but one, else a ZIP of one for each.

    A file is in one language: with several languages it is a ZIP in any case.
    """
    _label, ending, write_one = FORMATS[format_name]
    parcels = _by_language(documents) if together else [[document] for document in documents]
    names = _names(parcels, ending)
    if len(parcels) == 1:
        return names[0], write_one(parcels[0])
    output = io.BytesIO()
    with zipfile.ZipFile(output, "w", zipfile.ZIP_DEFLATED) as archive:
        for name, parcel in zip(names, parcels, strict=True):
            archive.writestr(name, write_one(parcel))
    return "pobratim.zip", output.getvalue()


def _by_language(documents):
    languages = {}
    for document in documents:
        languages.setdefault(document.target_language, []).append(document)
    return list(languages.values())


def _names(parcels, ending):
    names, taken = [], {}
    for parcel in parcels:
        first = parcel[0]
        stem = first.file_name if len(parcel) == 1 else "pobratim"
        stem = f"{stem}.{first.source_language}-{first.target_language}"
        taken[stem] = taken.get(stem, 0) + 1
        names.append(f"{stem}.{ending}" if taken[stem] == 1 else f"{stem}.{taken[stem]}.{ending}")
    return names
