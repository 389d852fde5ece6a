"""Roles per language: addresses below /admin/translation/access/, reversed as "workspace:name"."""

urlpatterns = []
