"""People who log in, each by an address."""

from django.contrib.auth.base_user import AbstractBaseUser, BaseUserManager
from django.contrib.auth.models import PermissionsMixin
from django.db import models
from django.db.models.functions import Lower
from django.utils import timezone
from django.utils.crypto import salted_hmac
from django.utils.translation import gettext_lazy as _


class UserManager(BaseUserManager):
    def create_user(self, email, password=None, **fields):
        user = self.model(email=self.normalize_email(email).lower(), **fields)
        user.set_password(password)
        user.save()
        return user

    def create_superuser(self, email, password=None, **fields):
        """Whoever runs the server vouches for the address: there may be no mail server yet."""
        user = self.create_user(email, password, is_staff=True, is_superuser=True, **fields)
        user.emailaddress_set.create(email=user.email, primary=True, verified=True)
        return user

    def get_by_natural_key(self, email):
        return self.get(email__iexact=email)


class User(AbstractBaseUser, PermissionsMixin):
    email = models.EmailField(_("e-mail"), unique=True)
    name = models.CharField(_("navn"), max_length=120)
    phone = models.CharField(_("telefon"), max_length=20, blank=True)
    is_staff = models.BooleanField(_("driftsansvarlig"), default=False)
    is_active = models.BooleanField(_("aktiv"), default=True)
    date_joined = models.DateTimeField(_("oprettet"), default=timezone.now)
    sessions_ended = models.PositiveIntegerField(
        default=0, editable=False, help_text="Counted up, it ends every session that began before."
    )

    objects = UserManager()

    USERNAME_FIELD = "email"
    REQUIRED_FIELDS = ["name"]

    class Meta:
        verbose_name = _("bruger")
        verbose_name_plural = _("brugere")
        constraints = [models.UniqueConstraint(Lower("email"), name="user_email_is_unique")]

    def __str__(self):
        return self.name or self.email

    def _get_session_auth_hash(self, secret=None):
        """Django's own, until sessions were ended once: it changes with the password, and with our count."""
        own = super()._get_session_auth_hash(secret)
        if not self.sessions_ended:
            return own
        words = f"{own}:{self.sessions_ended}"
        return salted_hmac(
            "accounts.sessions", words, secret=secret, algorithm="sha256"
        ).hexdigest()

    # Wagtail asks for the two names that Django's own user has.
    @property
    def first_name(self):
        return self.name.partition(" ")[0]

    @property
    def last_name(self):
        return self.name.partition(" ")[2]

    def get_full_name(self):
        return self.name

    def get_short_name(self):
        return self.first_name
