from django.urls import path

from sarum.cases.pages.parallel import views

urlpatterns = [
    path("cases/<str:reference>/other-processes/", views.other_processes, name="other_processes"),
    path("cases/<str:reference>/add-process/", views.add_process, name="add_process"),
    path("cases/<str:reference>/update-process/<int:pk>/", views.update_process, name="update_process"),
    path("cases/<str:reference>/check-process/<int:pk>/", views.check_process, name="check_process"),
    path("cases/<str:reference>/record-disclosure/<int:pk>/", views.record_disclosure, name="record_disclosure"),
]
