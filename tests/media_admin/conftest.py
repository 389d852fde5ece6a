"""An editor and their album."""

import pytest
from django.contrib.auth.models import Group, Permission, User
from wagtail.models import (
    Collection,
    GroupCollectionPermission,
    GroupPagePermission,
    Locale,
    Page,
    Site,
)

from media.models import GalleryIndexPage
from tests.media_admin.helpers import make_album


@pytest.fixture
def index():
    bg, _created = Locale.objects.get_or_create(language_code="bg")
    root = Page.get_first_root_node() or Page.add_root(instance=Page(title="Root", slug="root"))
    home = root.add_child(instance=Page(title="Начало", slug="nachalo", locale=bg))
    Site.objects.update_or_create(
        is_default_site=True, defaults={"hostname": "localhost", "root_page": home}
    )
    return home.add_child(instance=GalleryIndexPage(title="Албуми", slug="albumi", locale=bg))


@pytest.fixture
def album(index):
    return make_album(index)


@pytest.fixture
def editor(client, index):
    """May edit and publish the albums and add pictures; no superuser."""
    group = Group.objects.create(name="albums")
    for codename in ("add_page", "change_page", "publish_page"):
        permission = Permission.objects.get(
            codename=codename, content_type__app_label="wagtailcore"
        )
        GroupPagePermission.objects.create(group=group, page=index, permission=permission)
    for codename in ("add_image", "choose_image"):
        permission = Permission.objects.get(
            codename=codename, content_type__app_label="wagtailimages"
        )
        GroupCollectionPermission.objects.create(
            group=group, collection=Collection.get_first_root_node(), permission=permission
        )
    group.permissions.add(Permission.objects.get(codename="access_admin"))
    user = User.objects.create_user("editor", password="x")
    user.groups.add(group)
    client.force_login(user)
    return user
