"""Model fields that are special in forms only: to the database, and therefore in migrations, they are Django's."""


class PlainInMigrations:
    """For a subclass of one of Django's fields; stands before it."""

    def deconstruct(self):
        name, _path, args, kwargs = super().deconstruct()
        plain = next(base for base in type(self).__mro__ if base.__module__.startswith("django."))
        return name, f"django.db.models.{plain.__name__}", args, kwargs
