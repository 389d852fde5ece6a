"""DeepL: answers at once; at most 50 texts a call (API reference, POST /v2/translate)."""

from translation.machine.providers.base import Answer, Provider, ServiceError

# Targets that DeepL takes only with a region.
REGIONS = {"en": "EN-GB", "pt": "PT-PT"}
QUOTA = 456


class DeepL(Provider):
    name = "deepl"
    label = "DeepL"
    default_url = "https://api.deepl.com"
    most_texts = 50

    def is_ready(self):
        return bool(self.key)

    def send(self, order):
        body = {
            "text": list(order.texts.values()),
            "source_lang": order.source.split("-")[0].upper(),
            "target_lang": REGIONS.get(order.target, order.target.upper()),
            "tag_handling": "html",
        }
        found = self.post(
            "/v2/translate", json=body, headers={"Authorization": f"DeepL-Auth-Key {self.key}"}
        )
        rows = found.get("translations") if isinstance(found, dict) else None
        if not isinstance(rows, list) or len(rows) != len(order.texts):
            raise ServiceError(f"{self.label}: {len(order.texts)} ≠ {len(rows or [])}")
        words = [str(row.get("text", "")) if isinstance(row, dict) else "" for row in rows]
        return Answer(dict(zip(order.texts, words, strict=True)))

    def explain(self, response):
        if response.status_code == QUOTA:
            return f"{self.label}: quota exceeded"
        return super().explain(response)
