// Shows how far a background job is, and does its work part by part while the page is open.
// Without this script the button "Go on with the work" does a part and shows the page again.

const PAUSE = 700; // ms between two parts
const PATIENCE = 5000; // ms after a failed request

const place = document.querySelector("[data-job][data-open]");
if (place) follow(place);

function follow(place) {
  const form = place.querySelector("[data-advance]");
  form.hidden = true;
  let spoken = -1;

  async function step() {
    let pause = PAUSE;
    try {
      const state = await advance(form);
      spoken = show(place, state, spoken);
      if (!state.open) return;
    } catch {
      pause = PATIENCE; // the server restarts, or the network is away
    }
    setTimeout(step, pause);
  }
  step();
}

async function advance(form) {
  const response = await fetch(form.action, {
    method: "POST",
    body: new FormData(form),
    headers: { Accept: "application/json" },
  });
  if (!response.ok) throw new Error(response.status);
  return response.json();
}

// Read out at every tenth only, and at the end.
function show(place, state, spoken) {
  const bar = place.querySelector("progress");
  bar.max = state.total;
  bar.value = state.done;
  place.querySelector("[data-words]").textContent = state.words;
  const tenth = state.open ? Math.floor(state.percent / 10) : 11;
  if (tenth !== spoken) place.querySelector("[data-spoken]").textContent = state.words;
  if (!state.open) {
    place.querySelector("[data-state]").innerHTML = state.html;
    place.querySelector("[data-controls]").hidden = true;
  }
  return tenth;
}
