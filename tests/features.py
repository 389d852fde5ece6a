"""Records which features the run proved: VAR_DIR/features.json, {test id: {features, outcome}}.

A part of the suite changes only the rows of the tests it ran; `make test` without arguments begins anew.
"""

import json

PROPERTY = "features"
_seen = {}


def path():
    from django.conf import settings

    return settings.VAR_DIR / "features.json"


def attach(item):
    """Puts the ids of `@pytest.mark.feature("T1", …)` on the test's reports."""
    if any(name == PROPERTY for name, _value in item.user_properties):
        return
    ids = [str(id_) for mark in item.iter_markers("feature") for id_ in mark.args]
    item.user_properties.append((PROPERTY, ids))


def note(report):
    ids = dict(report.user_properties).get(PROPERTY)
    if not ids:
        return
    row = _seen.setdefault(report.nodeid, {"features": ids, "outcome": "passed"})
    if report.failed:
        row["outcome"] = "failed"
    elif report.skipped and row["outcome"] == "passed":
        row["outcome"] = "skipped"


def write(session):
    # With several processes the first one hears of every test.
    is_worker = hasattr(session.config, "workerinput")
    if session.config.option.collectonly or not _seen or is_worker:
        return
    rows = json.loads(path().read_text()) if path().exists() else {}
    path().parent.mkdir(parents=True, exist_ok=True)
    path().write_text(json.dumps(rows | _seen, indent=1, ensure_ascii=False) + "\n")
