from django.urls import path

from events.letters import proof_views, round_views, saved_selection_views, views

patterns = [
    path("arbejdsbord/kontakter/udvalg/", saved_selection_views.selections, name="selections"),
    path(
        "arbejdsbord/kontakter/udvalg/nyt/",
        saved_selection_views.selection_create,
        name="selection_create",
    ),
    path(
        "arbejdsbord/kontakter/udvalg/<int:pk>/", saved_selection_views.selection, name="selection"
    ),
    path(
        "arbejdsbord/kontakter/udvalg/<int:pk>/hent.xlsx",
        saved_selection_views.selection_export,
        name="selection_export",
    ),
    path(
        "arbejdsbord/kontakter/udvalg/<int:pk>/liste/",
        saved_selection_views.selection_as_list,
        name="selection_as_list",
    ),
    path(
        "arbejdsbord/kontakter/udvalg/<int:pk>/fjern/",
        saved_selection_views.selection_remove,
        name="selection_remove",
    ),
    path(
        "arbejdsbord/arrangementer/<int:pk>/inviter/",
        round_views.round_create,
        name="round_create",
    ),
    path("arbejdsbord/medvaerter/<int:pk>/inviter/", round_views.joint_invite, name="joint_invite"),
    path("arbejdsbord/medvaerter/<int:pk>/brev/ny/", round_views.joint_letter, name="joint_letter"),
    path(
        "arbejdsbord/arrangementer/<int:pk>/inviter-medlemmer/",
        round_views.members_invite,
        name="members_invite",
    ),
    path(
        "arbejdsbord/arrangementer/<int:pk>/daekning/",
        round_views.event_coverage,
        name="coverage",
    ),
    path(
        "arbejdsbord/arrangementer/<int:pk>/brev/ny/",
        round_views.letter_create,
        name="letter_create",
    ),
    path("arbejdsbord/udsendelser/<int:pk>/", round_views.round_page, name="round"),
    path(
        "arbejdsbord/udsendelser/<int:pk>/oversaet/",
        proof_views.letter_translate,
        name="letter_translate",
    ),
    path("arbejdsbord/udsendelser/<int:pk>/pladser/", round_views.round_seats, name="round_seats"),
    path("arbejdsbord/udsendelser/<int:pk>/send/", round_views.round_send, name="round_send"),
    path("arbejdsbord/udsendelser/<int:pk>/print/", views.round_print, name="round_print"),
    path(
        "arbejdsbord/udsendelser/<int:pk>/digital-post/",
        views.round_digital_post,
        name="round_digital_post",
    ),
    path("arbejdsbord/udsendelser/<int:pk>/journal/", views.round_records, name="round_records"),
    path("arbejdsbord/udsendelser/<int:pk>/koder.xlsx", views.round_codes, name="round_codes"),
    path(
        "arbejdsbord/udsendelser/<int:pk>/proevetryk/", proof_views.round_proof, name="round_proof"
    ),
    path("arbejdsbord/udsendelser/<int:pk>/planlaeg/", round_views.round_plan, name="round_plan"),
    path(
        "arbejdsbord/udsendelser/<int:pk>/planlaeg/fortryd/",
        round_views.round_unplan,
        name="round_unplan",
    ),
    path("arbejdsbord/udsendelser/<int:pk>/proeve/", round_views.round_trial, name="round_trial"),
    path(
        "arbejdsbord/udsendelser/<int:pk>/laest/",
        round_views.round_proofed,
        name="round_proofed",
    ),
    path("arbejdsbord/udsendelser/<int:pk>/filer/", views.batches, name="batches"),
    path("arbejdsbord/breve/<int:pk>/fil/", views.batch_file, name="batch_file"),
    path("arbejdsbord/breve/<int:pk>/sendt/", views.batch_sent, name="batch_sent"),
    path("arbejdsbord/invitationer/<int:pk>/brev.pdf", views.letter, name="letter"),
    path(
        "arbejdsbord/invitationer/<int:pk>/brev.png",
        views.preview_picture,
        name="preview_picture",
    ),
    path("arbejdsbord/invitationer/<int:pk>/mail/", views.preview_mail, name="preview_mail"),
    path("arbejdsbord/invitationer/<int:pk>/vis/", views.preview, name="preview"),
]
