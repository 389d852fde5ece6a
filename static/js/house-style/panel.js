// Style and reading, in the side panel "Checks" of the editor: asks the server, shows its answer, puts changes in.
import { apply } from "./apply.js";
import { fieldNamed, goTo, texts } from "./fields.js";

const WAIT = 2000; // milliseconds after the last key before the text is read again

const panel = document.querySelector("[data-house-style]");
const form = document.querySelector("[data-edit-form]");

if (panel && form) start();

function start() {
  const result = panel.querySelector("[data-result]");
  const status = panel.querySelector("[data-status]");
  const words = panel.dataset;
  let last = "";
  let timer;

  function say(text) {
    status.textContent = text ?? "";
  }

  function post(address, body, type) {
    const token = form.querySelector("[name='csrfmiddlewaretoken']").value;
    const headers = { "X-CSRFToken": token, ...(type && { "Content-Type": type }) };
    return fetch(address, { method: "POST", body, headers, credentials: "same-origin" });
  }

  async function check({ again = false, force = true } = {}) {
    const body = { model: words.model, language: words.language || document.documentElement.lang, texts: texts(form), again };
    const sent = JSON.stringify(body);
    if (!force && sent === last) return;
    last = sent;
    panel.setAttribute("aria-busy", "true");
    try {
      const answer = await post(words.check, sent, "application/json");
      if (!answer.ok) throw new Error(answer.status);
      const open = result.querySelector("details")?.open;
      result.innerHTML = await answer.text();
      if (open) result.querySelector("details")?.setAttribute("open", "");
    } catch {
      last = "";
      say(words.failed);
    } finally {
      panel.removeAttribute("aria-busy");
    }
  }

  function change(items) {
    const texts = new Map();
    for (const item of items) {
      const change = JSON.parse(item.dataset.edits);
      const key = `${item.dataset.field} ${change.block}`;
      const known = texts.get(key);
      if (known) known.edits.push(...change.edits);
      else texts.set(key, { field: item.dataset.field, ...change });
    }
    return [...texts.values()].every((one) => {
      const field = fieldNamed(form, one.field);
      return field && apply(field, one);
    });
  }

  async function settle(place, text) {
    await check();
    say(text);
    const items = result.querySelectorAll("[data-edits]");
    const next = items[Math.min(place, items.length - 1)]?.querySelector("[data-act='apply']");
    (next ?? panel.querySelector("[data-act='check']")).focus();
  }

  const acts = {
    check: () => check().then(() => say("")),
    again: () => check({ again: true }),
    show: (item) => {
      const field = fieldNamed(form, item.dataset.field);
      if (field) goTo(field);
    },
    apply: (item, place) => settle(place, change([item]) ? words.applied : words.gone),
    all: () => settle(0, change(result.querySelectorAll("[data-edits]")) ? words.applied : words.gone),
    keep: async (item, place) => {
      const answer = await post(words.keep, new URLSearchParams({ key: item.dataset.key })).catch(() => null);
      if (answer?.ok) await settle(place, words.left);
      else say(words.failed);
    },
  };

  panel.addEventListener("click", (event) => {
    const button = event.target.closest("[data-act]");
    if (!button) return;
    const item = button.closest("[data-edits]");
    const place = item ? [...result.querySelectorAll("[data-edits]")].indexOf(item) : 0;
    acts[button.dataset.act](item, place);
  });

  // Nothing is asked while nobody looks.
  const isSeen = () => panel.offsetParent !== null;
  new IntersectionObserver((seen) => {
    if (seen.some((one) => one.isIntersecting)) check({ force: false });
  }).observe(panel);
  const soon = () => {
    clearTimeout(timer);
    timer = setTimeout(() => {
      if (isSeen() && !panel.contains(document.activeElement)) check({ force: false });
    }, WAIT);
  };
  form.addEventListener("input", soon);
  form.addEventListener("keyup", soon);
}
