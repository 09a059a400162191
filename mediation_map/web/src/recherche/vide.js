// Zero results never ends there: what to drop, where else, whom to call.

import { compterMots, creer } from "../commun/dom.js";
import { insecables } from "../commun/francais.js";

/**
 * @param {HTMLElement} section
 * @param {{ groupe: string, nombre: number }[]} abandons
 * @param {(groupe: string) => string} nommer
 * @param {(groupe: string) => void} abandonner
 * @param {string} conseil what to do, in one sentence
 * @param {import("../commun/donnees.js").Donnees["contact"]} contact
 */
export function montrerVide(section, abandons, nommer, abandonner, conseil, contact) {
  const boutons = abandons.map(({ groupe, nombre }) => {
    const reste = compterMots(nombre, "lieu", "lieux").replace(" ", "\u00a0");
    const texte = insecables(`${nommer(groupe)} : ${reste}`);
    const bouton = creer("button", texte, { type: "button", class: "bouton" });
    bouton.addEventListener("click", () => abandonner(groupe));
    const item = creer("li");
    item.append(bouton);
    return item;
  });
  const liste = creer("ul", "", { class: "boutons" });
  liste.append(...boutons);
  section.replaceChildren(creer("p", insecables(conseil)), liste, direContact(contact));
  section.hidden = false;
}

/** @param {import("../commun/donnees.js").Donnees["contact"]} contact */
function direContact({ nom, telephone, tel, detail }) {
  const ligne = creer("p", `Vous pouvez aussi téléphoner. ${nom} : `);
  ligne.append(creer("a", telephone, { href: `tel:${tel}`, class: "vignette-tel" }));
  if (detail) ligne.append(" ", creer("span", detail, { class: "discret dessous" }));
  return ligne;
}
