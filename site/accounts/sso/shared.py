"""What both kinds of provider do alike: the settings come from our row, and nothing of what came is kept."""

from accounts.models import IdentityProvider


class OfRow:
    @property
    def row(self) -> IdentityProvider:
        return self.app.row

    def sociallogin_from_response(self, request, response):
        login = super().sociallogin_from_response(request, response)
        login.stated = response
        return login

    def extract_uid(self, data):
        return data.uid or "-"  # refused later, with words (people.refusal_of)

    def extract_extra_data(self, data):
        return {}

    def extract_common_fields(self, data):
        return {"email": data.email, "name": data.name}

    def extract_email_addresses(self, data):
        return []
