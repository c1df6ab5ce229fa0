"""The record of processing (GDPR article 30) and a draft of the processing agreement's annex, from the register."""

from datetime import datetime

from django.utils.text import capfirst
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from accounts.models import Organisation
from accounts.privacy import Activity, Subject
from home.privacy.documents import Document, Section, fact, moment_in_words
from home.privacy.extract import kept_until
from home.privacy.findings import name_of
from home.privacy.register import HOLDINGS
from outbox.models import Webhook

# Whom others than the organisation's own colleagues each activity hands something to.
RECIPIENTS = {
    Activity.INVITE: gettext_lazy("Gæsterne selv, og den, der driver mailserveren."),
    Activity.EVENING: gettext_lazy(
        "Hjælpere i døren, og andre gæster, når en gæst selv har sagt ja til sit kontaktkort."
    ),
    Activity.FOLLOW_UP: gettext_lazy(
        "Den enhed, arket går til, og netværkets vært, som ser enhed og status, men ikke loggen."
    ),
    Activity.AT_WORK: gettext_lazy("Ingen uden for enheden."),
    Activity.WRITE: gettext_lazy("Den, der driver mailserveren."),
    Activity.TELL: gettext_lazy("Alle, der læser siden. Samtykket kan trækkes tilbage."),
    Activity.STEER: gettext_lazy("Styregruppens medlemmer."),
    Activity.WORK: gettext_lazy("Ingen uden for organisationen."),
}
SECURITY = [
    gettext_lazy("Hver organisation ser kun sit eget, og hver rolle kun det, den skal bruge."),
    gettext_lazy("Log-in med kode på mail eller adgangskode, og mulighed for en faktor mere."),
    gettext_lazy("En log over, hvem der gjorde hvad, som ingen kan rette i."),
    gettext_lazy("CPR-numre afvises, hvor de skrives. Borgere i forløb kendes kun på et mærke."),
    gettext_lazy("Sletning hver nat efter de frister, der står her."),
    gettext_lazy("Ingen fremmede servere på siderne, og intet sporer dem, der læser."),
]


def record(organisation: Organisation, now: datetime) -> Document:
    """One part for each activity; the periods are the organisation's own."""
    sections = [_activity(activity, organisation) for activity in Activity]
    sections.append(Section(_("Sikkerhed"), [fact(_("Foranstaltninger"), *SECURITY)], []))
    contact = organisation.sender_email or organisation.phone
    lead = [
        _("Dataansvarlig: %(name)s %(contact)s") % {"name": organisation.name, "contact": contact},
        _(
            "Fortegnelsen er lavet af det register, som sletningen hver nat følger (art. 30, stk. 1)."
        ),
    ]
    return Document(
        title=_("Fortegnelse over behandling af persondata"),
        lead=lead,
        sections=sections,
        made_at=_("Lavet %(moment)s") % {"moment": moment_in_words(now)},
    )


def annex(organisation: Organisation, now: datetime) -> Document:
    """After Datatilsynet's standard agreement, annexes A to C. What only the parties know is left open."""
    open_ = _("[udfyldes af parterne]")
    types = sorted({name_of(row) for row in HOLDINGS})
    return Document(
        title=_("Bilag til databehandleraftale (udkast)"),
        lead=[
            _("Dataansvarlig: %(name)s. Databehandler: %(open)s.")
            % {"name": organisation.name, "open": open_},
            _("Udkast efter Datatilsynets standardaftale. Læs det igennem med jeres DPO."),
        ],
        sections=[
            Section(
                _("Bilag A. Om behandlingen"),
                [
                    fact(_("Formål"), *(each.label for each in Activity)),
                    fact(
                        _("Karakter"),
                        _("Drift af systemet: lagring, visning, udsendelse, sletning."),
                    ),
                    fact(_("Typer af oplysninger"), ", ".join(types)),
                    fact(
                        _("Følsomme oplysninger"), _("Ingen. CPR-numre og helbred må ikke skrives.")
                    ),
                    fact(_("Registrerede"), *(capfirst(str(each.label)) for each in Subject)),
                    fact(_("Varighed"), _("Så længe aftalen gælder.")),
                ],
                [],
            ),
            Section(
                _("Bilag B. Underdatabehandlere"),
                [fact(_("Hosting"), open_), fact(_("Mail"), open_)],
                [],
            ),
            Section(
                _("Bilag C. Instruks"),
                [
                    fact(_("Sikkerhed"), *SECURITY),
                    fact(
                        _("Hjælp til den dataansvarlige"),
                        _(
                            "Indsigt, rettelse, sletning og indsigelse klares af den dataansvarlige selv"
                            " på siden Persondata."
                        ),
                    ),
                    fact(_("Slettefrister"), *_periods(HOLDINGS, organisation)),
                    fact(_("Sted for behandlingen"), open_),
                    fact(_("Tredjelande"), _("Systemet sender intet ud af EU af sig selv."), open_),
                    fact(_("Tilsyn"), open_),
                ],
                [],
            ),
        ],
        made_at=_("Lavet %(moment)s") % {"moment": moment_in_words(now)},
    )


def _activity(activity: Activity, organisation) -> Section:
    rows = [row for row in HOLDINGS if row.activity == activity]
    recipients = [RECIPIENTS[activity]]
    if activity == Activity.FOLLOW_UP:
        recipients += _other_systems(organisation)
    facts = [
        fact(_("Hvem det handler om"), *_once(capfirst(str(row.subject.label)) for row in rows)),
        fact(_("Oplysninger"), ", ".join(_once(name_of(row) for row in rows))),
        fact(_("Grundlag"), *_once(row.basis.label for row in rows)),
        fact(_("Slettefrister"), *_periods(rows, organisation)),
        fact(_("Modtagere"), *recipients),
        fact(_("Tredjelande"), _("Systemet sender intet ud af EU af sig selv.")),
    ]
    return Section(title=str(activity.label), facts=facts, rows=[])


def _periods(rows, organisation) -> list[str]:
    """Models that share a period are told of together."""
    together: dict[str, list[str]] = {}
    for row in rows:
        together.setdefault(kept_until(row, organisation), []).append(name_of(row))
    return [f"{capfirst(', '.join(_once(names)))}: {period}" for period, names in together.items()]


def _other_systems(organisation) -> list[str]:
    names = Webhook.objects.filter(organisation=organisation, active=True).values_list(
        "name", flat=True
    )
    return [_("Det andet system %(name)s") % {"name": name} for name in names]


def _once(values) -> list[str]:
    return list(dict.fromkeys(map(str, values)))
