from django.urls import path

from pledges.desk import inbox_views
from pledges.desk import views as desk
from pledges.figures import views as figures
from pledges.followup import agreement_views, introduction_views, moving_views
from pledges.handouts import ambassador_views, campaign_views, card_views, paper_views
from pledges.job_orders import views as orders
from pledges.job_profiles import views as profiles
from pledges.placements import change_views
from pledges.placements import views as placements
from pledges.receipts import feedback_views
from pledges.receipts import views as receipt
from pledges.sheets import group_views, profile_views
from pledges.sheets import views as public
from pledges.steering import change_views as steering_changes
from pledges.steering import views as steering
from pledges.units import absence_views
from pledges.units import views as units
from pledges.visits import receipt_views
from pledges.visits import views as visits
from pledges.wall import views as wall

app_name = "pledges"

urlpatterns = [
    path("kampagner/<slug:slug>/", campaign_views.campaign, name="campaign"),
    path("ark/", public.sheet_key, name="sheet_key"),
    path("ark/sw.js", public.worker, name="sheet_worker"),
    path("ark/<str:key>/", public.sheet, name="sheet"),
    path("ark/<str:key>/tablet/", public.tablet, name="sheet_tablet"),
    path("ark/<str:key>/interview/", public.interview, name="sheet_interview"),
    path("kvittering/<str:token>/", receipt.receipt, name="receipt"),
    path("kvittering/<str:token>/ret/", receipt.change, name="receipt_change"),
    path("kvittering/<str:token>/pause/", receipt.pause, name="receipt_pause"),
    path("kvittering/<str:token>/start-igen/", receipt.resume, name="receipt_resume"),
    path("kvittering/<str:token>/traek-tilbage/", receipt.withdraw, name="receipt_withdraw"),
    path("kvittering/<str:token>/fortryd/", receipt.reopen, name="receipt_reopen"),
    path("kvittering/<str:token>/kollega/", receipt.delegate, name="receipt_delegate"),
    path("kvittering/<str:token>/ingen-ringede/", receipt.report, name="receipt_report"),
    path("kvittering/<str:token>/svar/", feedback_views.question, name="feedback"),
    path("kvittering/<str:token>/svar/send/", feedback_views.answer, name="feedback_answer"),
    path("ark/<str:key>/profiler/", profile_views.sheet_profiles, name="sheet_profiles"),
    path("ark/<str:key>/profiler/<int:pk>/", profile_views.sheet_profile, name="sheet_profile"),
    path("skaerm/<slug:slug>/", wall.wall, name="wall"),
    path("skaerm/<slug:slug>/nu/", wall.now, name="wall_now"),
    path("arbejdsbord/jobordrer/", orders.order_list, name="orders"),
    path("arbejdsbord/jobordrer/csv/", orders.orders_csv, name="orders_csv"),
    path("arbejdsbord/jobordrer/json/", orders.orders_json, name="orders_json"),
    path("arbejdsbord/jobordrer/overskydende/", orders.orders_surplus, name="orders_surplus"),
    path("arbejdsbord/jobordrer/<int:pk>/", orders.order, name="order"),
    path("arbejdsbord/jobordrer/<int:pk>/csv/", orders.order_csv, name="order_csv"),
    path("arbejdsbord/jobordrer/<int:pk>/json/", orders.order_json, name="order_json"),
    path("arbejdsbord/jobordrer/<int:pk>/print/", orders.order_print, name="order_print"),
    path("arbejdsbord/jobordrer/<int:pk>/vitas/", orders.order_vitas, name="order_vitas"),
    path("arbejdsbord/overleveringer/<int:pk>/jobordre/", orders.order_create, name="order_create"),
    path("arbejdsbord/jobprofiler/", profiles.profiles, name="profiles"),
    path("arbejdsbord/jobprofiler/ny/", profiles.profile_create, name="profile_create"),
    path("arbejdsbord/jobprofiler/<int:pk>/", profiles.profile, name="profile"),
    path("arbejdsbord/jobprofiler/<int:pk>/ret/", profiles.profile_edit, name="profile_edit"),
    path("arbejdsbord/jobprofiler/<int:pk>/vis/", profiles.profile_publish, name="profile_publish"),
    path(
        "arbejdsbord/jobprofiler/<int:pk>/tag-ned/",
        profiles.profile_withdraw,
        name="profile_withdraw",
    ),
    path("arbejdsbord/jobprofiler/<int:pk>/job/", profiles.profile_filled, name="profile_filled"),
    path("arbejdsbord/indbakke/", inbox_views.inbox_page, name="inbox"),
    path("arbejdsbord/indbakke/fordel/", inbox_views.bulk_assign, name="bulk_assign"),
    path("arbejdsbord/indbakke/filtre/", inbox_views.filter_save, name="filter_save"),
    path(
        "arbejdsbord/indbakke/filtre/<int:pk>/slet/",
        inbox_views.filter_delete,
        name="filter_delete",
    ),
    path("arbejdsbord/overleveringer/<int:pk>/", desk.handover, name="handover"),
    path("arbejdsbord/overleveringer/<int:pk>/log/", desk.log, name="log"),
    path("arbejdsbord/overleveringer/<int:pk>/hurtig/", inbox_views.quick_log, name="quick_log"),
    path("arbejdsbord/overleveringer/<int:pk>/fortryd/", inbox_views.quick_undo, name="quick_undo"),
    path("arbejdsbord/overleveringer/<int:pk>/reference/", desk.reference, name="reference"),
    path("arbejdsbord/overleveringer/<int:pk>/status/", desk.status, name="status"),
    path("arbejdsbord/overleveringer/<int:pk>/ansvarlig/", desk.assign, name="assign"),
    path("arbejdsbord/overleveringer/<int:pk>/tag/", desk.take, name="take"),
    path("arbejdsbord/introduktioner/", introduction_views.short_list, name="introductions"),
    path("arbejdsbord/introduktioner/<int:pk>/", introduction_views.answer, name="introduction"),
    path("arbejdsbord/besoeg/", visits.my_visits, name="visits"),
    path("arbejdsbord/besoeg/tider/", visits.open_times, name="open_times"),
    path("arbejdsbord/besoeg/tider/<int:pk>/fjern/", visits.withdraw_time, name="withdraw_time"),
    path("arbejdsbord/besoeg/<int:pk>/aflys/", visits.call_off_visit, name="call_off_visit"),
    path("arbejdsbord/besoeg/<int:pk>/skriv-ned/", visits.write_up, name="write_up"),
    path("arbejdsbord/overleveringer/<int:pk>/besoeg/", visits.book_visit, name="book_visit"),
    path("arbejdsbord/overleveringer/<int:pk>/tider/", visits.offer_times, name="offer_times"),
    path("kvittering/<str:token>/besoeg/", receipt_views.pick_time, name="pick_time"),
    path("kvittering/<str:token>/besoeg/aflys/", receipt_views.cancel_visit, name="cancel_visit"),
    path("kvittering/<str:token>/besoeg.ics", receipt_views.visit_ics, name="visit_ics"),
    path("arbejdsbord/besoeg.ics", visits.calendar, name="visits_ics"),
    path(
        "kvittering/<str:token>/fastholdelse/<int:pk>/",
        change_views.check_answer,
        name="check_answer",
    ),
    path(
        "arbejdsbord/overleveringer/<int:pk>/forloeb/",
        placements.create,
        name="placement_create",
    ),
    path("arbejdsbord/forloeb/", placements.listing, name="placements"),
    path("arbejdsbord/forloeb/<int:pk>/", placements.placement, name="placement"),
    path("arbejdsbord/forloeb/<int:pk>/slut/", placements.end, name="placement_end"),
    path("arbejdsbord/forloeb/<int:pk>/folk/", placements.people, name="placement_people"),
    path(
        "arbejdsbord/forloeb/<int:pk>/trin/",
        change_views.step_add,
        name="placement_step_add",
    ),
    path(
        "arbejdsbord/forloeb/<int:pk>/trin/<int:step_pk>/",
        change_views.step,
        name="placement_step",
    ),
    path(
        "arbejdsbord/forloeb/<int:pk>/trin/<int:step_pk>/fjern/",
        change_views.step_remove,
        name="placement_step_remove",
    ),
    path(
        "arbejdsbord/forloeb/<int:pk>/tjek/<int:check_pk>/",
        change_views.check,
        name="placement_check",
    ),
    path(
        "arbejdsbord/forloeb/<int:pk>/svaert/",
        change_views.in_trouble,
        name="placement_trouble",
    ),
    path(
        "arbejdsbord/forloeb/<int:pk>/holder/",
        change_views.out_of_trouble,
        name="placement_out_of_trouble",
    ),
    path("arbejdsbord/forloeb/<int:pk>/tilbud/", change_views.offer, name="placement_offer"),
    path("arbejdsbord/overleveringer/<int:pk>/videre/", moving_views.reroute, name="reroute"),
    path("arbejdsbord/overleveringer/<int:pk>/pause/", moving_views.pause, name="pause"),
    path("arbejdsbord/overleveringer/<int:pk>/pause/slut/", moving_views.resume, name="resume"),
    path("arbejdsbord/fravaer/", absence_views.absences, name="absences"),
    path("arbejdsbord/fravaer/nyt/", absence_views.absence_create, name="absence_create"),
    path("arbejdsbord/fravaer/<int:pk>/slut/", absence_views.absence_end, name="absence_end"),
    path("arbejdsbord/enhed/<int:pk>/", units.unit_settings, name="unit_settings"),
    path("arbejdsbord/enhed/<int:pk>/lukkedage/", units.closing_day_add, name="closing_day_add"),
    path(
        "arbejdsbord/lukkedage/<int:pk>/fjern/",
        units.closing_day_remove,
        name="closing_day_remove",
    ),
    path("arbejdsbord/ark/", desk.sheets, name="sheets"),
    path("arbejdsbord/tal/", figures.figures, name="figures"),
    path("arbejdsbord/tal/fil.<str:kind>", figures.export, name="figures_export"),
    path("arbejdsbord/tal/maal/ny/", figures.target_create, name="target_create"),
    path("arbejdsbord/tal/maal/<int:pk>/", figures.target_edit, name="target_edit"),
    path("arbejdsbord/tal/maal/<int:pk>/fjern/", figures.target_delete, name="target_delete"),
    path("arbejdsbord/styregruppe/", steering.steering, name="steering"),
    path("arbejdsbord/styregruppe/nyt/", steering.create, name="steering_create"),
    path("arbejdsbord/styregruppe/<int:pk>/", steering.meeting, name="steering_meeting"),
    path("arbejdsbord/styregruppe/<int:pk>/ret/", steering.edit, name="steering_edit"),
    path("arbejdsbord/styregruppe/<int:pk>/rapport.pdf", steering.report, name="steering_report"),
    path(
        "arbejdsbord/styregruppe/<int:pk>/referat/",
        steering_changes.minutes,
        name="steering_minutes",
    ),
    path(
        "arbejdsbord/styregruppe/<int:pk>/aftaler/",
        steering_changes.action_add,
        name="steering_action_add",
    ),
    path(
        "arbejdsbord/styregruppe/<int:pk>/aftaler/<int:action_pk>/gjort/",
        steering_changes.action_done,
        name="steering_action_done",
    ),
    path(
        "arbejdsbord/styregruppe/<int:pk>/aftaler/<int:action_pk>/igen/",
        steering_changes.action_reopen,
        name="steering_action_reopen",
    ),
    path(
        "arbejdsbord/styregruppe/<int:pk>/aftaler/<int:action_pk>/fjern/",
        steering_changes.action_remove,
        name="steering_action_remove",
    ),
    path("arbejdsbord/arrangementer/<int:pk>/aftale/", agreement_views.agreement, name="agreement"),
    path("arbejdsbord/arrangementer/<int:pk>/ark/", card_views.table_card, name="table_card"),
    path(
        "arbejdsbord/arrangementer/<int:pk>/ark/ny/",
        card_views.table_card_create,
        name="table_card_create",
    ),
    path("arbejdsbord/arrangementer/<int:pk>/grupper/", group_views.groups, name="groups"),
    path("arbejdsbord/arrangementer/<int:pk>/grupper/lav/", group_views.make, name="groups_make"),
    path(
        "arbejdsbord/arrangementer/<int:pk>/grupper/sene/", group_views.add_late, name="groups_late"
    ),
    path(
        "arbejdsbord/arrangementer/<int:pk>/grupper/oploes/",
        group_views.end,
        name="groups_dissolve",
    ),
    path(
        "arbejdsbord/arrangementer/<int:pk>/grupper/print/", group_views.paper, name="groups_print"
    ),
    path("arbejdsbord/gruppepladser/<int:pk>/flyt/", group_views.move_one, name="group_move"),
    path("arbejdsbord/arrangementer/<int:pk>/tablet/", card_views.tablet, name="tablet"),
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
