"""Clears the kept frame when something that it shows may have changed."""

from django.db.models.signals import post_delete, post_save
from django.dispatch import receiver
from wagtail.models import Site
from wagtail.signals import page_published, page_slug_changed, page_unpublished, post_page_move

from home import frame
from home.models import Menu, MenuItem, Municipality, MunicipalitySettings

SHOWN = (Menu, MenuItem, Municipality, MunicipalitySettings, Site)


@receiver([page_published, page_unpublished, page_slug_changed, post_page_move])
def on_page_change(sender, **kwargs):
    frame.clear()


@receiver([post_save, post_delete])
def on_record_change(sender, **kwargs):
    if issubclass(sender, SHOWN):
        frame.clear()
