"""The addresses and files of the panel in the editor."""

from django.templatetags.static import static
from django.urls import path
from django.utils.html import format_html
from wagtail import hooks

from home.house_style import views


@hooks.register("register_admin_urls")
def urls():
    return [
        path("house-style/check/", views.check, name="house_style_check"),
        path("house-style/keep/", views.keep, name="house_style_keep"),
    ]


@hooks.register("insert_editor_js")
def script():
    return format_html(
        '<script type="module" src="{}"></script>', static("js/house-style/panel.js")
    )


@hooks.register("insert_global_admin_css")
def styles():
    return format_html('<link rel="stylesheet" href="{}">', static("css/house-style.css"))
