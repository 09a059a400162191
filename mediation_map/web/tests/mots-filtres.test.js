import assert from "node:assert/strict";
import { test } from "node:test";
import { lireDonnees } from "../src/commun/donnees.js";
import { aucunChoix, JOURS } from "../src/recherche/filtres.js";
import { Moteur } from "../src/recherche/moteur.js";
import { selectionner } from "../src/recherche/selection.js";
import { BRUT, DONNEES } from "./exemple.js";

const OFFRE = new Map([
  ["jour", new Set(JOURS)],
  ["moment", new Set(["matin", "apres-midi", "soir"])],
  ["ouvert", new Set(["maintenant"])],
  ["public", new Set(["jeunes", "seniors"])],
]);
// A Monday.
const CONTEXTE = { offre: OFFRE, aujourdhui: 0 };
const moteur = new Moteur(DONNEES);

const dits = (texte, contexte = CONTEXTE, autre = moteur) =>
  autre.chercher(texte, contexte).filtres.map(({ valeur }) => valeur);

/** A directory whose first place bears another name. */
function nommer(nom) {
  const lieux = structuredClone(BRUT.lieux);
  lieux[0][BRUT.colonnes.indexOf("nom")] = nom;
  return new Moteur(lireDonnees({ ...BRUT, lieux }));
}

function choisir(texte, autre = moteur) {
  const vue = { tri: "", point: null, communes: DONNEES.communes };
  const temps = { maintenant: new Date("2026-11-23T09:00:00Z"), idsBesoins: [] };
  const { aides, relais } = selectionner(autre.chercher(texte, CONTEXTE), aucunChoix(), vue, temps);
  return [...aides, ...relais].map(({ lieu }) => lieu.slug);
}

test("days, moments and publics are understood as filters", () => {
  for (const [texte, attendu] of Object.entries({
    "impots samedi": ["samedi"],
    "jeune samedi matin": ["jeunes", "samedi", "matin"],
    "lundi après-midi": ["lundi", "apres-midi"],
    "les mardis soirs": ["mardi", "soir"],
    "CAF maintenant": ["maintenant"],
    "ce soir": ["lundi", "soir"],
    "demain matin": ["mardi", "matin"],
    "aujourd'hui": ["lundi"],
    "impôts ce week-end": ["samedi", "dimanche"],
    "personnes âgées": ["seniors"],
    seniors: ["seniors"],
  })) {
    assert.deepEqual(dits(texte), attendu, texte);
  }
});

test("a day with a slip is understood, a word that is near one is not", () => {
  for (const [texte, jour] of Object.entries({
    samdei: "samedi",
    mecredi: "mercredi",
    vendrdi: "vendredi",
    dimance: "dimanche",
    jeudis: "jeudi",
  })) {
    assert.deepEqual(dits(texte), [jour], texte);
  }
  for (const texte of ["mari", "merci", "mercerie", "manche", "jeu", "sam", "vendeur", "marin"]) {
    assert.deepEqual(dits(texte), [], texte);
  }
});

test("a holiday, a name and what the form does not offer stay words", () => {
  assert.deepEqual(dits("mardi gras"), []);
  assert.deepEqual(dits("lundi de Pâques"), []);
  assert.deepEqual(dits("samedi", { offre: new Map(), aujourdhui: 0 }), []);
  const fanfare = nommer("Fanfare du mardi blanc");
  assert.deepEqual(dits("mardi blanc", CONTEXTE, fanfare), []);
  assert.deepEqual(dits("mardi", CONTEXTE, fanfare), ["mardi"]);
  assert.deepEqual(moteur.chercher("impots samedi").filtres, []);
});

test("the filter keeps who opens, and never hides who bears the word in its name", () => {
  assert.deepEqual(choisir("impots samedi"), ["le-cube"]);
  assert.deepEqual(choisir("impots dimanche"), []);
  const fanfare = nommer("Café du Dimanche");
  assert.deepEqual(choisir("dimanche", fanfare), ["le-cube"]);
  const relais = new Moteur(
    lireDonnees({
      ...BRUT,
      lieux: BRUT.lieux.map((ligne) =>
        ligne.map((champ) => (champ === "Mairie d'Allonnes" ? "Club du mercredi" : champ)),
      ),
    }),
  );
  assert.deepEqual(choisir("mercredi", relais), ["mairie-allonnes"]);
});

test("« gratuit » is a filter, but not beside what is free by itself", () => {
  const offre = new Map([...OFFRE, ["cout", new Set(["gratuit"])], ["rdv", new Set(["sans"])]]);
  const contexte = { offre, aujourdhui: 0 };
  assert.deepEqual(dits("impots gratuit", contexte), ["gratuit"]);
  assert.deepEqual(dits("caf sans rendez-vous", contexte), ["sans"]);
  assert.deepEqual(dits("wifi gratuit", contexte), []);
  assert.deepEqual(dits("impots gratuit"), [], "the form does not offer it");
});
