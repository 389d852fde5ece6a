// What every part of the editor uses: settings from the server, words aloud, requests.
export const config = JSON.parse(document.getElementById("te-config").textContent);
export const words = config.words;

export const fill = (text, values) => text.replace(/\{(\w+)\}/g, (_, name) => values[name] ?? "");

let waiting;
export function say(text) {
  const place = document.getElementById("te-said");
  clearTimeout(waiting);
  place.textContent = "";
  // Emptied first, so that the same words are read again.
  waiting = setTimeout(() => { place.textContent = text; }, 50);
}

export function element(name, options = {}, ...children) {
  const { dataset = {}, ...rest } = options;
  const made = document.createElement(name);
  for (const [key, value] of Object.entries(rest)) {
    if (key in made && key !== "lang") made[key] = value;
    else made.setAttribute(key, value);
  }
  Object.assign(made.dataset, dataset);
  made.append(...children);
  return made;
}

export const token = () => document.querySelector("#te-doc [name=csrfmiddlewaretoken]").value;

export function post(address, values) {
  const body = new FormData();
  for (const [key, value] of Object.entries(values)) {
    for (const one of Array.isArray(value) ? value : [value]) {
      if (one !== undefined && one !== null) body.append(key, one);
    }
  }
  return fetch(address, {
    method: "POST",
    body,
    headers: { "X-CSRFToken": token(), "X-Requested-With": "XMLHttpRequest" },
    credentials: "same-origin",
  });
}

export async function fragment(address) {
  const answer = await fetch(address, {
    headers: { "X-Requested-With": "XMLHttpRequest" },
    credentials: "same-origin",
  });
  if (!answer.ok) throw new Error(String(answer.status));
  return answer.text();
}

// True when the person is signed in (again); forms are believed from then on.
export async function renew() {
  try {
    const found = JSON.parse(await fragment("here/"));
    document.querySelectorAll("[name=csrfmiddlewaretoken]").forEach(field => { field.value = found.token; });
    return true;
  } catch {
    return false;
  }
}

export const reducedMotion = matchMedia("(prefers-reduced-motion: reduce)").matches;
