"""LibreTranslate, which a municipality may run itself: answers at once (POST /translate)."""

from translation.machine.providers.base import Answer, Provider, ServiceError


class LibreTranslate(Provider):
    name = "libretranslate"
    label = "LibreTranslate"
    most_texts = 50

    def is_ready(self):
        return bool(self.url)

    def send(self, order):
        body = {
            "q": list(order.texts.values()),
            "source": order.source,
            "target": order.target,
            "format": "html",
        }
        if self.key:
            body["api_key"] = self.key
        found = self.post("/translate", json=body)
        words = found.get("translatedText") if isinstance(found, dict) else None
        if not isinstance(words, list) or len(words) != len(order.texts):
            raise ServiceError(f"{self.label}: {len(order.texts)} ≠ {len(words or [])}")
        return Answer(dict(zip(order.texts, map(str, words), strict=True)))
