// Zero results never ends there: what to drop, where else, whom to call.

import { compterMots, creer } from "../commun/dom.js";

/**
 * @param {HTMLElement} section
 * @param {{ groupe: string, nombre: number }[]} abandons
 * @param {(groupe: string) => string} nommer
 * @param {(groupe: string) => void} abandonner
 * @param {import("../commun/donnees.js").Donnees["contact"]} contact
 */
export function montrerVide(section, abandons, nommer, abandonner, contact) {
  const boutons = abandons.map(({ groupe, nombre }) => {
    const texte = `${nommer(groupe)} : ${compterMots(nombre, "lieu", "lieux")}`;
    const bouton = creer("button", texte, { type: "button", class: "bouton" });
    bouton.addEventListener("click", () => abandonner(groupe));
    const item = creer("li");
    item.append(bouton);
    return item;
  });
  const liste = creer("ul", "", { class: "boutons" });
  liste.append(...boutons);
  const conseil = boutons.length
    ? creer("p", "Vous pouvez élargir votre recherche :")
    : creer("p", "Essayez un mot plus simple, par exemple « impôts », ou le nom de votre commune.");
  section.replaceChildren(conseil, ...(boutons.length ? [liste] : []), direContact(contact));
  section.hidden = false;
}

/** @param {import("../commun/donnees.js").Donnees["contact"]} contact */
function direContact({ nom, telephone, tel, detail }) {
  const ligne = creer("p", `Vous pouvez aussi téléphoner. ${nom} : `);
  ligne.append(creer("a", telephone, { href: `tel:${tel}`, class: "vignette-tel" }));
  if (detail) ligne.append(" ", creer("span", detail, { class: "discret dessous" }));
  return ligne;
}
