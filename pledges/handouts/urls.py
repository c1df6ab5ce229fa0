from django.urls import path

from pledges.handouts import (
    ambassador_views,
    campaign_views,
    card_views,
    outreach_views,
    paper_views,
    tablet_views,
)

patterns = [
    path("kampagner/<slug:slug>/", campaign_views.campaign, name="campaign"),
    path(
        "arbejdsbord/udbredelse/<int:pk>/ark/",
        outreach_views.outreach_sheets,
        name="outreach_sheets",
    ),
    path(
        "arbejdsbord/udbredelse/<int:pk>/ark/nyt/",
        outreach_views.outreach_link_create,
        name="outreach_link_create",
    ),
    path("arbejdsbord/arrangementer/<int:pk>/ark/", card_views.table_card, name="table_card"),
    path(
        "arbejdsbord/arrangementer/<int:pk>/ark/ny/",
        card_views.table_card_create,
        name="table_card_create",
    ),
    path("arbejdsbord/arrangementer/<int:pk>/tablet/", tablet_views.tablet, name="tablet"),
    path(
        "arbejdsbord/arrangementer/<int:pk>/tablet/ny/",
        tablet_views.tablet_create,
        name="tablet_create",
    ),
    path(
        "arbejdsbord/arrangementer/<int:pk>/papirark/",
        paper_views.paper_sheets,
        name="paper_sheets",
    ),
    path(
        "arbejdsbord/arrangementer/<int:pk>/papirark/nyt/",
        paper_views.paper_number,
        name="paper_number",
    ),
    path(
        "arbejdsbord/arrangementer/<int:pk>/papirark/print/",
        paper_views.paper_print,
        name="paper_print",
    ),
    path(
        "arbejdsbord/arrangementer/<int:pk>/papirark/<str:number>/",
        paper_views.paper_sheet,
        name="paper_sheet",
    ),
    path(
        "arbejdsbord/netvaerk/<int:pk>/ambassadoerer/",
        ambassador_views.ambassadors,
        name="ambassadors",
    ),
    path(
        "arbejdsbord/netvaerk/<int:pk>/ambassadoerer/ny/",
        ambassador_views.ambassador_add,
        name="ambassador_add",
    ),
    path(
        "arbejdsbord/netvaerk/<int:pk>/ambassadoerer/<int:member_pk>/kort.pdf",
        ambassador_views.ambassador_cards,
        name="ambassador_cards",
    ),
]
