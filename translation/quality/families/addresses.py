"""Web addresses, e-mail addresses and telephone numbers: the same in every language."""

import re

from django.utils.translation import gettext as _

from translation.quality.findings import WARNING, Finding

WEB = re.compile(r"(?:https?://|www\.)[^\s<>\"“”„«»]+", re.IGNORECASE)
MAIL = re.compile(r"[\w.+-]+@[\w-]+(?:\.[\w-]+)+")
PHONE = re.compile(r"(?<![\w.,/-])(?:\+|\(?0)\d(?:[ \u00a0\u202f()/-]{0,2}\d){5,14}(?![\d.,/-]*\d)")
# Two ways to write one number end in the same digits.
PHONE_END = 8


def web(pair):
    both = pair.plain_source + pair.plain_target
    if "://" in both or "www." in both:
        yield from _compare("web", _web(pair.plain_source), _web(pair.plain_target))


def _web(text):
    return {found.rstrip(".,;:!?)]}’'").rstrip("/").lower() for found in WEB.findall(text)}


def mail(pair):
    if "@" in pair.plain_source or "@" in pair.plain_target:
        yield from _compare("mail", _mail(pair.plain_source), _mail(pair.plain_target))


def _mail(text):
    return {found.rstrip(".-").lower() for found in MAIL.findall(text)}


def _compare(code, before, after):
    missing, added = sorted(before - after), sorted(after - before)
    if missing:
        yield Finding(code, WARNING, _("Missing address: %s.") % ", ".join(missing))
    elif added:
        yield Finding(
            code,
            WARNING,
            _("The original does not have this address: %s.") % ", ".join(added),
            added[0],
        )


def phones(pair):
    before = PHONE.findall(pair.plain_source) if pair.has_digits else None
    if not before:
        return
    after = {_end(found) for found in PHONE.findall(pair.plain_target)}
    missing = [found.strip() for found in before if _end(found) not in after]
    if missing:
        yield Finding("phone", WARNING, _("Missing telephone number: %s.") % ", ".join(missing))


def _end(number):
    return re.sub(r"\D", "", number)[-PHONE_END:]
