"""Mails of the leaders' own page. Of what was typed they repeat only one line, without links."""

from django.conf import settings
from django.urls import reverse
from django.utils.translation import gettext as _

from accounts.models import Organisation
from home.models import ColleagueAccess, CorrectionRequest, IntroductionRequest
from outbox.budget import Asked
from outbox.messages import Draft, queue_email
from outbox.models import Message
from outbox.neutralise import without_links

NOTE = "outbox/emails/note"


def send_let_in(
    access: ColleagueAccess, *, organisation: Organisation, giver: str
) -> Message | None:
    words = {"giver": without_links(giver), "company": without_links(access.company.name)}
    return _send(
        organisation,
        access.colleague,
        title=_("Du kan nu følge med i, hvad I har lovet"),
        paragraphs=[
            _(
                "%(giver)s har lukket dig ind til %(company)s’ egen side hos os. Du kan se, hvad I har lovet, "
                "hvor langt det er, og hvornår der kommer besøg."
            )
            % words,
            _("Der er ingen adgangskode. Bed om et link til din mail, så er du inde."),
        ],
        link=reverse("home:mine"),
        label=_("Åbn siden"),
        reference=f"colleague_access:{access.pk}",
        asked=Asked("let_in", access.giver),
    )


def send_introduction(request: IntroductionRequest, key: str) -> Message | None:
    """To the one who is asked: who it is, and one link that opens this question alone."""
    asker, network = request.asker, request.asker.network
    words = {
        "name": without_links(asker.contact.name),
        "company": without_links(asker.company.name),
        "network": network.name,
    }
    paragraphs = [
        _("%(name)s fra %(company)s vil gerne tale med dig. I er begge med i %(network)s.") % words
    ]
    if request.text:
        paragraphs.append(f"“{without_links(request.text)}”")
    paragraphs.append(
        _("Siger du ja, får I hinandens mail og telefonnummer. Ellers får ingen noget.")
    )
    return _send(
        network.host,
        request.asked.contact.email,
        title=_("En fra netværket vil gerne tale med dig"),
        paragraphs=paragraphs,
        link=reverse("home:mine_introduction", args=[key]),
        label=_("Svar ja eller nej"),
        reference=f"introduction_request:{request.pk}",
        asked=Asked("introduction", f"membership:{asker.pk}"),
    )


def send_brought_together(request: IntroductionRequest) -> list[Message | None]:
    """To both, after the yes: who the other is and how to reach them."""
    sides = ((request.asker, request.asked), (request.asked, request.asker))
    return [
        _send(
            reader.network.host,
            reader.contact.email,
            title=_("Nu kan I tale sammen"),
            paragraphs=[_how_to_reach(other), _("God fornøjelse!")],
            reference=f"introduction_request:{request.pk}:yes",
        )
        for reader, other in sides
    ]


def send_correction_answer(request: CorrectionRequest, *, to: str) -> Message | None:
    organisation = request.contact.organisation
    words = {"name": organisation.name}
    if request.answer == CorrectionRequest.Answer.YES:
        paragraphs = [_("%(name)s har rettet det, du bad om.") % words]
    else:
        paragraphs = [_("%(name)s har ikke rettet det, du bad om.") % words]
        if request.reason:
            paragraphs.append(_("De skriver: “%(reason)s”") % {"reason": request.reason})
    return _send(
        organisation,
        to,
        title=_("Svar på din rettelse"),
        paragraphs=paragraphs,
        link=reverse("home:mine"),
        label=_("Se din side"),
        reference=f"correction:{request.pk}",
    )


def _how_to_reach(member):
    contact = member.contact
    lines = [f"{contact.name}, {member.company.name}", contact.email, contact.phone]
    return "\n".join(filter(None, lines))


def _send(organisation, to, *, title, paragraphs, reference, link="", label="", asked=None):
    context = {
        "title": title,
        "paragraphs": paragraphs,
        "link": settings.BASE_URL + link if link else "",
        "label": label,
    }
    draft = Draft(
        recipient=to,
        subject=title,
        reference=reference,
        template=NOTE,
        context=context,
        asked=asked,
    )
    return queue_email(organisation, draft)
