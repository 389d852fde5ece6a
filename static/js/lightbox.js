// Photographs of an album, large, one by one. Without this script each thumbnail is a link to the photo's page.
//
// <ul data-lightbox> holds links <a id="photo-7" href="…" data-full="…" data-caption="…" data-credit="…"><img alt="…">;
// one <dialog class="lightbox"> per page (components/lightbox) holds the words. #photo-7 opens that photo.

const dialog = document.querySelector("dialog.lightbox");
const links = [...document.querySelectorAll("[data-lightbox] a[data-full]")];

if (dialog && links.length) start();

function start() {
  const part = (name) => dialog.querySelector(`[data-part="${name}"]`);
  // An <img> without src is no valid HTML: it comes with the first photograph.
  const image = new Image();
  image.dataset.part = "image";
  part("stage").append(image);
  let current = 0;

  function show(index) {
    current = index;
    const link = links[index];
    const thumbnail = link.querySelector("img");
    image.src = link.dataset.full;
    image.alt = thumbnail.alt;
    image.width = link.dataset.width || thumbnail.width;
    image.height = link.dataset.height || thumbnail.height;
    part("caption").textContent = link.dataset.caption || thumbnail.alt;
    part("credit").textContent = link.dataset.credit;
    part("count").textContent = `${index + 1} / ${links.length}`;
    part("page").href = link.href;
    part("previous").disabled = index === 0;
    part("next").disabled = index === links.length - 1;
    history.replaceState(null, "", `#${link.id}`);
    // The neighbour is ready when the reader asks for it.
    if (links[index + 1]) new Image().src = links[index + 1].dataset.full;
  }

  function open(index) {
    if (!dialog.open) dialog.showModal();
    show(index);
  }

  function step(by) {
    const index = current + by;
    if (!by || !links[index]) return;
    show(index);
    // A disabled button loses the focus: keep it inside, on the other one.
    const pressed = part(by > 0 ? "next" : "previous");
    if (pressed.disabled) part(by > 0 ? "previous" : "next").focus();
  }

  links.forEach((link, index) => {
    link.addEventListener("click", (event) => {
      if (event.ctrlKey || event.metaKey || event.shiftKey || event.button) return;
      event.preventDefault();
      open(index);
    });
  });
  part("previous").addEventListener("click", () => step(-1));
  part("next").addEventListener("click", () => step(1));
  part("close").addEventListener("click", () => dialog.close());
  dialog.addEventListener("keydown", (event) => {
    if (event.altKey || event.ctrlKey || event.metaKey) return;
    if (event.key === "ArrowLeft") step(-1);
    if (event.key === "ArrowRight") step(1);
    if (event.key === "Home") step(-current);
    if (event.key === "End") step(links.length - 1 - current);
  });
  dialog.addEventListener("close", () => {
    history.replaceState(null, "", location.pathname + location.search);
    image.removeAttribute("src");
    links[current].focus();
  });

  const fromHash = () => {
    const index = links.findIndex((link) => `#${link.id}` === location.hash);
    if (index >= 0) open(index);
  };
  addEventListener("hashchange", fromHash);
  fromHash();
}
