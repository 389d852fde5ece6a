"""The translator's editor: addresses below /admin/translation/editing/, reversed as "workspace:name"."""

from django.urls import path

from translation.editing.views import choosing, comments, flowing, page, presence, previews, text

urlpatterns = [
    path("<int:pk>/", page.edit, name="edit"),
    path("<int:pk>/publish/", page.publish, name="edit_publish"),
    path("<int:pk>/submit/", flowing.submit, name="edit_submit"),
    path("<int:pk>/take-back/", flowing.take_back, name="edit_take_back"),
    path("<int:pk>/approve/", flowing.approve, name="edit_approve"),
    path("<int:pk>/return/", flowing.return_, name="edit_return"),
    path("<int:pk>/here/", presence.here, name="edit_here"),
    path("<int:pk>/here/leave/", presence.leave, name="edit_leave"),
    path("<int:pk>/choice/<int:choice>/", choosing.choose, name="edit_choice"),
    path("<int:pk>/facts/", page.facts, name="edit_facts"),
    path("<int:pk>/preview/<slug:side>/", previews.preview, name="edit_preview"),
    path("<int:pk>/<int:segment>/", text.about, name="edit_text"),
    path("<int:pk>/<int:segment>/save/", text.save, name="edit_save"),
    path("<int:pk>/<int:segment>/comments/", comments.add, name="edit_comment"),
    path("<int:pk>/<int:segment>/comments/<int:comment>/", comments.resolve, name="edit_resolve"),
]
