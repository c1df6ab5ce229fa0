"""Mails about a counter-offer. What was typed stands in them without links."""

from django.conf import settings
from django.urls import reverse
from django.utils.translation import gettext as _

from accounts.models import User
from frontend.languages import in_house_language
from outbox.messages import Draft, queue_email
from outbox.models import Message
from outbox.neutralise import without_links
from pledges.models import CounterOffer

NOTE = "outbox/emails/note"


def tell_company(made: CounterOffer, *, by: User) -> Message | None:
    """Nobody yet, and what would do instead; None when no e-mail is known."""
    sheet = made.opening.handover.sheet
    with in_house_language():
        words = {"work": made.opening, "offer": ", ".join(map(str, made.parts()))}
        paragraphs = [
            _("Vi har desværre ingen til opgaven lige nu: %(work)s.") % words,
            _("Kunne I bruge dette i stedet: %(offer)s?") % words,
            without_links(made.words),
            _("Svar ja eller nej på jeres side. Begge svar er gode for os at få."),
            ", ".join(filter(None, [by.name, by.phone or made.opening.unit.phone])),
        ]
        return _to_company(
            sheet, _("Kunne I bruge noget andet?"), paragraphs, _("Svar på forslaget")
        )


def tell_of_answer(made: CounterOffer, *, by: User | None) -> list[Message | None]:
    """To the consultant, unless they wrote it themselves, and to the company as a receipt of its answer."""
    opening = made.opening
    sent = []
    with in_house_language():
        words = {
            "company": without_links(opening.company_name),
            "offer": ", ".join(map(str, made.parts())),
            "answer": made.get_state_display(),
        }
        owner = opening.handover.owner if opening.handover else None
        told = {one.pk: one for one in (owner, made.by) if one and one.is_active and one != by}
        sent += [_to_staff(made, person, words) for person in told.values()]
        if opening.handover:
            sent.append(_receipt(made, words))
    return sent


def _to_staff(made, person, words):
    handover = made.opening.handover
    page = ("pledges:handover", handover.pk) if handover else ("pledges:opening", made.opening_id)
    paragraphs = [
        _("%(company)s svarer: %(answer)s. Forslaget var: %(offer)s.") % words,
        without_links(made.answer),
    ]
    if made.state == CounterOffer.State.YES:
        paragraphs.append(_("Åbningen er rettet, og fristen for svar om en kandidat løber igen."))
    context = {
        "title": _("Svar på jeres forslag"),
        "paragraphs": list(filter(None, paragraphs)),
        "link": settings.BASE_URL + reverse(page[0], args=[page[1]]),
        "label": _("Se arket") if handover else _("Se åbningen"),
    }
    draft = Draft(
        recipient=person.email,
        subject=context["title"],
        reference=f"handover:{handover.pk}:counter_offer"
        if handover
        else f"opening:{made.opening_id}",
        template=NOTE,
        context=context,
    )
    return queue_email(made.opening.unit, draft)


def _receipt(made, words):
    if made.state == CounterOffer.State.YES:
        text = _("Tak! Nu leder vi efter en til: %(offer)s.") % words
    else:
        text = _("Tak for svaret. Arket gælder, som det er, og vi leder videre.")
    return _to_company(
        made.opening.handover.sheet, _("Tak for jeres svar"), [text], _("Se jeres ark")
    )


def _to_company(sheet, title, paragraphs, label):
    if not sheet.contact_email:
        return None
    context = {
        "title": title,
        "paragraphs": list(filter(None, paragraphs)),
        "link": settings.BASE_URL + sheet.get_receipt_url(),
        "label": label,
    }
    draft = Draft(
        recipient=sheet.contact_email,
        subject=title,
        reference=f"sheet:{sheet.pk}",
        template=NOTE,
        context=context,
    )
    return queue_email(sheet.network.host, draft)
