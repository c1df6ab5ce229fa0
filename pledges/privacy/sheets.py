"""What somebody promised, and what hangs on the sheet: the talk, the visit, the order."""

from django.db.models import Q
from django.utils.translation import gettext_lazy as _

from accounts import periods
from accounts.privacy import Activity, Holding, Nobody, Subject, Then, erase_by_deleting
from pledges import retention


def _erase_sheets(rows, by, now):
    for sheet in rows.select_related("handover__unit", "network__host"):
        handover = getattr(sheet, "handover", None)
        organisation = handover.unit if handover else sheet.network.host
        one = type(sheet).objects.filter(pk=sheet.pk)
        retention.empty_sheets(one, organisation=organisation, now=now, by=by)


def _sheet_is_open(now):
    return Q(handover__closed_at=None) | retention.AT_WORK


_OPEN = _(
    "Sagen er ikke afsluttet, og kommunen behandler den som led i sin opgave"
    " (art. 17, stk. 3, litra b). Luk sagen først, eller slet efter fristen."
)
PROMISED = {
    "subject": Subject.CONTACT,
    "activity": Activity.FOLLOW_UP,
    "period": periods.SHEETS,
    "then": Then.EMPTIED,
}
SHEET = ("sheet__contact_email", "sheet__contact__email")
OF_SHEET = PROMISED | {
    "found_by": tuple(f"handover__{name}" for name in SHEET),
    "organisations": ("handover__unit",),
    "goes_with": "pledges.Sheet",
    "through": "handover__sheet",
}
HOLDINGS = [
    Holding(
        model="pledges.Sheet",
        fields=(
            *("contact_name", "contact_phone", "contact_email", "company_name", "remark"),
            *("interviewer", "filled_in_by", "contact", "plain_receipt_token"),
            "first_answer",
        ),
        **PROMISED,
        found_by=("contact_email", "contact__email"),
        organisations=("network__host", "handover__unit"),
        erased_by=("handover__unit",),
        forget=retention.forget_sheets,
        erase=_erase_sheets,
        kept=_sheet_is_open,
        kept_because=_OPEN,
    ),
    Holding(
        model="pledges.HeldSheet",
        fields=(
            *("contact_name", "contact_phone", "contact_email", "company_name", "remark"),
            *("interviewer", "ticked"),
        ),
        subject=Subject.CONTACT,
        activity=Activity.FOLLOW_UP,
        period=periods.HELD,
        found_by=("contact_email",),
        organisations=("link__network__host",),
        forget=retention.forget_held,
        erase=erase_by_deleting,
    ),
    Holding(
        model="pledges.CompanyQuestion",
        fields=("name", "company_name", "email", "text", "answer", "answered_by"),
        subject=Subject.CONTACT,
        activity=Activity.FOLLOW_UP,
        period=periods.QUESTIONS,
        found_by=("email",),
        organisations=("unit", "network__host"),
        erased_by=("unit",),
        forget=retention.forget_questions,
        erase=erase_by_deleting,
    ),
    Holding(
        model="pledges.Handover",
        fields=("agreed_note", "next_step", "external_reference", "owner"),
        **OF_SHEET
        | {
            "found_by": SHEET,
            "organisations": ("unit",),
            "through": "sheet",
        },
    ),
    Holding(model="pledges.FollowUpEntry", fields=("text", "by"), **OF_SHEET),
    Holding(model="pledges.Feedback", fields=("remark",), **OF_SHEET),
    Holding(model="pledges.Introduction", fields=("note", "introducer"), **OF_SHEET),
    Holding(
        model="pledges.DoorRequest",
        fields=(
            *("company_name", "reason", "note", "contact_name", "contact_phone"),
            *("asked_by", "answered_by"),
        ),
        subject=Subject.CONTACT,
        activity=Activity.FOLLOW_UP,
        period=periods.DOOR_REQUESTS,
        organisations=("unit", "network__host"),
        forget=retention.forget_door_requests,
    ),
    Holding(
        model="pledges.Visit",
        fields=("place", "tasks", "colleagues", "to_know", "consultant"),
        **OF_SHEET,
    ),
    Holding(
        model="pledges.JobOrderDraft",
        fields=(
            *("contact_name", "contact_phone", "contact_email", "description"),
            *("external_reference", "vitas_case", "created_by"),
        ),
        **OF_SHEET
        | {
            "found_by": ("contact_email", *OF_SHEET["found_by"]),
        },
    ),
]
NOBODY = [
    Nobody("pledges.Campaign", "name lead", "slug"),
    Nobody("pledges.PaperSheet", machine="number"),
    Nobody("pledges.HeldSheet", machine="language"),
    Nobody("pledges.Sheet", machine="municipality_code receipt_sha256 sealed_receipt"),
    Nobody("pledges.Handover", machine="municipality_code"),
    Nobody("pledges.JobOrderDraft", "title", "cvr_number p_number"),
    Nobody("pledges.MailText", "name subject text"),
    Nobody("pledges.Department", "name"),
]
