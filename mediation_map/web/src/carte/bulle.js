// What opens on a point: name, telephone, address; text only.

import { creer } from "../commun/dom.js";
import { adresseDe, cheminLieu, direAncien } from "../recherche/vignette.js";

/**
 * @param {import("../commun/donnees.js").Lieu} lieu
 * @returns {HTMLElement}
 */
export function construireBulle(lieu) {
  const bulle = creer("div", "", { class: "bulle" });
  const titre = creer("p", "", { class: "bulle-nom" });
  titre.append(creer("a", lieu.nom, { href: cheminLieu(lieu.slug), target: cibleDesLiens() }));
  bulle.append(titre);
  if (!lieu.aide) bulle.append(creer("p", "Relais : ce lieu peut vous orienter."));
  if (lieu.tel) {
    const ligne = creer("p");
    ligne.append(creer("a", lieu.telephone, { href: `tel:${lieu.tel}`, class: "bulle-tel" }));
    bulle.append(ligne);
  }
  bulle.append(creer("p", adresseDe(lieu)));
  if (!lieu.point)
    bulle.append(creer("p", `Position approximative : commune de ${lieu.commune.nom}.`));
  if (lieu.etat) bulle.append(creer("p", lieu.etat));
  const ancien = direAncien(lieu);
  if (ancien) bulle.append(creer("p", ancien, { class: "bulle-ancien" }));
  return bulle;
}

/** In a frame of another site, a place's page opens outside the frame. */
function cibleDesLiens() {
  return window.top === window.self ? "_self" : "_top";
}
