"""Tasks, review, publication: what other parts call. Nothing is imported before it is needed.

The open TranslationTask says where a translation stands; Wagtail's workflow keeps step with it.
"""


def open_task(translation):
    """The TranslationTask that is not done yet, or None."""
    from translation.flow import tasks

    return tasks.open_task(translation)


def in_review(translation):
    """Whether the texts lie with the reviewers, or are approved and wait for their original."""
    from translation.flow import writing

    return writing.is_read_only(translation)


def require_writable(translation, user):
    """Raises writing.ReadOnly (a ValidationError with a message) where `user` may not write just now.

    Reviewers correct texts while they review; `user` None is a machine or a file.
    """
    from translation.flow import writing

    writing.require_writable(translation, user)


def why_closed(translation, user):
    """The message of `require_writable`, or "" """
    from translation.flow import writing

    return writing.why_closed(translation, user)


def fingerprint(translation):
    """What stands in the texts now, as one short line: a form carries it, `approve` compares it."""
    from translation.flow import fingerprints

    return fingerprints.of(translation)


def submit(translation, user, comment=""):
    """Hands a complete translation to the reviewers. Raises ValidationError otherwise."""
    from translation.flow import review

    return review.submit(translation, user, comment)


def approve(translation, user, fingerprint, comment=""):
    """Publishes what the reviewer saw. Raises ValidationError, and says what is in the way."""
    from translation.flow import review

    return review.approve(translation, user, fingerprint, comment)


def return_(translation, user, comment):
    """Gives a translation back to its translator."""
    from translation.flow import review

    return review.return_(translation, user, comment)


def withdraw(translation, user):
    """Takes a translation back out of review."""
    from translation.flow import review

    return review.withdraw(translation, user)


def require_direct(translation, user):
    """Raises PublicationBlocked where a publication without a review is not allowed just now."""
    from translation.flow import review

    review.require_direct(translation, user)


def publish(translation, user, fingerprint=None):
    """Publishes without a review, where that is allowed; waits for the original where it has to."""
    from translation.flow import review

    return review.publish(translation, user, fingerprint)


def shows_draft(translation):
    """Whether its texts are those of a draft of the original: not for machines, memories or the public."""
    return shows_draft_of(translation.source.object_id)


def shows_draft_of(key):
    """The same for the object with this translation_key."""
    from translation.flow import prepared

    return prepared.is_prepared(key)
