"""Wagtail asks PostgreSQL for `title || body`, of which it has no index: every search would read every page."""

from django.db import migrations

NAME = "search_title_and_body"


def create(apps, schema_editor):
    if schema_editor.connection.vendor == "postgresql":
        table = apps.get_model("wagtailsearch", "IndexEntry")._meta.db_table
        schema_editor.execute(f"CREATE INDEX {NAME} ON {table} USING gin ((title || body))")


def remove(apps, schema_editor):
    if schema_editor.connection.vendor == "postgresql":
        schema_editor.execute(f"DROP INDEX IF EXISTS {NAME}")


class Migration(migrations.Migration):
    dependencies = [("wagtailsearch", "0006_customise_indexentry")]
    operations = [migrations.RunPython(create, remove)]
