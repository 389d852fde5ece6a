// The address of a page by the Transliteration Act while its title is typed; the same rules as
// facts/transliteration.py, which has the last word when the page is saved.
const field = document.querySelector("[data-address-rules]");

if (field) {
  const { letters, names, marks, longest } = JSON.parse(field.dataset.addressRules);

  // Names of several words first: „Южна Корея“ is more than „Корея“.
  const several = Object.keys(names).filter((name) => !/^\p{L}+$/u.test(name))
    .sort((one, other) => other.length - one.length)
    .map((name) => name.replace(/[\\^$.*+?()[\]{}|]/g, "\\$&").replace(/\s+/g, "\\s+"));
  const placeOrWord = new RegExp(`(?<!\\p{L})(?:${several.join("|")})(?!\\p{L})|\\p{L}+`, "giu");

  const word = (text) => {
    const lower = text.toLowerCase().split(/\s+/).join(" ");
    if (Object.hasOwn(names, lower)) return names[lower];
    const [stem, ending] = lower.endsWith("ия") ? [lower.slice(0, -2), "ia"] : [lower, ""];
    return [...stem].map((letter) => letters[letter] ?? letter).join("") + ending;
  };

  const address = (text) => {
    const latin = [...text.normalize("NFC").replace(placeOrWord, word)]
      .map((letter) => marks[letter] ?? letter).join("");
    const slug = latin.normalize("NFKD").replace(/[^\x00-\x7f]/g, "").toLowerCase()
      .replace(/[^\w\s-]/g, "").replace(/[-\s]+/g, "-").replace(/^[-_]+|[-_]+$/g, "");
    if (slug.length <= longest) return slug;
    const end = slug.lastIndexOf("-", longest);
    return slug.slice(0, end > 0 ? end : longest).replace(/[-_]+$/, "");
  };

  // Wagtail watches the fields for its preview, its autosave and its warning of unsaved words.
  const put = (value) => {
    if (field.value === value) return;
    field.value = value;
    field.dispatchEvent(new Event("input", { bubbles: true }));
    field.dispatchEvent(new Event("change", { bubbles: true }));
  };

  field.addEventListener("blur", () => put(address(field.value)));

  const title = document.getElementById(`id_${field.dataset.addressFollows}`);
  if (field.dataset.addressFollows && title) {
    let made = address(title.value);
    const follows = () => !field.value || field.value.replace(/-\d+$/, "") === made || field.value === made;
    let following = follows();
    field.addEventListener("input", (event) => { if (event.isTrusted) following = follows(); });
    title.addEventListener("input", () => {
      made = address(title.value);
      if (following) put(made);
    });
  }
}
