"""What somebody writes beside a submission or a decision stays in their session until it was sent.

A refusal, or the question about open warnings, lies between.
"""

KEY = "translation_notes"
# Whose note: the translator's to the reviewer, the reviewer's back.
SUBMIT, DECIDE = "submit", "decide"
# Of so many translations: a session is small.
MOST = 10


def kept(request, translation, side):
    """The note that was not sent; "" for none."""
    found = _all(request).get(str(translation.pk), {})
    return found.get("comment", "") if found.get("side") == side else ""


def keep(request, translation, side, comment):
    drop(request, translation)
    if comment:
        notes = _all(request) | {str(translation.pk): {"side": side, "comment": comment}}
        request.session[KEY] = dict(list(notes.items())[-MOST:])


def drop(request, translation):
    notes = _all(request)
    if notes.pop(str(translation.pk), None):
        request.session[KEY] = notes


def _all(request):
    return dict(request.session.get(KEY) or {})
