// Map and list as one: pointing at a town on either marks it on both; pressing its point follows its link.
for (const area of document.querySelectorAll("[data-map]")) {
  const light = (key) => {
    for (const part of area.querySelectorAll("[data-point]")) part.classList.toggle("is-lit", part.dataset.point === key);
  };
  const keyOf = (event) => event.target.closest?.("[data-point]")?.dataset.point;
  area.addEventListener("pointerover", (event) => light(keyOf(event)));
  area.addEventListener("pointerleave", () => light());
  area.addEventListener("focusin", (event) => light(keyOf(event)));
  area.addEventListener("focusout", () => light());
  area.querySelector("svg.map")?.addEventListener("click", (event) => {
    const key = keyOf(event);
    if (!key) return;
    const entry = [...area.querySelectorAll("[data-point]")].find((part) => part.dataset.point === key && !part.closest("svg"));
    entry?.querySelector("a")?.click();
  });
}
