"""Forms of pages in Wagtail: what an editor may choose is checked on the server."""

from django.utils.translation import gettext_lazy as _
from wagtail.admin.forms import WagtailAdminPageForm
from wagtail.blocks import StreamValue

from accounts.access import Ability, organisations_with
from accounts.cpr import Verdict, find_cpr
from taskforces.models.networks import Network
from taskforces.models.signers import Signer

MOST_SIGNERS = 3


class NetworkPageForm(WagtailAdminPageForm):
    """A page is given to a network of the editor's own; only who runs the site gives it to any."""

    def __init__(self, *args, **kwargs):
        super().__init__(*args, **kwargs)
        if "network" in self.fields and not self.for_user.is_superuser:
            mine = organisations_with(self.for_user, Ability.INVITE)
            self.fields["network"].queryset = Network.objects.filter(host__in=mine)

    def clean(self):
        data = super().clean()
        for name, value in list(data.items()):
            if find_cpr("\n".join(_texts(value))) is Verdict.CERTAIN:
                self.add_error(name, _("Her står et CPR-nummer. Slet det, før du gemmer."))
        return data


class LetterPageForm(NetworkPageForm):
    """A letter is signed by people of the organisation that sends it, and by no more than fit on its page."""

    def __init__(self, *args, **kwargs):
        super().__init__(*args, **kwargs)
        if "chosen_signers" in self.fields and not self.for_user.is_superuser:
            mine = organisations_with(self.for_user, Ability.INVITE)
            self.fields["chosen_signers"].queryset = Signer.objects.filter(organisation__in=mine)

    def clean(self):
        data = super().clean()
        signers, network = data.get("chosen_signers") or (), data.get("network")
        if len(signers) > MOST_SIGNERS:
            self.add_error("chosen_signers", _("Højst tre kan skrive under på et brev."))
        if network and any(each.organisation_id != network.host_id for each in signers):
            self.add_error("chosen_signers", _("Vælg underskrivere fra den, der sender brevet."))
        return data


class StoryPageForm(NetworkPageForm):
    """A draft may lack its network; published without one, nobody could write its consents down."""

    def __init__(self, *args, **kwargs):
        super().__init__(*args, **kwargs)
        if "network" not in self.fields:
            return
        if not self.initial.get("network") and self.parent_page is not None:
            # Under a network's page it is that network's, unless somebody says otherwise.
            self.initial["network"] = getattr(self.parent_page.specific, "network", None)
        field = self.fields["network"]
        field.required = True
        field.error_messages["required"] = _(
            "Vælg det netværk, historien hører til. Uden et netværk kan historien ikke udgives, og"
            " ingen kan skrive samtykkerne ned."
        )


def _texts(value):
    if isinstance(value, StreamValue):
        return value.stream_block.get_searchable_content(value)
    return [value] if isinstance(value, str) else []
