"""Roles per language: what it listens to, and the engine's own questions for rights."""

from wagtail_localize.views import edit_translation

from translation import permissions


def connect():
    """Called once, when the apps are ready."""
    # The engine's views ask once more, for a right to the page; ours have asked for the role by then.
    edit_translation.user_can_edit_instance = permissions.may_see
