from home.models.home import HomePage
from home.models.kept_style import KeptStyle
from home.models.menu import Menu, MenuItem
from home.models.municipality import Municipality, MunicipalitySettings
from home.models.organisation import Organisation
from home.models.standard import BodyPage, StandardPage
from home.models.vocabulary import Term, Vocabulary

__all__ = [
    "BodyPage",
    "HomePage",
    "KeptStyle",
    "Menu",
    "MenuItem",
    "Municipality",
    "MunicipalitySettings",
    "Organisation",
    "StandardPage",
    "Term",
    "Vocabulary",
]
