"""Remarks about one text, between the people who work on it."""

from django.contrib import messages
from django.http import HttpResponseRedirect
from django.shortcuts import get_object_or_404
from django.template.response import TemplateResponse
from django.urls import reverse
from django.utils import timezone
from django.utils.translation import gettext as _
from django.views.decorators.http import require_POST

from translation import notify
from translation.editing import people, saving
from translation.editing.knowledge import comments_on, knowledge_of
from translation.editing.opening import opened
from translation.editing.rows import row_of_text
from translation.models import TextComment

LIMIT = TextComment._meta.get_field("body").max_length


@require_POST
def add(request, pk, segment):
    """Whoever may read a translation may remark on it, also while it is locked or reviewed."""
    it = opened(request, pk)
    found = saving.segment_of(it.translation, segment)
    body = request.POST.get("body", "").strip()[:LIMIT]
    unknown = []
    if body:
        comment = TextComment.objects.create(
            context_id=found.context_id,
            string_id=found.string_id,
            locale_id=it.translation.target_locale_id,
            body=body,
            author=request.user,
        )
        unknown = _tell(it.translation, comment, request.user)
    return _back(request, it, segment, nobody(unknown))


def nobody(names):
    """That the comment stands, and that these names reach nobody; "" without any."""
    if not names:
        return ""
    return _(
        "The comment is kept. Nobody who works on this translation is called %(names)s:"
        " under that name no notice was sent."
    ) % {"names": ", ".join(f"@{name}" for name in names)}


def _tell(translation, comment, author):
    """Returns the names in the comment that are nobody's here."""
    mentioned, unknown = people.called(comment.body, people.colleagues(translation))
    comment.mentions.set(mentioned)
    extra = {"comment": comment.body}
    about = {"translation": translation, "text": comment, "actor": author, "extra": extra}
    notify.send(notify.MENTION, mentioned, **about)
    others = {entry.author for entry in comments_on(translation, comment) if entry.author_id}
    notify.send(notify.COMMENT, [user for user in others if user not in mentioned], **about)
    return unknown


@require_POST
def resolve(request, pk, segment, comment):
    """Settles a remark, or opens it again."""
    it = opened(request, pk)
    place = saving.segment_of(it.translation, segment)
    found = get_object_or_404(comments_on(it.translation, place), pk=comment)
    is_open = found.resolved_at is None
    found.resolved_at = timezone.now() if is_open else None
    found.resolved_by = request.user if is_open else None
    found.save(update_fields=["resolved_at", "resolved_by"])
    return _back(request, it, segment)


def _back(request, it, segment, said=""):
    if request.headers.get("X-Requested-With") != "XMLHttpRequest":
        if said:
            messages.warning(request, said)
        return HttpResponseRedirect(
            reverse("workspace:edit_text", args=[it.translation.pk, segment])
        )
    row = row_of_text(it.translation, segment)
    context = {"it": it, "row": row, "translation": it.translation, "about": knowledge_of(it, row)}
    context["said"] = said
    return TemplateResponse(request, "translation/editing/about.html", context)
