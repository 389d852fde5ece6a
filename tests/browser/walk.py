"""Opens every page once and looks at it in each width and theme."""

from collections import defaultdict

WIDTHS = {1280: 900, 360: 780}
THEMES = ("light", "dark")
NARROWEST = 320
# All rules that axe runs by itself, and the size of targets (WCAG 2.2), which it runs on request only.
FULL = {"resultTypes": ["violations"], "rules": {"target-size": {"enabled": True}}}
# The theme changes colours only: what does not depend on them was looked at in the light one.
COLOURS = {
    "resultTypes": ["violations"],
    "runOnly": {"type": "rule", "values": ["color-contrast", "link-in-text-block"]},
}
RUN = """options => axe.run(document, options).then(results => results.violations.map(violation => ({
  id: violation.id,
  nodes: violation.nodes.map(node => node.html.slice(0, 160) + " | " + (node.failureSummary || "").slice(0, 240)),
})))"""
# The outermost element that sticks out by itself, or "" when nothing does.
OVERFLOW = """() => {
  const width = document.documentElement.clientWidth;
  if (document.documentElement.scrollWidth <= width) return "";
  const wide = element => {
    const box = element.getBoundingClientRect();
    return box.width && box.right > width + 1;
  };
  const scrolls = element => element !== document.body &&
    (getComputedStyle(element).overflowX !== "visible" || scrolls(element.parentElement));
  const found = [...document.querySelectorAll("body *")]
    .filter(element => wide(element) && !scrolls(element) && ![...element.children].some(wide))
    .sort((one, other) => other.getBoundingClientRect().right - one.getBoundingClientRect().right);
  return found.length ? found[0].outerHTML.slice(0, 200) : "wider than the window";
}"""


class Walk:
    """Findings, each a dict or list of lines; empty when all is well."""

    def __init__(self, browser, site, axe):
        self.site, self.axe = site, axe
        # Axe must not measure a colour halfway through a transition.
        context = browser.new_context(reduced_motion="reduce")
        context.set_default_timeout(40_000)
        self.page = context.new_page()
        self.violations = defaultdict(list)
        self.console, self.failed, self.foreign, self.overflow = [], [], [], []
        self.cookies = []
        self.page.on("console", self._on_console)
        self.page.on("pageerror", lambda error: self.console.append(f"{self.page.url}: {error}"))
        self.page.on("request", self._on_request)
        self.page.on("response", self._on_response)

    def _on_console(self, message):
        # The error page's own status is reported as an error of the console.
        if message.type in ("error", "warning") and "no-such-page" not in self.page.url:
            self.console.append(f"{self.page.url}: {message.text}")

    def _on_request(self, request):
        if not request.url.startswith((self.site, "data:", "blob:")):
            self.foreign.append(f"{self.page.url}: {request.url}")

    def _on_response(self, response):
        if response.status >= 400 and "no-such-page" not in response.url:
            self.failed.append(f"{self.page.url}: {response.url} answers {response.status}")

    def run(self, addresses):
        for address in addresses:
            self._visit(address)
        self.cookies = self.page.context.cookies()
        self.page.context.close()
        return self

    def _visit(self, address):
        page = self.page
        page.set_viewport_size({"width": 1280, "height": 900})
        page.emulate_media(color_scheme="light")
        page.goto(self.site + address, wait_until="load")
        page.evaluate(self.axe)
        for width, height in WIDTHS.items():
            page.set_viewport_size({"width": width, "height": height})
            for theme in THEMES:
                page.emulate_media(color_scheme=theme)
                for found in page.evaluate(RUN, FULL if theme == "light" else COLOURS):
                    for node in found["nodes"]:
                        self.violations[f"{found['id']}: {node}"].append(
                            f"{address} {width} {theme}"
                        )
        page.set_viewport_size({"width": NARROWEST, "height": 640})
        wide = page.evaluate(OVERFLOW)
        if wide:
            self.overflow.append(f"{address}: {wide}")
