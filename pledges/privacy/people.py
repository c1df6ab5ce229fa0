"""The unit's people under their marks: openings, candidates, and who is at work."""

from accounts import periods
from accounts.privacy import Activity, Holding, Nobody, Subject, Then
from pledges import retention
from pledges.privacy.sheets import OF_SHEET, SHEET

_OF_CANDIDATE = {
    "subject": Subject.CANDIDATE,
    "activity": Activity.AT_WORK,
    "period": periods.CANDIDATES,
    "then": Then.EMPTIED,
    "organisations": ("candidate__unit",),
    "goes_with": "pledges.Candidate",
    "through": "candidate",
}
HOLDINGS = [
    Holding(
        model="pledges.Placement",
        fields=("candidate_reference", "buddy", "buddy_contact", "mentor"),
        **OF_SHEET
        | {"subject": Subject.CANDIDATE, "activity": Activity.AT_WORK, "organisations": ("unit",)},
    ),
    Holding(
        model="pledges.AftercareContact",
        fields=("note", "owner"),
        subject=Subject.CANDIDATE,
        activity=Activity.AT_WORK,
        period=periods.SHEETS,
        then=Then.EMPTIED,
        found_by=tuple(f"placement__handover__{name}" for name in SHEET),
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
        found_by=tuple(f"retention_check__placement__handover__{name}" for name in SHEET),
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
        **OF_SHEET
        | {
            "then": Then.DELETED,
            "found_by": tuple(f"opening__handover__{name}" for name in SHEET),
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
]
NOBODY = [
    Nobody("pledges.JobProfile", machine="tasks"),
    Nobody("pledges.Opening", "title", "also"),
    Nobody("pledges.Candidate", machine="key standing"),
    Nobody("pledges.CandidateWish", machine="tasks municipality_code"),
    Nobody("pledges.Scheme", "name name_en note", "code"),
]
