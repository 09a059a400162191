// Draws the lists of results: help, then relays apart, then the nearest elsewhere.

import { compterMots, creer } from "../commun/dom.js";
import { montrer } from "../liste/bouton.js";
import { remplirVignette } from "./vignette.js";

/** @typedef {import("./selection.js").Resultat} Resultat */

const PAR_PAGE = 30;

export class Liste {
  /**
   * @param {HTMLElement} conteneur
   * @param {HTMLTemplateElement} modele
   */
  constructor(conteneur, modele) {
    this.conteneur = conteneur;
    this.modele = modele;
  }

  /**
   * @param {{ titre: string, note: string, resultats: Resultat[], classe: string }[]} blocs
   * @param {Date} maintenant
   */
  dessiner(blocs, maintenant) {
    const pleins = blocs.filter(({ resultats, note }) => resultats.length || note);
    this.conteneur.replaceChildren(
      ...pleins.flatMap((bloc) => this.dessinerBloc(bloc, maintenant)),
    );
    montrer(this.conteneur);
  }

  /**
   * @param {{ titre: string, note: string, resultats: Resultat[], classe: string }} bloc
   * @param {Date} maintenant
   */
  dessinerBloc({ titre, note, resultats, classe }, maintenant) {
    const parties = [];
    if (titre) parties.push(creer("h3", titre, { class: "bloc-titre" }));
    if (note) parties.push(creer("p", note, { class: "bloc-note" }));
    if (!resultats.length) return parties;
    const liste = creer("ul", "", { class: `lieux ${classe}`.trim() });
    liste.append(...this.vignettes(resultats.slice(0, PAR_PAGE), maintenant));
    parties.push(liste);
    if (resultats.length > PAR_PAGE) parties.push(this.suite(liste, resultats, maintenant));
    return parties;
  }

  /** @param {Resultat[]} resultats @param {Date} maintenant */
  vignettes(resultats, maintenant) {
    return resultats.map((resultat) => remplirVignette(this.modele, resultat, { maintenant }));
  }

  /**
   * A button that adds the next cards and moves to the first of them.
   * @param {HTMLElement} liste
   * @param {Resultat[]} resultats
   * @param {Date} maintenant
   */
  suite(liste, resultats, maintenant) {
    const bouton = creer("button", "", { type: "button", class: "bouton" });
    const nommer = () => {
      const reste = resultats.length - liste.children.length;
      bouton.hidden = reste <= 0;
      bouton.textContent = `Voir la suite (${compterMots(reste, "lieu", "lieux")})`;
    };
    bouton.addEventListener("click", () => {
      const debut = liste.children.length;
      liste.append(...this.vignettes(resultats.slice(debut, debut + PAR_PAGE), maintenant));
      montrer(liste);
      nommer();
      liste.children[debut].querySelector("a")?.focus();
    });
    nommer();
    return bouton;
  }
}
