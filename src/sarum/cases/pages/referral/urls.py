from django.urls import path

from sarum.cases.pages.referral import intake, views

urlpatterns = [
    path("refer/", views.refer, name="refer"),
    path("refer/word-form/", intake.download_form, name="download_form"),
    path("refer/send-word-form/", intake.bring_form, name="bring_form"),
    path("refer/enter/", intake.enter_referral, name="enter_referral"),
    path("refer/<int:draft>/", views.referral_parts, name="referral_parts"),
    path("refer/<int:draft>/check/", views.check_referral, name="check_referral"),
    path("refer/<int:draft>/read/", intake.brought_form, name="brought_form"),
    path("refer/<int:draft>/receipt/", views.receipt, name="receipt"),
    path("refer/<int:draft>/<slug:part>/", views.refer_part, name="refer_part"),
    path("refer/<int:draft>/<slug:part>/<slug:page>/", views.refer_part, name="refer_part"),
    path("refer/<int:draft>/<slug:part>/<int:number>/remove/", views.remove_entry, name="remove_entry"),
    path("refer/<int:draft>/<slug:part>/<int:number>/<slug:page>/", views.refer_entry, name="refer_entry"),
    path("cases/<str:reference>/read-referral/", views.read_referral, name="read_referral"),
    path("cases/<str:reference>/acknowledge-referral/", views.acknowledge_referral, name="acknowledge_referral"),
]
