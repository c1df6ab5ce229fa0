"""What this app holds of persons: who was invited, what they answered, and who came."""

from django.db.models import Q
from django.utils.translation import gettext_lazy as _

from accounts import periods
from accounts.privacy import (
    EVERY,
    Activity,
    Basis,
    Holding,
    Nobody,
    Subject,
    Then,
)
from events import retention

CONTACT = "contact__email"


def _event_is_to_come(now):
    return Q(event__ends_at__gt=now)


def _erase_invitations(rows, by, now):
    retention.erase_invitations(rows)


def _erase_seats(rows, by, now):
    retention.erase_seats(rows)


def _erase_requests(rows, by, now):
    retention.erase_registration_requests(rows)


def _erase_answers(rows, by, now):
    rows.update(stand_in_name="", stand_in_email="", companion_names="")


_TO_COME = _("Arrangementet er ikke holdt endnu. Tag invitationen eller pladsen tilbage først.")
_GUEST = {"subject": Subject.GUEST, "activity": Activity.EVENING, "then": Then.EMPTIED}
_INVITED = _GUEST | {
    "period": periods.ATTENDANCE,
    "organisations": ("invitation__contact__organisation",),
    "goes_with": "events.Invitation",
    "through": "invitation",
}

HOLDINGS = [
    Holding(
        model="events.Invitation",
        fields=(
            *("contact", "answer", "answered_at", "emailed_at", "printed_at", "posted_at"),
            *("digital_post_made_at", "digital_post_at", "code"),
        ),
        **_GUEST | {"activity": Activity.INVITE},
        period=periods.ATTENDANCE,
        unanswered=periods.UNANSWERED,
        found_by=(CONTACT,),
        organisations=("contact__organisation",),
        forget=retention.forget_guests,
        erase=_erase_invitations,
        kept=_event_is_to_come,
        kept_because=_TO_COME,
    ),
    Holding(
        model="events.Registration",
        fields=(
            *("name", "email", "company_name", "companion_names", "replies", "note"),
            *("seat", "arrived_at", "search_text"),
        ),
        **_GUEST,
        period=periods.ATTENDANCE,
        found_by=("email", "invitation__contact__email"),
        organisations=("event__network__host", "invitation__contact__organisation"),
        forget=retention.forget_guests,
        erase=_erase_seats,
        kept=_event_is_to_come,
        kept_because=_TO_COME,
    ),
    Holding(
        model="events.RegistrationRequest",
        fields=(
            *("name", "company_name", "email", "companion_names", "replies"),
            *("language", "answered_by"),
        ),
        **_GUEST | {"then": Then.DELETED},
        period=periods.REPLIES,
        found_by=("email",),
        organisations=("event__network__host",),
        forget=retention.forget_registration_requests,
        erase=_erase_requests,
    ),
    Holding(
        model="events.Answer",
        fields=("answer", "companion_names", "stand_in_name", "stand_in_email", "given_by"),
        **_GUEST,
        period=periods.ATTENDANCE,
        found_by=("stand_in_email", f"invitation__{CONTACT}"),
        organisations=("invitation__contact__organisation",),
        forget=retention.forget_guests,
        erase=_erase_answers,
        kept=lambda now: Q(invitation__event__ends_at__gt=now),
        kept_because=_TO_COME,
    ),
    Holding(
        model="events.Speaker",
        fields=("name", "about", "consented_how"),
        subject=Subject.VOICE,
        activity=Activity.TELL,
        basis=Basis.CONSENT,
        then=Then.EMPTIED,
        period=periods.ATTENDANCE,
        organisations=("event__network__host",),
        forget=retention.forget_speakers,
    ),
    Holding(
        model="events.UnitAttendance",
        fields=("person",),
        subject=Subject.COLLEAGUE,
        activity=Activity.EVENING,
        period=periods.ATTENDANCE,
        found_by=("person__email",),
        organisations=("event__network__host",),
        forget=retention.forget_speakers,
    ),
    Holding(
        model="events.GuestProfile",
        fields=("name", "tells", "seeks"),
        **_GUEST | {"basis": Basis.CONSENT, "then": Then.DELETED},
        period=periods.ATTENDANCE,
        found_by=("registration__email", f"registration__invitation__{CONTACT}"),
        organisations=("registration__event__network__host",),
        goes_with="events.Registration",
        through="registration",
    ),
    Holding(
        model="events.GuestTalk",
        fields=("text",),
        **_GUEST | {"basis": Basis.CONSENT, "then": Then.DELETED},
        period=periods.ATTENDANCE,
        found_by=("asker__email", f"asker__invitation__{CONTACT}"),
        organisations=("asker__event__network__host",),
        goes_with="events.Registration",
        through="asker",
    ),
    Holding(
        model="events.ContactCard",
        fields=("phone", "email", "code"),
        **_GUEST | {"basis": Basis.CONSENT, "then": Then.DELETED},
        period=periods.ATTENDANCE,
        found_by=("email", "registration__email", f"registration__invitation__{CONTACT}"),
        organisations=("registration__event__network__host",),
        goes_with="events.Registration",
        through="registration",
    ),
    Holding(
        model="events.Scan",
        fields=("raw_code", "details", "registration"),
        **_GUEST | {"then": Then.DELETED},
        period=periods.SCANS,
        found_by=("registration__email", f"registration__invitation__{CONTACT}"),
        organisations=("event__network__host",),
        forget=retention.forget_guests,
        goes_with="events.Registration",
        through="registration",
    ),
    Holding(
        model="events.Scan",
        name=_("svar til telefonerne i døren"),
        fields=("first_answer",),
        **_GUEST,
        period=periods.DOOR_ANSWERS,
        found_by=("registration__email", f"registration__invitation__{CONTACT}"),
        organisations=("event__network__host",),
        forget=retention.forget_guests,
        goes_with="events.Registration",
        through="registration",
    ),
    Holding(
        model="events.Dispatch",
        name=_("sendte breve"),
        fields=("content", "reference"),
        found_by=(f"invitation__{CONTACT}",),
        **_INVITED | {"activity": Activity.INVITE},
    ),
    Holding(
        model="events.GuestReminder",
        name=_("påmindelser til gæster"),
        fields=("invitation",),
        **_INVITED,
    ),
    Holding(
        model="events.Notice",
        name=_("nyt om arrangementet"),
        fields=("about", "message", "called_at", "called_by"),
        found_by=(f"invitation__{CONTACT}",),
        **_INVITED,
    ),
    Holding(
        model="events.InterviewSeat",
        fields=("registration",),
        **_INVITED
        | {
            "organisations": ("group__event__network__host",),
            "goes_with": "events.Registration",
            "through": "registration",
        },
    ),
    Holding(
        model="events.LetterFile",
        name=_("filer med breve"),
        fields=("name", "content"),
        **_GUEST | {"activity": Activity.INVITE, "then": Then.DELETED},
        period=periods.LETTER_FILES,
        organisations=("batch__round__event__network__host",),
        forget=retention.forget_letter_files,
    ),
    Holding(
        model="events.EventPicture",
        fields=("image", "agreed_by"),
        subject=Subject.VOICE,
        activity=Activity.TELL,
        basis=Basis.CONSENT,
        period=periods.WHILE_IN_USE,
        then=Then.BY_HAND,
        organisations=("event__network__host",),
        kept=lambda now: EVERY,
        kept_because=_("Et billede kendes ikke på en adresse. Fjern det på arrangementets side."),
    ),
]
NOBODY = [
    Nobody("events.Speaker", machine="key"),
    Nobody("events.Invitation", machine="calendar_uid"),
    Nobody("events.Course", "title content"),
    Nobody(
        "events.Event",
        "title summary agenda place address online_link cancel_reason",
        "slug registration_mode held_as",
    ),
    Nobody(
        "events.InvitationRound", "name case_number", "send_whom send_stopped translation_revisions"
    ),
    Nobody("events.Session", "title room"),
    Nobody("events.EventMaterial", "title text url"),
    Nobody("events.EventConcept", "title summary agenda questions"),
    Nobody("events.CalendarKey", machine="key_sha256"),
    Nobody("events.Device", "label", "key_sha256"),
    Nobody("events.DoorQuestion", "text choices"),
    Nobody("events.GuestQuestion", "text choices"),
    Nobody("events.ReminderPlan", "words"),
    # What all letters of a batch share: the sender and the words, frozen; no guest.
    Nobody("events.LetterBatch", machine="document translations event_facts error"),
    Nobody("events.LetterFile", machine="content_type sha256"),
    Nobody("events.Dispatch", machine="sha256"),
]
