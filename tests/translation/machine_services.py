"""Services of machine translation for the tests, on a port of this machine: good, late, broken or silent."""

import base64
import json
import re
import threading
from contextlib import contextmanager
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer


class Service:
    """What it was asked is in `asked` (headers, JSON); `answers` is a list of (status, JSON or text, headers)
    to give in turn, the last one again and again; a callable gets the JSON that was asked."""

    def __init__(self):
        self.asked, self.answers, self.url = [], [], ""

    def answer(self, body):
        given = self.answers.pop(0) if len(self.answers) > 1 else self.answers[0]
        return given(body) if callable(given) else given


@contextmanager
def running(service):
    class Handler(BaseHTTPRequestHandler):
        def do_POST(self):
            body = json.loads(self.rfile.read(int(self.headers["Content-Length"])))
            service.asked.append((self.path, dict(self.headers), body))
            status, content, headers = service.answer(body)
            data = (content if isinstance(content, str) else json.dumps(content)).encode()
            self.send_response(status)
            for name, value in headers.items():
                self.send_header(name, value)
            self.send_header("Content-Length", str(len(data)))
            self.end_headers()
            self.wfile.write(data)

        def log_message(self, *args):
            pass

    server = ThreadingHTTPServer(("127.0.0.1", 0), Handler)
    thread = threading.Thread(target=server.serve_forever, daemon=True)
    thread.start()
    service.url = f"http://127.0.0.1:{server.server_port}"
    try:
        yield service
    finally:
        server.shutdown()
        server.server_close()


def english(html):
    """A machine's English: the marks stay, the words become Latin ones."""
    return re.sub(r"[\u0400-\u04ff][\u0400-\u04ff\s.,–-]*", "machine words ", html)


def accepted(number):
    return lambda body: (200, {"requestId": number}, {})


def document_of(body):
    """The HTML that eTranslation was given."""
    return base64.b64decode(body["documentToTranslate"]["document"]["content"]).decode()


def delivery(body, number=1, html=None, **given):
    """What eTranslation posts back, as JSON."""
    content = english(document_of(body)) if html is None else html
    return json.dumps(
        {
            "requestId": number,
            "sourceLanguage": "BG",
            "targetLanguage": "EN",
            "externalReference": body["callerInformation"]["externalReference"],
            "result": base64.b64encode(content.encode()).decode(),
            **given,
        }
    )
