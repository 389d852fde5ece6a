"""Dates, numbers and order come from one place: the sources are read for what goes round it."""

import re

import pytest

from tests.test_layout import ROOT, tracked

APPS = ("facts", "home", "media", "news", "projects", "search", "site", "translation", "twinning")
# File → why a machine's form or an order of its own stands there.
MACHINE_FORMS = {
    "translation/memory/tmx.py": "TMX stamps are compact ISO 8601",
}
DATABASE_ORDER = {
    "media/shown.py": "names of files, page by page",
}
IN_CODE = [
    re.compile(r"\.strftime\("),
    re.compile(r"\bdate_format\(|\btime_format\(|\bnumber_format\(|formats import localize"),
    re.compile(r"\b(?:intcomma|naturaltime|timesince|filesizeformat)\b"),
    # A format specification of hours, days or thousands inside braces or after %.
    re.compile(r"\{[^{}]*:[^{}]*%[dmYHM][^{}]*\}"),
]
IN_TEMPLATES = [
    # "c" and "Y-m-d" are for machines (the attribute datetime).
    re.compile(r"\|\s*date(?!:\"(?:c|Y-m-d)\")(?=[:\s|}%])"),
    re.compile(r"\|\s*time(?=[:\s|}%])"),
    re.compile(
        r"\|\s*(?:floatformat|intcomma|filesizeformat|timesince|timeuntil|naturaltime|naturalday)"
    ),
    re.compile(r"{%\s*load[^%]*\bhumanize\b"),
    re.compile(r"\|\s*dictsort"),
]
_NAME = r"(?:title|name|label|caption)"
BY_RAW_NAME = [
    re.compile(rf"order_by\([^)]*[\"']-?(?:\w+__)?{_NAME}[\"']"),
    re.compile(rf"key=lambda \w+: (?:\w+(?:\.\w+|\[[^\]]+\])*)\.{_NAME}\b"),
    re.compile(
        rf"(?:sorted|\.sort)\([^\n]*key=lambda \w+: \([^\n]*(?<!sort_key\()(?<![\w.])[\w.]+\.{_NAME}\)"
    ),
    re.compile(r"key=country_name"),
]
ICALENDAR = {
    "news/ical.py": "iCalendar's compact ISO 8601",
    "news/recurrence_field.py": "the end of a rule of iCalendar",
}


def sources(suffixes, folders):
    for name in tracked():
        if name.endswith(suffixes) and name.split("/")[0] in folders and "/migrations/" not in name:
            yield name, (ROOT / name).read_text(encoding="utf-8")


def found(files, patterns, allowed=()):
    return [
        f"{name}:{text.count(chr(10), 0, match.start()) + 1}: {match.group()}"
        for name, text in files
        if name not in allowed
        for pattern in patterns
        for match in pattern.finditer(text)
    ]


@pytest.mark.feature("L20")
def test_no_date_or_number_is_written_by_hand_in_the_code():
    assert found(sources((".py",), APPS), IN_CODE, MACHINE_FORMS | ICALENDAR) == []


@pytest.mark.feature("L20")
def test_no_date_or_number_is_written_by_hand_in_a_template():
    ours = [
        (name, text)
        for name, text in sources((".html", ".txt", ".xml"), ("templates",))
        # Copies of Wagtail's own, with a word or two of ours.
        if not name.startswith("templates/wagtailadmin/")
    ]
    assert found(ours, IN_TEMPLATES) == []


@pytest.mark.feature("L20")
def test_no_public_list_is_sorted_by_the_code_points_of_names():
    public = [app for app in APPS if app != "translation"]
    assert found(sources((".py",), public), BY_RAW_NAME, DATABASE_ORDER) == []


@pytest.mark.parametrize(
    ("patterns", "wrong"),
    [
        (IN_CODE, 'day.strftime("%d.%m.%Y")'),
        (IN_CODE, 'f"{day:%d.%m.%Y}"'),
        (IN_TEMPLATES, '{{ page.date|date:"d.m.Y" }}'),
        (IN_TEMPLATES, "{{ page.date|date }}"),
        (IN_TEMPLATES, "{{ rate|floatformat:1 }}"),
        (BY_RAW_NAME, 'rows.order_by("-start", "title")'),
        (BY_RAW_NAME, "sorted(rows, key=lambda row: row.name)"),
        (BY_RAW_NAME, "sorted(rows, key=lambda row: (row.position, row.name))"),
    ],
)
def test_the_check_sees_what_it_is_for(patterns, wrong):
    assert any(pattern.search(wrong) for pattern in patterns)
