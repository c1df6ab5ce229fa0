from django.urls import path

from accounts.sso import setup_views, views

patterns = [
    path("konto/sso/", views.choose, name="sso"),
    path("konto/sso/<slug:slug>/", views.start, name="sso_start"),
    path("konto/sso/<slug:slug>/forbind/", views.connect, name="sso_connect"),
    path("konto/sso/<slug:slug>/svar/", views.callback, name="sso_callback"),
    path("konto/sso/<slug:slug>/acs/", views.acs, name="sso_acs"),
    path("konto/sso/<slug:slug>/ind/", views.finish, name="sso_finish"),
    path("konto/sso/<slug:slug>/metadata/", views.metadata, name="sso_metadata"),
    path("konto/sso/<slug:slug>/ud/", views.logged_out, name="sso_logged_out"),
    path("konto/sso/<slug:slug>/log-ud/", views.log_out, name="sso_log_out"),
    path("konto/sso/<slug:slug>/sls/", views.sls, name="sso_sls"),
    path("arbejdsbord/log-ind/", setup_views.providers, name="providers"),
    path("arbejdsbord/log-ind/<int:pk>/", setup_views.provider, name="provider"),
    path("arbejdsbord/log-ind/<int:pk>/ny/", setup_views.provider_create, name="provider_create"),
    path(
        "arbejdsbord/log-ind/<int:pk>/fjern/", setup_views.provider_remove, name="provider_remove"
    ),
    path("arbejdsbord/log-ind/<int:pk>/proev/", setup_views.provider_try, name="provider_try"),
    path(
        "arbejdsbord/log-ind/<int:pk>/tilstand/",
        setup_views.provider_switch,
        name="provider_switch",
    ),
    path("arbejdsbord/log-ind/<int:pk>/regler/", setup_views.rule_add, name="rule_add"),
    path("arbejdsbord/log-ind/regler/<int:pk>/fjern/", setup_views.rule_remove, name="rule_remove"),
]
