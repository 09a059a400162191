// No trap: Escape closes what is open and gives the focus back to the point it came from.

/** @typedef {import("leaflet").Map} Carte */

/** @param {Carte} carte */
export function suivreClavier(carte) {
  const cadre = carte.getContainer();
  /** @type {HTMLElement | null} */
  let origine = null;
  let auClavier = false;
  cadre.addEventListener("keydown", () => (auClavier = true), true);
  cadre.addEventListener("pointerdown", () => (auClavier = false), true);
  carte.on("popupopen", ({ popup }) => {
    nommerFermeture(popup.getElement());
    origine = /** @type {any} */ (popup)._source?.getElement() ?? null;
    if (auClavier) popup.getElement()?.querySelector("a")?.focus({ preventScroll: true });
  });
  carte.on("popupclose", ({ popup }) => {
    const dedans = popup.getElement()?.contains(document.activeElement);
    if (dedans && origine?.isConnected) origine.focus({ preventScroll: true });
  });
  cadre.addEventListener("keydown", ({ key }) => {
    if (key === "Escape") carte.closePopup();
  });
}

/** @param {HTMLElement | undefined} bulle */
function nommerFermeture(bulle) {
  const croix = bulle?.querySelector(".leaflet-popup-close-button");
  croix?.setAttribute("aria-label", "Fermer");
  croix?.setAttribute("title", "Fermer");
}
