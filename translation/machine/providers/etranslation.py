"""eTranslation, the Commission's service for administrations: takes a document, calls back (REST v2).

Request and callback as in the Commission's description of REST v2: POST askTranslate with HTTP Basic, the
answer is {"requestId": N}, negative or with an error code when refused; the translated document is
posted to the address under `deliveries`, in Base64. There is no way to ask for it.
"""

import base64
import binascii

from translation.machine import document
from translation.machine.providers.base import Answer, Provider, ServiceBusy, ServiceError

TOO_MANY_OPEN = {-20028, -11200}


class ETranslation(Provider):
    name = "etranslation"
    label = "eTranslation"
    default_url = "https://language-tools.ec.europa.eu/etranslation/api"
    in_flight = 50

    def is_ready(self):
        return bool(self.user and self.key)

    def send(self, order):
        content = document.build(order.texts, order.source)
        body = {
            "callerInformation": {"externalReference": order.reference},
            "sourceLanguage": order.source.split("-")[0].upper(),
            "targetLanguages": [order.target.split("-")[0].upper()],
            "domain": "GEN",
            "documentToTranslate": {
                "document": {
                    "format": "html",
                    "content": base64.b64encode(content.encode()).decode(),
                }
            },
            "deliveries": {"http": order.callback_url},
            "notifications": {
                "success": {"http": order.callback_url},
                "failure": {"http": order.callback_url},
            },
        }
        found = self.post("/askTranslate", json=body, auth=(self.user, self.key))
        number = found.get("requestId") if isinstance(found, dict) else found
        code = found.get("errorCode") if isinstance(found, dict) else None
        number = code if number is None else number
        if _is_number(number) and int(number) in TOO_MANY_OPEN:
            raise ServiceBusy
        if not _is_number(number) or int(number) < 0:
            raise ServiceError(f"{self.label}: {number}")
        return Answer(later=True, external_id=str(number))


def _is_number(value):
    return str(value).lstrip("-").isdigit()


def read_callback(data, target):
    """{id: HTML} out of the JSON that the service posts; None for a mere notice that it is ready.

    Raises ServiceError for its own errors and for what cannot be read.
    """
    if not isinstance(data, dict):
        raise ServiceError("eTranslation: not an object")
    if data.get("errorCode") or data.get("errorMessage"):
        message = str(data.get("errorMessage") or "")[:200]
        raise ServiceError(f"eTranslation: {data.get('errorCode', '')} {message}".strip())
    content = data.get("result") or data.get("translatedText")
    if not content:
        return None
    language = str(data.get("targetLanguage") or target)
    if language.split("-")[0].lower() != target.split("-")[0].lower():
        raise ServiceError(f"eTranslation: {language[:10]} ≠ {target}")
    return document.read(_decoded(str(content)))


def _decoded(content):
    if "<" in content:
        return content
    try:
        return base64.b64decode(content, validate=True).decode("utf-8-sig")
    except (binascii.Error, ValueError) as broken:
        raise ServiceError("eTranslation: Base64") from broken
