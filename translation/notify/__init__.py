"""Notices to people, in the admin and by mail. Other parts call `send`; the kinds are the constants below."""

ASSIGNED = "assigned"
DUE = "due"
OVERDUE = "overdue"
CHANGED = "changed"
SUBMITTED = "submitted"
RETURNED = "returned"
PUBLISHED = "published"
MENTION = "mention"
COMMENT = "comment"
MACHINE = "machine"
IMPORTED = "imported"
TERM = "term"


def send(
    kind, recipients, *, translation=None, task=None, text=None, actor=None, extra=None, key=""
):
    """Tells `recipients` (users; None and the actor are left out). Never raises for what mail does.

    `text` is what has a `context_id`: a StringTranslation, StringSegment or TextComment. `extra` is a dict
    of plain values that the wording of the kind uses: {"comment": words} for mentions, comments and
    returned work, {"failed": True} or {"count": n} for machines and imports, {"due": "2026-05-01"},
    {"term": words, "locale": code} for terms.
    `key` names what each person is told once only. Mail leaves after the transaction has ended.
    """
    from translation.notify import sending

    return sending.send(
        kind,
        recipients,
        translation=translation,
        task=task,
        text=text,
        actor=actor,
        extra=extra,
        key=key,
    )
