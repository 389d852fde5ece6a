// Underlines terms of the glossary in the original of the text at hand. A highlight leaves the words as they
// are; a browser that has none still shows the list beside the text.
const NAME = "te-term";

export function underline(panel, source) {
  if (!globalThis.CSS?.highlights) return;
  const found = [...panel.querySelectorAll("[data-spans]")]
    .flatMap(term => term.dataset.spans.split(" ").map(span => rangeOf(source, span.split("-").map(Number))));
  CSS.highlights.set(NAME, new Highlight(...found.filter(Boolean)));
}

// The server counts characters, the browser UTF-16 units.
function rangeOf(source, places) {
  const characters = [...source.textContent];
  const [start, end] = places.map(place => characters.slice(0, place).join("").length);
  const range = document.createRange();
  const nodes = document.createTreeWalker(source, NodeFilter.SHOW_TEXT);
  let before = 0, begun = false;
  while (nodes.nextNode()) {
    const { length } = nodes.currentNode;
    if (!begun && start < before + length) {
      range.setStart(nodes.currentNode, start - before);
      begun = true;
    }
    if (begun && end <= before + length) {
      range.setEnd(nodes.currentNode, end - before);
      return range;
    }
    before += length;
  }
  return null;
}
