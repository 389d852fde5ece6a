"""Roles per language in the admin."""

from django.contrib import messages
from django.shortcuts import redirect
from wagtail import hooks

from home.record_lists import register_rule
from translation.access import guard
from translation.access.choosing import choosable
from translation.access.records import may_with_any
from translation.access.screens import RoleViewSet

register_rule(may_with_any)


@hooks.register("before_bulk_action", order=-10)
def ask_the_language(request, action_type, objects, action):
    if request.user.is_superuser:
        return None
    text = guard.refused_in_bulk(request.user, action_type, objects)
    if text is None:
        return None
    messages.error(request, text)
    return redirect(action.next_url)


@hooks.register("construct_page_chooser_queryset")
def own_pages_only(pages, request):
    return choosable(request.user, pages)


@hooks.register("register_admin_viewset")
def role_screens():
    return RoleViewSet()
