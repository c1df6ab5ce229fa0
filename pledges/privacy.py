"""What this app holds of persons: who promised, whom the unit met, and who is at work under a mark.

Contacts stand here and not where their table is: only this app sees whether anybody still uses a name.
"""

from django.db.models import Q
from django.utils.translation import gettext_lazy as _

from accounts import periods
from accounts.privacy import (
    EVERY,
    Activity,
    Holding,
    Nobody,
    Subject,
    Then,
    erase_by_deleting,
)
from outbox.models import Suppression
from outbox.suppressions import block
from pledges import retention


def _erase_contacts(rows, by, now):
    """A no that was said stays with the address, so that nobody writes to it again."""
    for contact in rows.select_related("organisation"):
        if contact.objected_at and contact.email:
            block(contact.organisation, contact.email, Suppression.Reason.UNSUBSCRIBED)
    rows.delete()


def _erase_sheets(rows, by, now):
    for sheet in rows.select_related("handover__unit", "network__host"):
        handover = getattr(sheet, "handover", None)
        organisation = handover.unit if handover else sheet.network.host
        one = type(sheet).objects.filter(pk=sheet.pk)
        retention.empty_sheets(one, organisation=organisation, now=now, by=by)


def _sheet_is_open(now):
    return Q(handover__closed_at=None) | retention.AT_WORK


def _is_used(now):
    return Q(sheet_links__sheets__isnull=False) | Q(invitations__event__ends_at__gt=now)


_OPEN = _(
    "Sagen er ikke afsluttet, og kommunen behandler den som led i sin opgave"
    " (art. 17, stk. 3, litra b). Luk sagen først, eller slet efter fristen."
)
_PROMISED = {
    "subject": Subject.CONTACT,
    "activity": Activity.FOLLOW_UP,
    "period": periods.SHEETS,
    "then": Then.EMPTIED,
}
_SHEET = ("sheet__contact_email", "sheet__contact__email")
_OF_SHEET = _PROMISED | {
    "found_by": tuple(f"handover__{name}" for name in _SHEET),
    "organisations": ("handover__unit",),
    "goes_with": "pledges.Sheet",
    "through": "handover__sheet",
}
_OF_CANDIDATE = {
    "subject": Subject.CANDIDATE,
    "activity": Activity.AT_WORK,
    "period": periods.CANDIDATES,
    "then": Then.EMPTIED,
    "organisations": ("candidate__unit",),
    "goes_with": "pledges.Candidate",
    "through": "candidate",
}
_AWAY = {"subject": Subject.COLLEAGUE, "activity": Activity.WORK, "organisations": ("unit",)}

