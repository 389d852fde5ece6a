from django.conf import settings
from django.conf.urls.i18n import i18n_patterns
from django.contrib.sitemaps.views import sitemap
from django.urls import include, path, re_path
from django.views.static import serve
from wagtail import urls as wagtail_urls
from wagtail.admin import urls as wagtailadmin_urls
from wagtail.admin.auth import require_admin_access
from wagtail.documents import urls as wagtaildocs_urls

from home.choosing import OneLanguageBrowseView
from pobratim import views
from pobratim.admin.account import AccountView

choose_page = require_admin_access(OneLanguageBrowseView.as_view())

urlpatterns = [
    path("", views.choose_language, name="choose_language"),
    # Before upstream's at the same addresses, which no hook can take.
    path("admin/account/", require_admin_access(AccountView.as_view())),
    path("admin/choose-page/", choose_page),
    path(
        "admin/choose-page/<int:parent_page_id>/",
        choose_page,
        name="wagtailadmin_choose_page_child",
    ),
    path("admin/", include(wagtailadmin_urls)),
    path("documents/", include(wagtaildocs_urls)),
    path("theme.css", views.theme_css, name="theme_css"),
    path("robots.txt", views.robots, name="robots"),
    path("health/", views.health, name="health"),
    path("machine-translation/", include("translation.machine.callback_urls")),
    path("sitemap.xml", sitemap, {"sitemaps": views.SITEMAPS}, name="sitemap"),
]

if settings.POBRATIM_SERVE_UPLOADS:
    # In production the web server in front of us serves the uploads.
    urlpatterns.append(
        re_path(r"^uploads/(?P<path>.*)$", serve, {"document_root": settings.MEDIA_ROOT})
    )

if settings.POBRATIM_DEMO_ACCOUNTS:
    urlpatterns.append(path("styleguide/", include("pobratim.styleguide_urls")))

urlpatterns += i18n_patterns(
    path("search/", include("search.urls")),
    path("lists/", include("search.list_urls")),
    path("feeds/", include("news.urls")),
    path("feeds/", include("projects.urls")),
    path("", include(wagtail_urls)),
)

handler404 = "pobratim.views.page_not_found"
handler500 = "pobratim.views.server_error"
