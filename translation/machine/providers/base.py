"""What every machine translation service is asked, and how it may answer."""

from dataclasses import dataclass, field

import requests

CONNECT_SECONDS, READ_SECONDS = 10, 60
BUSY_SECONDS = 60
TOO_MANY, BAD_REQUEST = 429, 400


class ServiceError(Exception):
    """The service refused, or answered what cannot be used; its message is for the user."""


class ServiceBusy(Exception):
    """The service asks to come again after `seconds`."""

    def __init__(self, seconds=BUSY_SECONDS):
        self.seconds = seconds
        super().__init__(f"busy, again in {seconds} s")


@dataclass(frozen=True)
class Order:
    """Texts to be translated: `texts` is {id: HTML with inline marks}; languages are codes such as "bg"."""

    source: str
    target: str
    texts: dict
    reference: str = ""
    callback_url: str = ""


@dataclass(frozen=True)
class Answer:
    """`texts` is {id: HTML}. With `later` it is empty: the service calls back, naming `external_id`."""

    texts: dict = field(default_factory=dict)
    later: bool = False
    external_id: str = ""


class Provider:
    """One service. `most_texts` is how many one call may hold (0: all), `in_flight` how many open orders."""

    name = ""
    label = ""
    default_url = ""
    most_texts = 0
    in_flight = 0

    def __init__(self, given):
        self.url = (given.get("URL") or self.default_url).rstrip("/")
        self.user = given.get("USER") or ""
        self.key = given.get("KEY") or ""

    def is_ready(self):
        raise NotImplementedError

    def send(self, order):
        """Returns an Answer. Raises ServiceBusy or ServiceError. Never called inside a transaction."""
        raise NotImplementedError

    def post(self, path, **kwargs):
        """The JSON that the service answers; certificates are always checked."""
        try:
            response = requests.post(
                f"{self.url}{path}",
                timeout=(CONNECT_SECONDS, READ_SECONDS),
                allow_redirects=False,
                **kwargs,
            )
        except requests.RequestException as failed:
            raise ServiceBusy from failed
        if response.status_code == TOO_MANY or response.status_code >= 500:
            raise ServiceBusy(_seconds(response))
        if response.status_code >= 300:
            raise ServiceError(self.explain(response))
        try:
            return response.json()
        except ValueError as broken:
            raise ServiceError(f"{self.label}: HTTP {response.status_code}") from broken

    def explain(self, response):
        """One line for the user: never the whole answer, which may repeat our key."""
        return f"{self.label}: HTTP {response.status_code} {response.reason}".strip()


def _seconds(response):
    value = response.headers.get("Retry-After", "")
    return min(int(value), 3600) if value.isdigit() else BUSY_SECONDS
