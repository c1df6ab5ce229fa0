"""How identity providers are asked: their addresses are typed by owners, so every call goes through outbox.safe_http."""

from io import BytesIO

from requests import PreparedRequest, Response, Session
from requests.adapters import BaseAdapter
from requests.exceptions import ConnectionError as NoAnswer
from requests.structures import CaseInsensitiveDict

from accounts.sso.adapter import SsoAdapter
from outbox.safe_http import AddressRefused, fetch


class GuardedAdapter(BaseAdapter):
    """In place of requests' own connections."""

    def send(self, request: PreparedRequest, **kwargs) -> Response:
        body = request.body.encode() if isinstance(request.body, str) else request.body
        try:
            status, headers, text = fetch(request.method, request.url, body, dict(request.headers))
        except (AddressRefused, OSError) as error:
            raise NoAnswer(str(error), request=request) from error
        answer = Response()
        answer.status_code, answer.raw = status, BytesIO(text)
        answer.headers = CaseInsensitiveDict(headers)
        answer.encoding = "utf-8"
        answer.request, answer.url = request, request.url
        return answer

    def close(self) -> None:
        pass


class OutboxSsoAdapter(SsoAdapter):
    """allauth's adapter whose calls reach no inner network."""

    def get_requests_session(self) -> Session:
        session = Session()
        session.trust_env = False  # neither proxies nor passwords from the environment
        session.max_redirects = 0
        for scheme in ("http://", "https://"):
            session.mount(scheme, GuardedAdapter())
        # No zipped answers: how long they are is measured as they come.
        session.headers["Accept-Encoding"] = "identity"
        return session
