"""A host and its unit with one word in everything they hold."""

from datetime import timedelta

from django.contrib.auth.models import Group, Permission
from django.test import Client
from django.utils import timezone
from wagtail.models import GroupPagePermission

from accounts.models import Role
from pledges.models import FollowUpEntry
from tests import factories


class Tenant:
    """A host and its unit; every text of theirs begins with the canary word."""

    def __init__(self, word, company):
        self.word = word
        self.role = None
        self.know(company)
        self.invite()
        self.promise(company)
        self.follow_up()
        self.at_work()
        self.connect()

    def know(self, company):
        """Who they are, how they log in, and whom they know."""
        word = self.word
        self.host = factories.organisation(f"{word} vært", sender_email=f"{word}@example.org")
        self.unit = factories.organisation(f"{word} enhed", kind="employment_unit")
        # Switched off: who logs in where is there for all to read.
        provider = factories.identity_provider(self.host, active=False, tenant=f"{word} lejer")
        factories.role_rule(provider, f"{word} rettighed")
        self.network = factories.network(self.host, self.unit, name=f"{word} netværk")
        self.contact = factories.contact(
            self.host, f"{word} leder", company=company, phone="12345678", title=f"{word} titel"
        )
        factories.contact_merge(self.host, f"{word} dobbelt")
        factories.bulk_change(self.host, f"{word} liste")
        factories.contact(self.host, f"{word} leder", email=self.contact.email)
        self.contact_import = factories.contact_import(self.host)
        self.contact_import.content["rows"] = [[2, [f"{word} firma", f"{word} person"]]]
        self.contact_import.save(update_fields=["content"])
        factories.outreach(
            self.network,
            f"{word} oplæg",
            audience=f"{word} loge",
            speaker=f"{word} taler",
            outcome=f"{word} udbytte",
        )

    def invite(self):
        """An evening with its letter, guests and door."""
        word = self.word
        self.event = factories.event(
            self.network, title=f"{word} møde", place=f"{word} sted", public=False
        )
        factories.event_picture(self.event, f"{word} billede")
        self.letter = factories.letter(self.network, f"{word} brev", [f"{word} afsnit"])
        self.letter.unpublish()
        self.round = factories.invitation_round(self.event, letter=self.letter)
        self.invitation = factories.invitation(self.event, self.contact, self.round)
        self.registration = factories.registration(
            self.event, f"{word} gæst", company_name=f"{word} firma", invitation=self.invitation
        )
        factories.notice(self.invitation)
        factories.course_participant(
            factories.course(self.network, f"{word} kursus", event=self.event), self.contact
        )
        self.device, self.key = factories.device(self.event, f"{word} dør")
        self.link = factories.sheet_link(self.event)
        factories.speaker(self.event, f"{word} taler", about=f"{word} emne")

    def promise(self, company):
        """A sheet of the evening and what was written about it."""
        word = self.word
        factories.door_request(
            self.network, company_name=f"{word} firma", reason=f"{word} grund", note=f"{word} note"
        )
        self.sheet = factories.sheet(
            self.network,
            event=self.event,
            company=company,
            company_name=f"{word} firma",
            contact_name=f"{word} leder",
            remark=f"{word} bemærkning",
        )
        self.handover = factories.handover(self.sheet, self.unit)
        FollowUpEntry.objects.create(
            handover=self.handover, kind="note", text=f"{word} notat", at=timezone.now()
        )
        self.message = factories.message(
            self.host, recipient=f"{word}@example.org", subject=f"{word} emne", text=f"{word} brev"
        )

    def follow_up(self):
        """What the unit does with its sheets, and who does it."""
        word, now = self.word, timezone.now()
        self.consultant = factories.user(f"{word} konsulent")
        self.director = factories.user(f"{word} direktør")
        for user, where, role in (
            (self.consultant, self.unit, Role.Kind.CONSULTANT),
            (self.director, self.host, Role.Kind.COORDINATOR),
        ):
            Role.objects.create(user=user, organisation=where, role=role)
        self.handover.owner = self.consultant
        self.handover.external_reference = f"{word} sag"
        self.handover.agreed_on, self.handover.agreed_note = now.date(), f"{word} aftalt"
        self.handover.save()
        waiting = factories.sheet(self.network, event=self.event, company_name=f"{word} nyt firma")
        self.waiting = factories.handover(waiting, self.unit, owner=self.consultant)
        self.introduction = factories.introduction(self.waiting, self.director)
        self.visit_time = factories.visit_time(self.unit, self.consultant, handover=self.handover)
        self.visit = factories.visit(self.handover, place=f"{word} adresse")
        self.held = factories.visit(
            self.handover, state="held", starts_at=now - timedelta(days=1), tasks=f"{word} besøgt"
        )
        self.order = factories.order(self.handover, title=f"{word} jobordre", surplus=True)
        self.feedback = factories.feedback(
            self.handover,
            answered_at=now,
            contacted="no",
            became_job="no",
            remark=f"{word} svar",
        )
        self.absence = factories.absence(self.unit, self.consultant)
        ahead = timezone.localdate() + timedelta(days=60)
        self.closing = self.unit.closing_days.create(
            day=ahead - timedelta(days=ahead.weekday()), reason=f"{word} lukket"
        )
        self.saved_filter = factories.saved_filter(self.consultant, name=f"{word} filter")

    def at_work(self):
        """People: anonymous profiles, and pseudonyms of those who have a job."""
        word = self.word
        self.profile = factories.profile(
            self.unit, self.network, headline=f"{word} profil", reference=f"{word} mærke"
        )
        self.draft = factories.profile(
            self.unit, self.network, headline=f"{word} kladde", state="draft", published_at=None
        )
        hired = factories.sheet(self.network, event=self.event, company_name=f"{word} job")
        self.hired = factories.handover(hired, self.unit, owner=self.consultant, status="hired")
        self.placement = factories.placement(
            self.hired,
            starts_on=timezone.localdate() - timedelta(weeks=14),
            buddy=f"{word} makker",
            mentor=f"{word} mentor",
        )
        self.placement.candidate_reference = f"{word} kandidat"
        self.placement.save(update_fields=["candidate_reference"])
        self.check = factories.retention_check(self.placement)

    def connect(self):
        """The steering group, goals, and other systems."""
        word = self.word
        self.meeting = factories.steering_meeting(
            self.network, place=f"{word} lokale", minutes=f"{word} referat"
        )
        self.action = factories.steering_action(
            self.meeting, text=f"{word} opgave", owner=f"{word} ansvarlig"
        )
        self.target = factories.target(self.network, source=f"{word} kilde")
        self.token = factories.api_token(self.host)
        self.token.name = f"{word} nøgle"
        self.token.save(update_fields=["name"])
        self.webhook = factories.webhook(self.host)
        self.webhook.name, self.webhook.url = f"{word} krog", f"https://{word}.example/"
        self.webhook.save(update_fields=["name", "url"])
        self.delivery = factories.webhook_delivery(self.webhook, body=f'{{"x": "{word}"}}')

    def client_of(self, role):
        at_unit = role in (Role.Kind.UNIT_LEAD, Role.Kind.CONSULTANT)
        user = factories.user(f"{self.word} {role}")
        self.role = Role.objects.create(
            user=user, organisation=self.unit if at_unit else self.host, role=role
        )
        if role == Role.Kind.MAYORS_OFFICE:
            self._may_write(user)
        client = Client()
        client.force_login(user)
        return client

    def _may_write(self, user):
        group = Group.objects.create(name=f"{self.word} redaktion")
        group.permissions.add(Permission.objects.get(codename="access_admin"))
        for name in ("add_page", "change_page", "publish_page"):
            permission = Permission.objects.get(codename=name)
            GroupPagePermission.objects.create(group=group, page=self.letter, permission=permission)
        user.groups.add(group)
