"""Checks that look at several texts of one object: descriptions of pictures, and one text in two translations."""

import re
from collections import defaultdict

from django.utils.translation import gettext as _

from translation.quality.findings import WARNING, Finding
from translation.quality.pair import plain

# Descriptions of pictures: content paths, and where the caption of the same picture stands.
_DESCRIPTION = re.compile(r"^(?P<place>.*?)(?:image\.alt_text|alt)$")
_FILE_NAME = re.compile(r"\.(?:jpe?g|png|gif|webp|heic|tiff?)\s*$", re.IGNORECASE)


def compare(checks):
    """Adds Findings to the Checked texts of one object."""
    _descriptions(checks)
    _repeated_texts(checks)


def _descriptions(checks):
    """A reader who cannot see the picture would hear the caption twice, or the name of a file."""
    by_path = {checked.segment.context.path: checked for checked in checks}
    for path, checked in by_path.items():
        if not path.endswith(("alt", "alt_text")):
            continue
        words = plain(checked.text.data).strip()
        if _FILE_NAME.search(words):
            _add(checked, "alt_file", _("The description of the picture is the name of a file."))
        match = _DESCRIPTION.match(path)
        caption = match and by_path.get(f"{match['place']}caption")
        if caption is None or plain(caption.text.data).strip() != words:
            continue
        if caption.segment.string_id != checked.segment.string_id:
            _add(
                checked,
                "alt_caption",
                _("The description of the picture repeats its caption; the original does not."),
            )


def _repeated_texts(checks):
    """The same text of the original, translated in two ways on one page."""
    by_string = defaultdict(list)
    for checked in checks:
        by_string[checked.segment.string_id].append(checked)
    for same in by_string.values():
        words = list(dict.fromkeys(checked.text.data for checked in same))
        if len(words) < 2:
            continue
        for checked in same[1:]:
            if checked.text.data != same[0].text.data:
                _add(
                    checked,
                    "inconsistent",
                    _("The same text is translated “%s” elsewhere on this page.")
                    % plain(same[0].text.data)[:80],
                )


def _add(checked, code, message):
    checked.findings.append(Finding(code, WARNING, message))
