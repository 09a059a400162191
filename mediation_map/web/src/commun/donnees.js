// The compact data file (its keys are documented in render/donnees_recherche.py) as plain records.

import { HORAIRES_FINIS, aujourdhui, dernierChangement } from "./jour.js";

/**
 * @typedef {{ id: string, libelle: string }} Choix
 * @typedef {{ rang: number, nom: string, slug: string, codes: string[], point: Point | null }} Commune
 * @typedef {{ rang: number, id: string, libelle: string, court: string, synonymes: string[] }} Besoin
 * @typedef {[latitude: number, longitude: number]} Point
 * @typedef {import("../horaires.js").Calendrier} Calendrier
 *
 * @typedef {object} Lieu
 * @property {number} rang
 * @property {string} slug
 * @property {string} nom
 * @property {boolean} aide false for a relay, which helps with nothing but knows who does
 * @property {Commune} commune
 * @property {string} adresse
 * @property {string} ville postcode and commune of the address
 * @property {string} telephone as it is read
 * @property {string} tel as it is dialled
 * @property {number[]} besoins
 * @property {string[]} niveaux
 * @property {string[]} services
 * @property {string[]} publics
 * @property {string[]} langues
 * @property {string[]} accueils
 * @property {boolean | null} rdv null: the source does not say
 * @property {string} frais
 * @property {boolean | null} pmr
 * @property {Point | null} point null: not known exactly
 * @property {boolean} rue the point is only that of the street
 * @property {Calendrier[]} calendriers
 * @property {boolean} ancien too old to be told without a warning
 * @property {boolean} incertain its hours give no opening badge
 * @property {string} horaires
 * @property {string} mots
 * @property {string} etat whether people can be taken, empty when nothing is known
 * @property {number} dispo 0 takes people or does not say, 1 to be confirmed, 2 reserved to
 *   referral, 3 takes nobody
 * @property {Map<number, { dispo: number, etat: string }>} parBesoin by rank of need, where the
 *   service that answers it says otherwise
 * @property {number} tour its turn in the lists of the day, so that all places are called
 *
 * @typedef {object} Donnees
 * @property {string} edition
 * @property {{ nom: string, telephone: string, tel: string, detail: string }} contact
 * @property {Commune[]} communes
 * @property {Besoin[]} besoins
 * @property {Record<string, Choix[]>} listes
 * @property {string} adresses path of the gazetteer, empty when there is none
 * @property {boolean} qr
 * @property {Lieu[]} lieux
 */

const NIVEAUX = ["a_votre_place", "avec_vous", "apprendre"];
const FRAIS = ["", "gratuit", "sous-condition", "payant"];

/**
 * @param {any} brut what the file gives
 * @param {string} [jour] ISO; a file may be read long after its build
 * @returns {Donnees}
 */
export function lireDonnees(brut, jour = aujourdhui()) {
  const communes = brut.communes.map(lireCommune);
  const rangs = Object.fromEntries(
    brut.colonnes.map((/** @type {string} */ colonne, /** @type {number} */ rang) => [
      colonne,
      rang,
    ]),
  );
  const [nom, telephone, tel, detail] = brut.contact;
  return {
    edition: brut.edition,
    contact: { nom, telephone, tel, detail },
    communes,
    besoins: brut.besoins.map(lireBesoin),
    listes: Object.fromEntries(
      Object.entries(brut.listes).map(([cle, liste]) => [cle, liste.map(lireChoix)]),
    ),
    adresses: brut.adresses,
    qr: brut.qr,
    lieux: brut.lieux.map((/** @type {any[]} */ ligne, /** @type {number} */ rang) =>
      mettreAJour(
        lireLieu(brut, communes, (nom) => ligne[rangs[nom]], rang, jour),
        ligne[rangs.changements],
        ligne[rangs.horaires_au],
        jour,
      ),
    ),
  };
}

/** @param {any[]} ligne @param {number} rang @returns {Commune} */
function lireCommune([nom, slug, codes, latitude, longitude], rang) {
  return { rang, nom, slug, codes, point: lirePoint(latitude, longitude) };
}

/** @param {any[]} ligne @param {number} rang @returns {Besoin} */
function lireBesoin([id, libelle, court, synonymes], rang) {
  return { rang, id, libelle, court, synonymes };
}

/** @param {any[]} ligne @returns {Choix} */
function lireChoix([id, libelle]) {
  return { id, libelle };
}

/** @param {number | null} latitude @param {number | null} longitude @returns {Point | null} */
function lirePoint(latitude, longitude) {
  return latitude === null || longitude === null ? null : [latitude, longitude];
}

/** @param {number | null} nombre */
function lireOuiNon(nombre) {
  return nombre === null ? null : nombre === 1;
}

/**
 * @param {any} brut
 * @param {Commune[]} communes
 * @param {(nom: string) => any} champ
 * @param {number} rang
 * @param {string} jour ISO
 * @returns {Lieu}
 */
function lireLieu(brut, communes, champ, rang, jour) {
  const ids = (/** @type {string} */ liste) =>
    champ(liste).map((/** @type {number} */ index) => brut.listes[liste][index][0]);
  return {
    rang,
    slug: champ("slug"),
    nom: champ("nom"),
    aide: champ("role") === 1,
    commune: communes[champ("commune")],
    adresse: champ("adresse"),
    ville: champ("ville"),
    telephone: champ("telephone"),
    tel: champ("tel"),
    besoins: champ("besoins"),
    niveaux: NIVEAUX.filter((_, bit) => champ("niveaux") & (1 << bit)),
    services: ids("services"),
    publics: ids("publics"),
    langues: ids("langues"),
    accueils: ids("accueils"),
    rdv: lireOuiNon(champ("rdv")),
    frais: FRAIS[champ("frais")],
    pmr: lireOuiNon(champ("pmr")),
    point: lirePoint(champ("latitude"), champ("longitude")),
    rue: champ("rue") === 1,
    calendriers: champ("calendriers").map((/** @type {number} */ index) => brut.calendriers[index]),
    ancien: champ("ancien") === 1,
    incertain: champ("ancien") > 0,
    horaires: champ("horaires"),
    mots: champ("mots")
      .map((/** @type {number} */ index) => brut.textes[index])
      .join(" "),
    etat: champ("etat"),
    dispo: champ("dispo"),
    parBesoin: new Map(
      champ("par_besoin").map((/** @type {any[]} */ ligne) => lireParBesoin(ligne, jour)),
    ),
    tour: champ("tour"),
  };
}

/** @param {any[]} ligne @param {string} jour ISO @returns {[number, { dispo: number, etat: string }]} */
function lireParBesoin([besoin, dispo, etat, suite], jour) {
  const [, d, e] = dernierChangement(suite, jour) ?? ["", dispo, etat];
  return [besoin, { dispo: d, etat: e }];
}

/**
 * What a place says on a day, from what was known at the build.
 * @param {Lieu} lieu
 * @param {import("./jour.js").Changement[]} changements
 * @param {string} horairesAu last day of the hours, or empty
 * @param {string} jour ISO
 * @returns {Lieu}
 */
function mettreAJour(lieu, changements, horairesAu, jour) {
  const change = dernierChangement(changements, jour);
  if (change) [, lieu.dispo, lieu.etat] = change;
  if (horairesAu && jour > horairesAu) lieu.horaires = HORAIRES_FINIS;
  return lieu;
}
