import assert from "node:assert/strict";
import { test } from "node:test";
import { lireDonnees } from "../src/commun/donnees.js";
import { direAcces } from "../src/recherche/adapte.js";
import { listerBlocs } from "../src/recherche/blocs.js";
import { aucunChoix } from "../src/recherche/filtres.js";
import { Moteur } from "../src/recherche/moteur.js";
import { titrer } from "../src/recherche/phrases.js";
import { selectionner } from "../src/recherche/selection.js";
import { BRUT } from "./exemple.js";

const ACCUEILS = [
  ["surdite", "Surdité"],
  ["handicaps-moteurs", "Handicaps moteurs"],
  ["illettrisme", "Illettrisme"],
];

/** The small directory, some of its rows changed by rank: what each place declared. */
function annuaire(declares) {
  const lieux = structuredClone(BRUT.lieux);
  for (const [rang, champs] of Object.entries(declares))
    for (const [champ, valeur] of Object.entries(champs))
      lieux[rang][BRUT.colonnes.indexOf(champ)] = valeur;
  return lireDonnees({ ...BRUT, listes: { ...BRUT.listes, accueils: ACCUEILS }, lieux });
}

function chercher(texte, declares = {}, offre = new Map()) {
  const donnees = annuaire(declares);
  const comprise = new Moteur(donnees).chercher(texte, { offre, aujourdhui: 0 });
  const vue = { tri: "", point: null, communes: donnees.communes };
  const temps = { maintenant: new Date("2026-11-23T09:00:00Z"), idsBesoins: [] };
  const selection = selectionner(comprise, aucunChoix(), vue, temps);
  const blocs = listerBlocs(selection, comprise, null).map(({ titre, note, resultats }) => ({
    titre,
    note,
    slugs: resultats.map(({ lieu }) => lieu.slug),
    dits: resultats.map(({ acces }) => acces),
  }));
  return { comprise, blocs, titre: titrer(selection, comprise, false) };
}

test("where nobody said it, a disability says so and never passes for an answer", () => {
  for (const texte of ["handicapé", "handicap", "personnes handicapées", "andicapé", "fauteuil"]) {
    const { blocs, titre } = chercher(texte);
    assert.equal(titre, `3 lieux d'aide à appeler d'abord pour « ${texte} »`);
    assert.equal(blocs[0].slugs.length, 3, texte);
    assert.match(blocs[0].note, /^Aucun de ces lieux n'a dit .*fauteuil roulant\. Téléphonez/);
    assert.deepEqual(blocs[0].dits.flat(), [], texte);
  }
});

test("how to see the nearest is said where no place was named", () => {
  assert.match(chercher("handicap").blocs[0].note, /remplissez « Près d'où \? »/);
  assert.doesNotMatch(chercher("handicap le mans").blocs[0].note, /Près d'où/);
});

test("those that said it come first, the others apart", () => {
  const { blocs, titre } = chercher("handicap", { 1: { pmr: 1 }, 2: { accueils: [0] } });
  assert.equal(titre, "2 lieux d'aide pour « handicap », 1 autre à appeler d'abord");
  assert.deepEqual(blocs[0].slugs.sort(), ["quartiers-sud", "simone-veil"]);
  assert.deepEqual(blocs[0].dits.flat().sort(), ["adapte", "fauteuil"]);
  assert.equal(blocs[1].titre, "À appeler d'abord");
  assert.deepEqual(blocs[1].slugs, ["le-cube"]);
});

test("each disability is answered by what was said of it", () => {
  const declares = { 0: { pmr: 1 }, 1: { accueils: [0] }, 2: { accueils: [1, 2] } };
  for (const [texte, attendus] of Object.entries({
    sourd: ["quartiers-sud"],
    "mal entendante": ["quartiers-sud"],
    fauteuil: ["le-cube", "simone-veil"],
    "mobilité réduite": ["le-cube", "simone-veil"],
    "handicap moteur": ["le-cube", "simone-veil"],
    "accessible aux sourds": ["quartiers-sud"],
    accessible: ["le-cube", "simone-veil"],
  })) {
    assert.deepEqual(chercher(texte, declares).blocs[0].slugs.sort(), attendus, texte);
  }
  for (const texte of ["aveugle", "handicap mental"]) {
    const { titre } = chercher(texte, declares);
    assert.match(titre, /^3 lieux d'aide à appeler d'abord/, texte);
  }
});

test("a place that said no is told apart", () => {
  const { blocs } = chercher("fauteuil", { 0: { pmr: 0 }, 1: { pmr: 1 } });
  assert.deepEqual(blocs[0].slugs, ["quartiers-sud"]);
  const rang = blocs[1].slugs.indexOf("le-cube");
  assert.deepEqual(blocs[1].dits[rang], ["marches"]);
});

test("where the form offers step-free access, the words are that filter", () => {
  const offre = new Map([["pmr", new Set(["oui"])]]);
  for (const texte of ["fauteuil", "en fauteuil roulant", "PMR", "personne à mobilité réduite"]) {
    const { comprise } = chercher(texte, { 1: { pmr: 1 } }, offre);
    const dits = comprise.filtres.map(({ groupe, valeur }) => `${groupe}=${valeur}`);
    assert.deepEqual(dits, ["pmr=oui"], texte);
  }
});

test("a need beside it stays a need, and a name stays a name", () => {
  const { blocs } = chercher("impots handicapé");
  assert.deepEqual(blocs[0].slugs.sort(), ["le-cube", "quartiers-sud"]);
  const nommes = chercher("handicap", { 2: { nom: "Maison du handicap" } });
  assert.deepEqual(nommes.blocs[0].slugs, ["simone-veil"]);
  assert.deepEqual(nommes.blocs[0].dits, [["nom"]]);
  const relais = chercher("handicap", { 3: { nom: "Maison du handicap" } });
  assert.deepEqual(relais.blocs.find(({ titre }) => titre === "Relais")?.slugs, [
    "mairie-allonnes",
  ]);
});

test("a text that denies it is no answer", () => {
  const donnees = annuaire({});
  const acces = new Set(["fauteuil", "handicaps-moteurs"]);
  const [lieu] = donnees.lieux;
  const dire = (mots) => direAcces({ ...lieu, pmr: null, accueils: [], mots }, acces);
  assert.deepEqual(dire("Accueil des personnes à mobilité réduite"), ["mots"]);
  for (const mots of [
    "Non accessible aux personnes à mobilité réduite",
    "Pas d'accès en fauteuil roulant",
    "Locaux inaccessibles en fauteuil",
  ])
    assert.deepEqual(dire(mots), [], mots);
});
