"""Which steps onwards the editor offers to a person."""

from dataclasses import dataclass

from django.conf import settings

from translation import flow, roles
from translation.models import TranslationTask


@dataclass
class Review:
    """`task` is the open task or None; `fingerprint` is of the texts shown, for reviewers only."""

    task: TranslationTask | None
    is_in_review: bool = False
    is_approved: bool = False
    may_submit: bool = False
    may_take_back: bool = False
    # First for who submitted it; who decides finds it after approving and returning.
    takes_back_first: bool = False
    may_decide: bool = False
    may_publish: bool = False
    fingerprint: str = ""


def review_of(it):
    task = flow.open_task(it.translation)
    state = task.state if task else None
    review = Review(
        task,
        is_in_review=state == TranslationTask.State.IN_REVIEW,
        is_approved=state == TranslationTask.State.APPROVED,
    )
    if not it.translation.enabled:
        return review
    is_closed = review.is_in_review or review.is_approved
    review.may_submit = it.may(roles.TRANSLATE) and not is_closed and not it.obstacle
    mine = is_closed and task.submitted_by_id == it.user.pk
    review.may_take_back = is_closed and it.may(roles.TRANSLATE) and (mine or it.may(roles.REVIEW))
    review.may_decide = review.is_in_review and it.may(roles.REVIEW)
    review.takes_back_first = review.may_take_back and (mine or not review.may_decide)
    required = settings.POBRATIM_TRANSLATION_REVIEW_REQUIRED
    review.may_publish = it.may(roles.PUBLISH) and not is_closed and not required
    if review.may_decide:
        review.fingerprint = flow.fingerprint(it.translation)
    return review
