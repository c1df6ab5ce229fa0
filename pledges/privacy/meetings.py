"""What steering groups and units settle: meetings, support days, reorganisations."""

from django.utils.translation import gettext_lazy as _

from accounts import periods
from accounts.privacy import EVERY, Activity, Holding, Nobody, Subject, Then, erase_by_deleting
from pledges import retention

HOLDINGS = [
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
    Nobody("pledges.Reorganisation", machine="networks handovers"),
    Nobody("pledges.SteeringMember", machine="key_sha256 sealed_key"),
    Nobody("pledges.Target", "source"),
    Nobody("pledges.ProgrammeTarget", "source"),
    Nobody("pledges.ProgrammeTargetChange", "reason"),
    Nobody("pledges.TargetGroupCount", "source"),
]