# In this order one person's rows are erased: what hangs on others before what it hangs on.
HOLDINGS = [
    Holding(
        model="pledges.Sheet",
        fields=(
            *("contact_name", "contact_phone", "contact_email", "company_name", "remark"),
            *("interviewer", "filled_in_by", "contact", "plain_receipt_token"),
            "first_answer",
        ),
        **_PROMISED,
        found_by=("contact_email", CONTACT := "contact__email"),
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
        **_OF_SHEET
        | {
            "found_by": _SHEET,
            "organisations": ("unit",),
            "through": "sheet",
        },
    ),
    Holding(model="pledges.FollowUpEntry", fields=("text", "by"), **_OF_SHEET),
    Holding(model="pledges.Feedback", fields=("remark",), **_OF_SHEET),
    Holding(model="pledges.Introduction", fields=("note", "introducer"), **_OF_SHEET),
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
        **_OF_SHEET,
    ),
    Holding(
        model="pledges.JobOrderDraft",
        fields=(
            *("contact_name", "contact_phone", "contact_email", "description"),
            *("external_reference", "vitas_case", "created_by"),
        ),
        **_OF_SHEET
        | {
            "found_by": ("contact_email", *_OF_SHEET["found_by"]),
        },
    ),
    Holding(
        model="pledges.Placement",
        fields=("candidate_reference", "buddy", "buddy_contact", "mentor"),
        **_OF_SHEET
        | {"subject": Subject.CANDIDATE, "activity": Activity.AT_WORK, "organisations": ("unit",)},
    ),
    Holding(
        model="pledges.AftercareContact",
        fields=("note", "owner"),
        subject=Subject.CANDIDATE,
        activity=Activity.AT_WORK,
        period=periods.SHEETS,
        then=Then.EMPTIED,
        found_by=tuple(f"placement__handover__{name}" for name in _SHEET),
        organisations=("placement__unit",),
        goes_with="pledges.Sheet",
        through="placement__handover__sheet",
    ),
    Holding(
        model="pledges.RetentionAnswer",
        fields=("reason", "by", "said_by"),
        subject=Subject.CANDIDATE,
        activity=Activity.AT_WORK,
        period=periods.SHEETS,
        then=Then.EMPTIED,
        found_by=tuple(f"retention_check__placement__handover__{name}" for name in _SHEET),
        organisations=("retention_check__placement__unit",),
        goes_with="pledges.Sheet",
        through="retention_check__placement__handover__sheet",
    ),
    Holding(
        model="pledges.Opening",
        fields=("days", "terms", "requirements", "next_step", "created_by", "owner"),
        subject=Subject.ANYONE,
        activity=Activity.FOLLOW_UP,
        period=periods.OPENINGS,
        then=Then.EMPTIED,
        organisations=("unit",),
        forget=retention.forget_openings,
    ),
    Holding(
        model="pledges.OpeningEntry",
        fields=("text", "by"),
        subject=Subject.ANYONE,
        activity=Activity.FOLLOW_UP,
        period=periods.OPENINGS,
        then=Then.DELETED,
        organisations=("opening__unit",),
        goes_with="pledges.Opening",
        through="opening",
    ),
    Holding(
        model="pledges.CounterOffer",
        fields=("days", "words", "answer", "by"),
        **_OF_SHEET
        | {
            "then": Then.DELETED,
            "found_by": tuple(f"opening__handover__{name}" for name in _SHEET),
            "organisations": ("opening__unit",),
            "through": "opening__handover__sheet",
        },
    ),
    Holding(
        model="pledges.Referral",
        fields=("reason", "by"),
        **_OF_CANDIDATE,
    ),
    Holding(
        model="pledges.FitStatement",
        fields=("fits", "gaps", "by"),
        **_OF_CANDIDATE
        | {
            "then": Then.DELETED,
            "organisations": ("referral__candidate__unit",),
            "through": "referral__candidate",
        },
    ),
    Holding(model="pledges.CandidateTalk", fields=("note", "by"), **_OF_CANDIDATE),
    Holding(
        model="pledges.CandidateWish",
        fields=("text", "by"),
        **_OF_CANDIDATE | {"then": Then.DELETED},
    ),
    Holding(
        model="pledges.CandidateStage",
        fields=("reason", "by"),
        **_OF_CANDIDATE,
    ),
    Holding(
        model="pledges.Candidate",
        fields=("reference", "mentor", "next_step", "known_by"),
        subject=Subject.CANDIDATE,
        activity=Activity.AT_WORK,
        period=periods.CANDIDATES,
        then=Then.EMPTIED,
        organisations=("unit",),
        forget=retention.forget_candidates,
    ),
    Holding(
        model="pledges.JobProfile",
        fields=("reference", "headline", "skills", "wishes", "contact"),
        subject=Subject.CANDIDATE,
        activity=Activity.AT_WORK,
        period=periods.PROFILES,
        organisations=("unit",),
        forget=retention.forget_profiles,
    ),
    Holding(
        model="taskforces.Membership",
        fields=("contact",),
        subject=Subject.CONTACT,
        activity=Activity.INVITE,
        period=periods.CONTACTS,
        found_by=(CONTACT,),
        organisations=("network__host",),
        goes_with="taskforces.Contact",
        through="contact",
    ),
    Holding(
        model="pledges.SheetLink",
        fields=("ambassador", "key"),
        subject=Subject.CONTACT,
        activity=Activity.FOLLOW_UP,
        period=periods.CONTACTS,
        found_by=("ambassador__email",),
        organisations=("network__host",),
        goes_with="taskforces.Contact",
        through="ambassador",
    ),
    Holding(
        model="events.CourseParticipant",
        fields=("contact", "state", "completed_on"),
        subject=Subject.CONTACT,
        activity=Activity.AT_WORK,
        period=periods.CONTACTS,
        found_by=(CONTACT,),
        organisations=("course__network__host",),
        goes_with="taskforces.Contact",
        through="contact",
    ),
    Holding(
        model="taskforces.Listing",
        fields=("contact",),
        subject=Subject.CONTACT,
        activity=Activity.INVITE,
        period=periods.CONTACTS,
        found_by=(CONTACT,),
        organisations=("contact_list__organisation",),
        goes_with="taskforces.Contact",
        through="contact",
    ),
    Holding(
        model="taskforces.ContactMerge",
        fields=("gone_name", "gone_email", "moved", "removed", "before"),
        subject=Subject.CONTACT,
        activity=Activity.INVITE,
        period=periods.CONTACTS,
        found_by=("gone_email", "kept__email"),
        organisations=("organisation",),
        goes_with="taskforces.Contact",
        through="kept",
    ),
    Holding(
        model="taskforces.Contact",
        fields=(
            *("name", "title", "salutation", "email", "phone", "data_source"),
            *("contact_basis", "preferred_channel", "language", "objected_at", "search_text"),
        ),
        subject=Subject.CONTACT,
        activity=Activity.INVITE,
        period=periods.CONTACTS,
        found_by=("email",),
        organisations=("organisation",),
        forget=retention.forget_contacts,
        erase=_erase_contacts,
        kept=_is_used,
        kept_because=_(
            "Er inviteret til et arrangement, der ikke er holdt, eller er ambassadør"
            " med ark under sit navn. Tag det tilbage først."
        ),
    ),
    Holding(
        model="pledges.Absence",
        fields=("user", "stand_in"),
        **_AWAY,
        period=periods.ABSENCES,
        found_by=("user__email",),
        forget=retention.forget_absences,
        erase=erase_by_deleting,
    ),
    Holding(
        model="pledges.VisitTime",
        fields=("consultant",),
        **_AWAY,
        period=periods.ABSENCES,
        found_by=("consultant__email",),
        forget=retention.forget_absences,
        kept=lambda now: EVERY,
        kept_because=_("Tider, der er tilbudt virksomheder. De slettes efter fristen."),
    ),
    Holding(
        model="pledges.InboxLayout",
        fields=("layout",),
        subject=Subject.COLLEAGUE,
        activity=Activity.WORK,
        period=periods.USERS,
        found_by=("user__email",),
        organisations=("user__roles__organisation",),
        goes_with="accounts.User",
        through="user",
    ),
    Holding(
        model="pledges.SavedFilter",
        fields=("name", "query"),
        subject=Subject.COLLEAGUE,
        activity=Activity.WORK,
        period=periods.USERS,
        found_by=("user__email",),
        organisations=("user__roles__organisation",),
        goes_with="accounts.User",
        through="user",
    ),
    Holding(
        model="pledges.SteeringMeeting",
        fields=("minutes", "place", "frozen", "created_by"),
        subject=Subject.ANYONE,
        activity=Activity.STEER,
        period=periods.MEETINGS,
        then=Then.EMPTIED,
        organisations=("network__host", "network__unit"),
        forget=retention.forget_meetings,
        kept=lambda now: EVERY,
        kept_because=_("Et referat rettes i hånden på mødets side."),
    ),
    Holding(
        model="pledges.SteeringMember",
        fields=("name", "title", "email"),
        subject=Subject.CONTACT,
        activity=Activity.STEER,
        period=periods.WHILE_IN_USE,
        then=Then.BY_HAND,
        found_by=("email",),
        organisations=("network__host", "network__unit"),
        erase=erase_by_deleting,
    ),
    Holding(
        model="pledges.DepartmentOffer",
        fields=("remark", "offered_by", "answered_by"),
        subject=Subject.ANYONE,
        activity=Activity.FOLLOW_UP,
        period=periods.WHILE_IN_USE,
        then=Then.BY_HAND,
        organisations=("handover__unit",),
        kept=lambda now: EVERY,
        kept_because=_("Et svar fra en afdeling rettes ved at svare igen."),
    ),
    Holding(
        model="pledges.Reorganisation",
        fields=("reason", "people", "by"),
        subject=Subject.COLLEAGUE,
        activity=Activity.WORK,
        period=periods.WHILE_IN_USE,
        then=Then.BY_HAND,
        organisations=("from_unit", "to_unit"),
        kept=lambda now: EVERY,
        kept_because=_("Viser, hvad der blev flyttet hvornår. Folk står kun ved et nummer."),
    ),
    Holding(
        model="pledges.SupportDay",
        fields=("who", "purpose", "result", "created_by"),
        subject=Subject.COLLEAGUE,
        activity=Activity.STEER,
        period=periods.MEETINGS,
        then=Then.EMPTIED,
        organisations=("network__host", "network__unit"),
        forget=retention.forget_support_days,
        kept=lambda now: EVERY,
        kept_because=_("En støttedag rettes i hånden på dagens side."),
    ),
    Holding(
        model="pledges.SupportDayLine",
        fields=("agreed",),
        subject=Subject.ANYONE,
        activity=Activity.STEER,
        period=periods.MEETINGS,
        then=Then.EMPTIED,
        organisations=("day__network__host", "day__network__unit"),
        forget=retention.forget_support_days,
        kept=lambda now: EVERY,
        kept_because=_("En støttedag rettes i hånden på dagens side."),
    ),
    Holding(
        model="pledges.SteeringAction",
        fields=("text", "owner"),
        subject=Subject.ANYONE,
        activity=Activity.STEER,
        period=periods.MEETINGS,
        organisations=("meeting__network__host", "meeting__network__unit"),
        forget=retention.forget_meetings,
        kept=lambda now: EVERY,
        kept_because=_("En aftale fra styregruppen rettes i hånden på mødets side."),
    ),
]
NOBODY = [
    Nobody("pledges.Campaign", "name lead", "slug"),
    Nobody("pledges.PaperSheet", machine="number"),
    Nobody("pledges.HeldSheet", machine="language"),
    Nobody("pledges.Sheet", machine="municipality_code receipt_sha256 sealed_receipt"),
    Nobody("pledges.Handover", machine="municipality_code"),
    Nobody("pledges.JobOrderDraft", "title", "cvr_number p_number"),
    Nobody("pledges.JobProfile", machine="tasks"),
    Nobody("pledges.Opening", "title", "also"),
    Nobody("pledges.MailText", "name subject text"),
    Nobody("pledges.Candidate", machine="key standing"),
    Nobody("pledges.CandidateWish", machine="tasks municipality_code"),
    Nobody("pledges.Scheme", "name name_en note", "code"),
    Nobody("pledges.Department", "name"),
    Nobody("pledges.Reorganisation", machine="networks handovers"),
    Nobody("pledges.SteeringMember", machine="key_sha256 sealed_key"),
    Nobody("pledges.Target", "source"),
    Nobody("pledges.ProgrammeTarget", "source"),
    Nobody("pledges.ProgrammeTargetChange", "reason"),
    Nobody("pledges.TargetGroupCount", "source"),
]
