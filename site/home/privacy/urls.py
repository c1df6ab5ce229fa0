from django.urls import path

from home.privacy import views

_HERE = "arbejdsbord/persondata/"
patterns = [
    path(_HERE, views.privacy, name="privacy"),
    path(f"{_HERE}adresse/", views.look_up, name="privacy_look_up"),
    path(f"{_HERE}adresse/udtraek.pdf", views.extract_pdf, name="privacy_extract_pdf"),
    path(f"{_HERE}adresse/udtraek.json", views.extract_json, name="privacy_extract_json"),
    path(f"{_HERE}adresse/ret/", views.put_right, name="privacy_correct"),
    path(f"{_HERE}adresse/indsigelse/", views.objection, name="privacy_objection"),
    path(f"{_HERE}adresse/sletning/", views.erasure_plan, name="privacy_plan"),
    path(f"{_HERE}adresse/slet/", views.erase_all, name="privacy_erase"),
    path(f"{_HERE}<int:pk>/fortegnelse/", views.record_page, name="privacy_record"),
    path(f"{_HERE}<int:pk>/fortegnelse.pdf", views.record_pdf, name="privacy_record_pdf"),
    path(f"{_HERE}<int:pk>/bilag/", views.annex_page, name="privacy_annex"),
    path(f"{_HERE}<int:pk>/bilag.pdf", views.annex_pdf, name="privacy_annex_pdf"),
]
