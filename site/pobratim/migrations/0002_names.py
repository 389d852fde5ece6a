"""What Wagtail's own migrations name in English, in Bulgarian; a name that somebody changed stays."""

from django.conf import settings
from django.db import migrations

GROUPS = {"Moderators": "Одобряващи", "Editors": "Автори на чернови"}
APPROVAL = {"Moderators approval": "Одобрение преди публикуване"}
ROOT = {"Root": "Всички страници"}
COLLECTION = {"Root": "Библиотека"}


def rename(model, field, names, **only):
    for old, new in names.items():
        if not model.objects.filter(**{field: new}).exists():
            model.objects.filter(**{field: old}, **only).update(**{field: new})


def forwards(apps, editor):
    rename(apps.get_model("auth", "Group"), "name", GROUPS)
    for name in ("Workflow", "Task"):
        rename(apps.get_model("wagtailcore", name), "name", APPROVAL)
    page = apps.get_model("wagtailcore", "Page")
    for field in ("title", "draft_title"):
        rename(page, field, ROOT, depth=1)
    rename(apps.get_model("wagtailcore", "Collection"), "name", COLLECTION, depth=1)
    site = apps.get_model("wagtailcore", "Site")
    site.objects.filter(hostname="localhost", site_name="").update(
        site_name=settings.WAGTAIL_SITE_NAME
    )


class Migration(migrations.Migration):
    dependencies = [
        ("pobratim", "0001_initial"),
        ("auth", "0012_alter_user_first_name_max_length"),
        ("wagtailcore", "0097_baselogentry_uuid_action_timestamp_indexes"),
    ]
    operations = [migrations.RunPython(forwards, migrations.RunPython.noop)]
