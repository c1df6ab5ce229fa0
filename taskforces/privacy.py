"""What this app holds of persons: imports, nominations, consents, and those named on pages."""

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
    erase_by_deleting,
)
from taskforces import retention

_TELL = {"subject": Subject.VOICE, "activity": Activity.TELL, "basis": Basis.CONSENT}
_PAGE = _TELL | {
    "period": periods.WITH_PAGE,
    "then": Then.BY_HAND,
    "kept": lambda now: EVERY,
    "kept_because": _("Siden er skrevet i Wagtail. Ret eller slet den dér."),
    "organisations": ("network__host",),
}

_OF_COMPANY = {
    "subject": Subject.ANYONE,
    "activity": Activity.INVITE,
    "period": periods.COMPANY_LOG,
    "organisations": ("organisation",),
    "forget": retention.forget_company_words,
    "kept": lambda now: EVERY,
    "kept_because": _("Hører til virksomheden. Ret eller slet det i hånden på virksomhedens side."),
}


def _erase_speakers(rows, by, now):
    """That a talk was held stays, and who held it does not."""
    rows.update(speaker="", speaker_email="")


HOLDINGS = [
    Holding(model="taskforces.CompanyLogEntry", fields=("text", "by"), **_OF_COMPANY),
    Holding(
        model="taskforces.CompanyRelation",
        fields=("note", "next_step", "responsible"),
        **_OF_COMPANY,
        then=Then.EMPTIED,
    ),
    Holding(
        model="taskforces.ContactImport",
        fields=("file_name", "sheets", "content", "mapping", "fixes"),
        subject=Subject.CONTACT,
        activity=Activity.INVITE,
        period=periods.IMPORTS,
        organisations=("organisation",),
        forget=retention.forget_imports,
        erase=erase_by_deleting,
    ),
    Holding(
        model="taskforces.CompanyMerge",
        fields=("moved", "removed", "before"),
        subject=Subject.CONTACT,
        activity=Activity.INVITE,
        period=periods.MERGES,
        organisations=("organisation",),
        forget=retention.forget_merges,
        erase=erase_by_deleting,
    ),
    Holding(
        model="taskforces.RegisterFile",
        fields=("file_name", "records", "bad"),
        subject=Subject.ANYONE,
        activity=Activity.INVITE,
        period=periods.IMPORTS,
        organisations=("organisation",),
        forget=retention.forget_register_files,
        erase=erase_by_deleting,
    ),
    Holding(
        model="taskforces.PlanLine",
        fields=("text", "owner"),
        subject=Subject.ANYONE,
        activity=Activity.STEER,
        period=periods.WHILE_IN_USE,
        then=Then.BY_HAND,
        organisations=("network__host",),
        kept=lambda now: EVERY,
        kept_because=_("Et punkt i planen rettes i hånden på netværkets plan."),
    ),
    Holding(
        model="taskforces.Outreach",
        fields=("title", "audience", "speaker", "speaker_email", "outcome"),
        subject=Subject.CONTACT,
        activity=Activity.TELL,
        period=periods.WHILE_IN_USE,
        then=Then.BY_HAND,
        found_by=("speaker_email",),
        organisations=("network__host",),
        erase=_erase_speakers,
    ),
    Holding(
        model="taskforces.JoinRequest",
        fields=("company_name", "name", "email", "phone", "remark", "answered_by"),
        subject=Subject.CONTACT,
        activity=Activity.INVITE,
        period=periods.JOIN_REQUESTS,
        found_by=("email",),
        organisations=("network__host",),
        forget=retention.forget_join_requests,
        erase=erase_by_deleting,
    ),
    Holding(
        model="taskforces.Nomination",
        fields=("by_name", "by_email", "company", "reason"),
        **_TELL,
        period=periods.NOMINATIONS,
        found_by=("by_email",),
        organisations=("prize__network__host",),
        forget=retention.forget_nominations,
        erase=erase_by_deleting,
    ),
    Holding(
        model="taskforces.StoryConsent",
        fields=("person_name", "scope"),
        **_TELL,
        period=periods.WITH_PAGE,
        then=Then.BY_HAND,
        organisations=("story__network__host",),
        kept=lambda now: EVERY,
        kept_because=_("Viser, hvad der er sagt ja og nej til. Træk samtykket tilbage i stedet."),
    ),
    Holding(
        model="taskforces.Signer",
        fields=("name", "title", "signature", "portrait"),
        subject=Subject.COLLEAGUE,
        activity=Activity.INVITE,
        period=periods.WHILE_IN_USE,
        then=Then.BY_HAND,
        organisations=("organisation",),
        kept=lambda now: EVERY,
        kept_because=_("Underskriver breve. Fjern personen under Underskrivere."),
    ),
    Holding(
        model="taskforces.StoryPage",
        fields=("quote", "quoted_person", "quoted_role", "lead", "body", "picture_alt"),
        **_PAGE,
    ),
    Holding(
        model="taskforces.PrizePage",
        fields=("winner", "winner_reason", "lead", "criteria", "picture_alt"),
        **_PAGE,
    ),
    Holding(
        model="taskforces.MayorInvitationPage",
        fields=(
            *("sender_name", "sender_title", "signature", "portrait", "body"),
            *("second_sender_name", "second_sender_title", "second_signature", "second_portrait"),
        ),
        **_PAGE | {"subject": Subject.COLLEAGUE, "activity": Activity.INVITE, "basis": Basis.TASK},
    ),
    Holding(
        model="taskforces.Partnership",
        fields=(
            *("our_contact", "partner_contact", "partner_email", "partner_phone"),
            *("partner", "part", "answer_note", "rhythm", "continues_how"),
        ),
        subject=Subject.CONTACT,
        activity=Activity.STEER,
        period=periods.WHILE_IN_USE,
        then=Then.BY_HAND,
        found_by=("partner_email",),
        organisations=("network__host",),
        kept=lambda now: EVERY,
        kept_because=_("Kontaktpersonen i en aftale rettes i hånden på aftalens side."),
    ),
    Holding(
        model="taskforces.Continuation",
        fields=("money", "staff", "note", "signed_by"),
        subject=Subject.COLLEAGUE,
        activity=Activity.STEER,
        period=periods.WHILE_IN_USE,
        then=Then.BY_HAND,
        organisations=("unit", "network__host"),
        kept=lambda now: EVERY,
        kept_because=_("En underskrift viser, hvem der besluttede hvad hvornår."),
    ),
    Holding(
        model="taskforces.KnowledgeSheet",
        fields=("title", "summary", "body", "sources"),
        subject=Subject.ANYONE,
        activity=Activity.STEER,
        period=periods.WHILE_IN_USE,
        then=Then.BY_HAND,
        organisations=("network__host",),
        kept=lambda now: EVERY,
        kept_because=_("Et vidensark rettes i hånden under Viden."),
    ),
]
NOBODY = [
    # Public register data, shared by all; a one-person firm is named by its owner there too.
    Nobody(
        "taskforces.Company",
        "name street city country industry_name",
        "cvr_number postcode municipality_code industry_code industry_system employees search_text",
    ),
    Nobody("taskforces.Workplace", "name street city", "p_number postcode municipality_code"),
    Nobody("taskforces.CompanyRelation", "short_name"),
    Nobody("taskforces.Programme", "name description funding"),
    Nobody("taskforces.ProgrammePartner", "name part"),
    Nobody("taskforces.ProgrammeChapter", "text"),
    Nobody("taskforces.KnowledgeSheet", machine="industry_codes"),
    Nobody("taskforces.Partnership", machine="interested"),
    Nobody("taskforces.Continuation", machine="elements"),
    Nobody("taskforces.Tag", "name"),
    Nobody("taskforces.TargetGroupDecision", "text"),
    Nobody("taskforces.Membership", "tier talk", "kind"),
    Nobody("taskforces.Advice", "title text source source_url"),
    Nobody("taskforces.Network", "name target_group partners", "slug municipality_codes"),
    Nobody("taskforces.Outreach", "place link", "kind result key"),
    Nobody("taskforces.ContactList", "name source"),
    Nobody("taskforces.SavedSelection", "name", "filters"),
    Nobody("taskforces.Figure", "unit definition source", "source_url"),
    Nobody("taskforces.NetworkIndexPage", "lead"),
    Nobody("taskforces.StoryIndexPage", "lead"),
    Nobody("taskforces.NetworkPage", "lead area steps vision actions body"),
    Nobody("taskforces.StoryPage", "industry theme"),
]
