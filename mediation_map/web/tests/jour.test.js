import assert from "node:assert/strict";
import { test } from "node:test";
import { lireDonnees } from "../src/commun/donnees.js";
import { BRUT } from "./exemple.js";

const COMPLET = ["Complet jusqu'au 30 novembre 2026", 3];
const SUITE = [
  ["2026-12-01", 1, "Accueil à confirmer : appelez"],
  ["2026-12-24", 3, "Fermé jusqu'au 2 janvier 2027"],
  ["2027-01-03", 1, "Accueil à confirmer : appelez"],
];

/** The first place as a day reads it, the build being of 22 November. */
function lire(jour, champs) {
  const lieux = structuredClone(BRUT.lieux);
  for (const [nom, valeur] of Object.entries(champs)) {
    lieux[0][BRUT.colonnes.indexOf(nom)] = valeur;
  }
  return lireDonnees({ ...BRUT, lieux }, jour).lieux[0];
}

test("a reception state expires and a closure begins on the visitor's day", () => {
  const champs = { etat: COMPLET[0], dispo: COMPLET[1], changements: SUITE };
  const dit = (jour) => {
    const { etat, dispo } = lire(jour, champs);
    return [dispo, etat];
  };
  assert.deepEqual(dit("2026-11-22"), [3, COMPLET[0]]);
  assert.deepEqual(dit("2026-11-30"), [3, COMPLET[0]]);
  assert.deepEqual(dit("2026-12-01"), SUITE[0].slice(1));
  assert.deepEqual(dit("2027-01-02"), SUITE[1].slice(1));
  assert.deepEqual(dit("2027-06-01"), SUITE[2].slice(1));
});

test("the hours of a convention that is over are to be confirmed", () => {
  const champs = { horaires: "Permanence : lundi 9 h à 12 h", horaires_au: "2026-12-31" };
  assert.equal(lire("2026-12-31", champs).horaires, champs.horaires);
  assert.match(lire("2027-01-01", champs).horaires, /à confirmer/);
});

test("the state of one service expires too", () => {
  const champs = { par_besoin: [[0, 3, "Impôts : complet", [SUITE[0]]]] };
  const dit = (jour) => lire(jour, champs).parBesoin.get(0);
  assert.deepEqual(dit("2026-11-30"), { dispo: 3, etat: "Impôts : complet" });
  assert.deepEqual(dit("2026-12-01"), { dispo: SUITE[0][1], etat: SUITE[0][2] });
});
