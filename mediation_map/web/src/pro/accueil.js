// Whether a place can take one more person for a need, as it last said, in professional words.

import { plier } from "../commun/texte.js";

/**
 * @typedef {import("./donnees.js").Accueil} Accueil
 * @typedef {"accueille" | "inconnu" | "reserve" | "discret" | "complet" | "ferme"} Sorte
 *   "discret": never to be named to a caller
 *
 * @typedef {object} EtatAccueil
 * @property {Sorte} sorte
 * @property {string} libelle
 * @property {string} delai
 * @property {string} detail what professionals were told
 */

/** @type {Record<string, [sorte: Sorte, libelle: string]>} */
const ETATS = {
  ouvert: ["accueille", "Peut accueillir"],
  sur_rendez_vous: ["accueille", "Accueille sur rendez-vous"],
  sur_orientation: ["reserve", "Sur orientation d'un professionnel"],
  complet: ["complet", "Complet"],
  ne_pas_publier: ["discret", "À ne pas communiquer au public"],
};
/** The most cautious word is believed when several hold. @type {Sorte[]} */
const PRUDENCE = ["discret", "complet", "reserve", "inconnu", "accueille"];

const enLettres = new Intl.DateTimeFormat("fr-FR", {
  timeZone: "UTC",
  day: "numeric",
  month: "long",
  year: "numeric",
});

/**
 * What a place answers for a need: whoever is closed takes nobody, whatever was said before.
 * @param {Pick<import("./donnees.js").FichePro, "accueils" | "fermetures">} fiche
 * @param {string[]} services those that answer the need
 * @param {string} jour ISO
 * @returns {EtatAccueil}
 */
export function recevoir({ accueils, fermetures }, services, jour) {
  const dit = etatAccueil(accueils, services, jour);
  const fins = fermetures.filter(([debut, fin]) => debut <= jour && jour <= fin);
  if (!fins.length || dit.sorte === "discret") return dit;
  const fin =
    fins
      .map(([, dernier]) => dernier)
      .sort()
      .at(-1) ?? "";
  return { sorte: "ferme", libelle: dire("Fermé jusqu'au ", fin), delai: "", detail: "" };
}

/**
 * The state that counts for a need: that of its own service before that of the whole place.
 * @param {Accueil[]} accueils
 * @param {string[]} services those that answer the need
 * @param {string} jour ISO
 * @returns {EtatAccueil}
 */
export function etatAccueil(accueils, services, jour) {
  const voulus = new Set(services.map(plier));
  const propres = accueils.filter(({ service }) => service && voulus.has(plier(service)));
  const generaux = accueils.filter(({ service }) => !service);
  const etats = (propres.length ? propres : generaux).map((accueil) => lire(accueil, jour));
  etats.sort((a, b) => PRUDENCE.indexOf(a.sorte) - PRUDENCE.indexOf(b.sorte));
  return etats[0] ?? { sorte: "inconnu", libelle: "Accueil non renseigné", delai: "", detail: "" };
}

/**
 * A state past its last day is to be confirmed: neither open nor full.
 * @param {Accueil} accueil
 * @param {string} jour
 * @returns {EtatAccueil}
 */
function lire({ etat, delai, textePublic, textePro, confirme, expire }, jour) {
  const [sorte, libelle] = ETATS[etat];
  const detail = textePro || textePublic;
  if (expire && expire < jour) {
    const dit = `était « ${libelle.toLowerCase()} »${dire(" au ", confirme ?? expire)}`;
    return {
      sorte: sorte === "discret" ? sorte : "inconnu",
      libelle: `À confirmer : ${dit}`,
      delai: "",
      detail,
    };
  }
  const jusque = etat === "complet" ? dire(" jusqu'au ", expire) : "";
  return { sorte, libelle: `${libelle}${jusque}${dire(", dit le ", confirme)}`, delai, detail };
}

/** @param {string} avant @param {string | null} jour */
function dire(avant, jour) {
  return jour ? avant + enLettres.format(new Date(jour)).replace(/^1 /, "1er ") : "";
}
