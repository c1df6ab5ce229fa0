from allauth.account.authentication import get_authentication_records
from allauth.mfa.stages import AuthenticateStage as AllauthStage

from accounts.log_ins import came_in_strong


class AuthenticateStage(AllauthStage):
    """allauth's second step, passed over by whoever showed two steps to their organisation just now."""

    def handle(self):
        if came_in_strong(get_authentication_records(self.request, self.login.user)):
            return None, True
        return super().handle()
