// What only professionals read of a place (see render/donnees_pro.py).

/**
 * @typedef {"ouvert" | "sur_rendez_vous" | "sur_orientation" | "complet" | "ne_pas_publier"} EtatDit
 *
 * @typedef {object} Accueil
 * @property {EtatDit} etat
 * @property {string} service empty for the whole place
 * @property {string} delai
 * @property {string} textePublic
 * @property {string} textePro
 * @property {string | null} confirme day, ISO
 * @property {string | null} expire last day, ISO
 *
 * @typedef {object} FichePro
 * @property {boolean} estPublic false: never to be named to a caller
 * @property {string} verification
 * @property {string} rendezVous
 * @property {string} contact
 * @property {Accueil[]} accueils
 * @property {[debut: string, fin: string][]} fermetures of the whole place, days in ISO
 *
 * @typedef {{ services: string[][], fiches: FichePro[] }} DonneesPro services by rank of need,
 *   sheets by rank of place
 */

/**
 * @param {any} brut the whole data file
 * @returns {DonneesPro}
 */
export function lirePro({ pro }) {
  const lire = (/** @type {any[]} */ ligne) =>
    lireFiche(
      Object.fromEntries(
        pro.colonnes.map((/** @type {string} */ nom, /** @type {number} */ i) => [nom, ligne[i]]),
      ),
    );
  return { services: pro.besoins, fiches: pro.lieux.map(lire) };
}

/** @param {Record<string, any>} champs @returns {FichePro} */
function lireFiche(champs) {
  return {
    estPublic: champs.public === 1,
    verification: champs.verification,
    rendezVous: champs.rendez_vous,
    contact: champs.contact,
    accueils: champs.accueils.map(lireAccueil),
    fermetures: champs.fermetures,
  };
}

/** @param {any[]} ligne @returns {Accueil} */
function lireAccueil([etat, service, delai, textePublic, textePro, confirme, expire]) {
  return { etat, service, delai, textePublic, textePro, confirme, expire };
}
