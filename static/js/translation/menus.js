// Menus that unfold: Escape closes them and gives the focus back, so does a click elsewhere.
export function closeMenus(root) {
  const open = () => root.querySelectorAll("details:is(.te-more, .tf-menu)[open]");
  root.addEventListener("keydown", event => {
    if (event.key !== "Escape") return;
    for (const menu of open()) {
      menu.open = false;
      menu.querySelector("summary").focus();
    }
  });
  document.addEventListener("click", event => {
    for (const menu of open()) if (!menu.contains(event.target)) menu.open = false;
  });
}
