from django.urls import path

from sarum.cases.pages.referral import intake, receiving, returning, views

urlpatterns = [
    path("refer/", views.refer, name="refer"),
    path("refer/return/", returning.ask_for_code, name="ask_for_code"),
    path("refer/return/code/", returning.enter_code, name="enter_code"),
    path("refer/sent/<int:sent>/", returning.sent_referral, name="sent_referral"),
    path("refer/sent/<int:sent>/add/", returning.add_to_referral, name="add_to_referral"),
    path("refer/word-form/", intake.download_form, name="download_form"),
    path("refer/send-word-form/", intake.bring_form, name="bring_form"),
    path("refer/enter/", intake.enter_referral, name="enter_referral"),
    path("refer/<int:draft>/", views.referral_parts, name="referral_parts"),
    path("refer/<int:draft>/check/", views.check_referral, name="check_referral"),
    path("refer/<int:draft>/read/", intake.brought_form, name="brought_form"),
    path("refer/<int:draft>/receipt/", returning.receipt, name="receipt"),
    path("refer/<int:draft>/receipt.pdf", returning.receipt_pdf, name="receipt_pdf"),
    path("refer/<int:draft>/later/", returning.save_for_later, name="save_for_later"),
    path("refer/<int:draft>/<slug:part>/", views.refer_part, name="refer_part"),
    path("refer/<int:draft>/<slug:part>/<slug:page>/", views.refer_part, name="refer_part"),
    path("refer/<int:draft>/<slug:part>/<int:number>/remove/", views.remove_entry, name="remove_entry"),
    path("refer/<int:draft>/<slug:part>/<int:number>/<slug:page>/", views.refer_entry, name="refer_entry"),
    path("cases/<str:reference>/read-referral/", receiving.read_referral, name="read_referral"),
    path("cases/<str:reference>/record-addition/", returning.record_addition, name="record_addition"),
    path("cases/<str:reference>/acknowledge-referral/", receiving.acknowledge_referral, name="acknowledge_referral"),
]
