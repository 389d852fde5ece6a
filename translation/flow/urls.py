"""Tasks, review, publication: addresses below /admin/translation/flow/, reversed as "workspace:name"."""

from django.urls import path

from translation.flow.views import assigning, steps, together

_RECORD = "<slug:app_label>/<slug:model_name>/<int:pk>/"

urlpatterns = [
    path("<int:pk>/take/", steps.take, name="flow_take"),
    path("<int:pk>/task/", assigning.one, name="flow_assign"),
    path("assign/page/<int:pk>/", assigning.page, name="flow_assign_page"),
    path(f"assign/record/{_RECORD}", assigning.record, name="flow_assign_record"),
    path("together/page/<int:pk>/", together.page, name="flow_together_page"),
    path(f"together/record/{_RECORD}", together.record, name="flow_together_record"),
]
