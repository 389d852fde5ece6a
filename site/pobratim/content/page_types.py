"""The kinds of pages by the names that content files use."""

import re

from django.apps import apps

from facts.pages import BasePage


def page_types():
    """{"twin_city": TwinCityPage, …}: every page type of the project."""
    models = [model for model in apps.get_models() if issubclass(model, BasePage)]
    return {type_name(model): model for model in models}


def type_name(model):
    return re.sub(r"(?<!^)(?=[A-Z])", "_", model.__name__.removesuffix("Page")).lower()
