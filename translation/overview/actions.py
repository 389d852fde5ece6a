"""Taking tasks from the list; giving them out, files and machines are added by their own parts."""

from django.contrib import messages
from django.core.exceptions import PermissionDenied, ValidationError
from django.utils.translation import gettext_lazy, ngettext

from translation import roles, work
from translation.flow import tasks
from translation.overview import bulk
from translation.overview.sources import sources_of
from translation.permissions import may_start


def take(request, targets, data):
    done = 0
    for translation in begun(request, targets, roles.TRANSLATE):
        try:
            tasks.take(translation, request.user)
        except ValidationError as refused:
            tell_refused(request, translation, refused)
        else:
            done += 1
    tell_done(request, done, lambda n: ngettext("%d task is yours.", "%d tasks are yours.", n))


def begun(request, targets, action):
    """The Translations of the targets with which the person may do `action`; begins those that are missing."""
    sources = sources_of([target.key for target in targets if target.translation is None])
    found, refused = [], 0
    for target in targets:
        translation = target.translation
        if translation is None:
            source = sources.get(target.key)
            if source is None or not may_start(request.user, source, target.locale):
                refused += 1
                continue
            (translation,) = work.start(source, [target.locale], request.user)
        if roles.may(request.user, action, translation):
            found.append(translation)
        else:
            refused += 1
    if refused and not found:
        raise PermissionDenied
    if refused:
        messages.warning(
            request,
            ngettext(
                "%d row was left out: it is not in your rights.",
                "%d rows were left out: they are not in your rights.",
                refused,
            )
            % refused,
        )
    return found


def tell_refused(request, translation, refused):
    title = translation.source.object_repr
    for message in refused.messages:
        messages.error(request, message if title in message else f"{title}: {message}")


def tell_done(request, number, phrase):
    if number:
        messages.success(request, phrase(number) % number)


def has(action):
    """A test for `shown`: the person may do it somewhere."""

    def test(user):
        allowed = roles.locales_of(user, action)
        return allowed is None or bool(allowed)

    return test


def register():
    bulk.register(
        "take",
        gettext_lazy("Take on myself"),
        take,
        shown=has(roles.TRANSLATE),
        needs_translation=False,
        order=15,
    )
