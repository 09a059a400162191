import assert from "node:assert/strict";
import { test } from "node:test";
import { aucunChoix, avec, compter, convient } from "../src/recherche/filtres.js";
import { aCommune, deCommune, insecables } from "../src/commun/francais.js";
import { ecrireEtat, etatVide, lireEtat } from "../src/recherche/etat.js";
import { direDistance, distanceKm } from "../src/recherche/geo.js";
import { Moteur } from "../src/recherche/moteur.js";
import { Adresses } from "../src/recherche/adresses.js";
import { Reperes } from "../src/recherche/proximite.js";
import { proposerAbandons, selectionnerSans } from "../src/recherche/abandons.js";
import { selectionner } from "../src/recherche/selection.js";
import { DONNEES, GAZETIER } from "./exemple.js";

const moteur = new Moteur(DONNEES);
const LUNDI_10_H = new Date("2026-11-23T09:00:00Z");
const contexte = { maintenant: LUNDI_10_H, idsBesoins: DONNEES.besoins.map(({ id }) => id) };
const choix = (groupe, ...valeurs) => avec(aucunChoix(), groupe, valeurs);
const gardes = (choisis) =>
  DONNEES.lieux.filter((lieu) => convient(lieu, choisis, contexte)).map(({ slug }) => slug);

function selection(texte, choisis = aucunChoix(), point = null) {
  const vue = { tri: "", point, communes: DONNEES.communes };
  return selectionner(moteur.chercher(texte), choisis, vue, contexte);
}

const slugs = (resultats) => resultats.map(({ lieu }) => lieu.slug);

test("values of a group add up, groups narrow", () => {
  assert.deepEqual(gardes(choix("besoin", "impots")), ["le-cube", "quartiers-sud"]);
  assert.deepEqual(gardes(choix("besoin", "impots", "ordinateur")), [
    "le-cube",
    "quartiers-sud",
    "simone-veil",
  ]);
  assert.deepEqual(gardes(avec(choix("besoin", "impots"), "commune", ["le-mans"])), [
    "quartiers-sud",
  ]);
});

test("what is not declared matches no filter", () => {
  assert.deepEqual(gardes(choix("rdv", "sans")), ["le-cube"]);
  assert.deepEqual(gardes(choix("cout", "gratuit")), ["le-cube"]);
  assert.deepEqual(gardes(choix("pmr", "oui")), []);
  assert.deepEqual(gardes(choix("langue", "anglais")), ["simone-veil"]);
  assert.deepEqual(gardes(choix("niveau", "apprendre")), ["simone-veil"]);
});

test("day and moment are asked of the same day", () => {
  assert.deepEqual(gardes(choix("jour", "samedi")), ["le-cube"]);
  assert.deepEqual(gardes(avec(choix("jour", "mardi"), "moment", ["apres-midi"])), []);
  assert.deepEqual(gardes(avec(choix("jour", "lundi"), "moment", ["apres-midi"])), ["le-cube"]);
  assert.deepEqual(gardes(choix("ouvert", "maintenant")), ["le-cube"]);
});

test("counts tell what each value would keep", () => {
  const communes = compter(
    DONNEES.lieux,
    choix("besoin", "impots"),
    "commune",
    ["allonnes", "le-mans"],
    contexte,
  );
  assert.deepEqual(
    [...communes],
    [
      ["allonnes", 1],
      ["le-mans", 1],
    ],
  );
});

test("relays show for a commune or a name, in their own list, never for a need", () => {
  assert.deepEqual(slugs(selection("allonnes").relais), ["mairie-allonnes"]);
  assert.deepEqual(slugs(selection("allonnes").aides), ["le-cube"]);
  assert.deepEqual(slugs(selection("impots").relais), []);
  assert.deepEqual(slugs(selection("impots le mans").relais), []);
  assert.deepEqual(slugs(selection("mairie").relais), ["mairie-allonnes", "mairie-sarge"]);
  assert.deepEqual(slugs(selection("mairie", choix("besoin", "impots")).relais), []);
  assert.deepEqual(slugs(selection("", choix("commune", "allonnes")).relais), ["mairie-allonnes"]);
  assert.deepEqual(slugs(selection("").relais), []);
});

test("a commune without help shows the nearest help elsewhere", () => {
  const { aides, ailleurs, zone } = selection("impots sarge");
  assert.deepEqual(slugs(aides), []);
  assert.deepEqual(
    zone.map(({ nom }) => nom),
    ["Sargé-lès-le-Mans"],
  );
  assert.deepEqual(slugs(ailleurs), ["quartiers-sud", "le-cube"]);
});

test("an empty list says what to drop", () => {
  const choisis = avec(choix("jour", "dimanche"), "commune", ["le-mans"]);
  const abandons = proposerAbandons(moteur.chercher("impots"), choisis, contexte);
  assert.deepEqual(abandons, [{ groupe: "jour", nombre: 1 }]);
  assert.deepEqual(proposerAbandons(moteur.chercher("impots sarge"), aucunChoix(), contexte), [
    { groupe: "zone", nombre: 2 },
  ]);
});

function sans(texte, choisis) {
  const comprise = moteur.chercher(texte);
  const vue = { tri: "", point: null, communes: DONNEES.communes };
  const selection = selectionner(comprise, choisis, vue, contexte);
  const abandons = proposerAbandons(comprise, choisis, contexte);
  const trouves = selectionnerSans({ selection, abandons, comprise, choisis, vue, contexte });
  return trouves && { ...trouves, resultats: slugs(trouves.resultats) };
}

test("without the filter that empties the list, the first places that come back", () => {
  assert.deepEqual(sans("impots", choix("jour", "dimanche")), {
    groupe: "jour",
    zone: [],
    resultats: ["le-cube", "quartiers-sud"],
  });
});

test("where only dropping all filters helps, the nearest of what is then found", () => {
  const choisis = avec(choix("jour", "dimanche"), "langue", ["anglais"]);
  const trouves = sans("impots sarge", choisis);
  assert.equal(trouves.groupe, "tout");
  assert.deepEqual(
    trouves.zone.map(({ nom }) => nom),
    ["Sargé-lès-le-Mans"],
  );
  assert.deepEqual(trouves.resultats, ["quartiers-sud", "le-cube"]);
});

test("nothing is shown without a filter where a list, or the nearest elsewhere, shows", () => {
  assert.equal(sans("impots", choix("jour", "lundi")), null);
  assert.equal(sans("impots sarge", aucunChoix()), null);
  assert.equal(sans("xylophone", aucunChoix()), null);
});

test("near a point the nearest come first and unknown positions last, without a distance", () => {
  const { aides } = selection("", aucunChoix(), [47.97, 0.2]);
  assert.deepEqual(slugs(aides), ["quartiers-sud", "le-cube", "simone-veil"]);
  assert.equal(aides[2].km, null);
});

test("a place to be near is a commune, a postcode or a street", () => {
  const reperes = new Reperes(DONNEES, moteur.communes);
  assert.equal(reperes.trouver("rue de royan yvré")?.repli, true);
  reperes.adresses = new Adresses(DONNEES.communes, GAZETIER);
  assert.equal(reperes.trouver("Allonnes")?.libelle, "Allonnes");
  assert.equal(reperes.trouver("72530")?.libelle, "Yvré-l'Évêque");
  assert.equal(
    reperes.trouver("12 bd des glonnieres le mans")?.libelle,
    "Boulevard des Glonnières, Le Mans",
  );
  assert.equal(reperes.trouver("rue de royan yvré")?.repli, false);
  assert.equal(reperes.trouver("rue de nulle part, Allonnes")?.libelle, "Allonnes");
  assert.equal(reperes.trouver("rue de nulle part"), null);
});

test("near a commune, places of that commune come first even without an exact position", () => {
  const { aides } = selection("", aucunChoix(), [48.0, 0.2]);
  assert.equal(slugs(aides)[0], "simone-veil");
  assert.equal(aides[0].km, null);
});

test("names of communes follow the rules of French", () => {
  assert.deepEqual(["Allonnes", "Le Mans", "Fay", "Yvré-l'Évêque", "Les Aulneaux"].map(deCommune), [
    "d'Allonnes",
    "du Mans",
    "de Fay",
    "d'Yvré-l'Évêque",
    "des Aulneaux",
  ]);
  assert.deepEqual(["Allonnes", "Le Mans", "Les Aulneaux"].map(aCommune), [
    "à Allonnes",
    "au Mans",
    "aux Aulneaux",
  ]);
  assert.equal(insecables("Pour « x » : oui ?"), "Pour «\u00a0x\u00a0»\u00a0: oui\u00a0?");
});

test("distances are rounded and in French", () => {
  assert.equal(direDistance(0.02), "50 m");
  assert.equal(direDistance(0.43), "450 m");
  assert.equal(direDistance(2.44), "2,4 km");
  assert.equal(direDistance(14.7), "15 km");
  assert.ok(Math.abs(distanceKm([48, 0.2], [48.01, 0.2]) - 1.112) < 0.01);
});

test("the address holds the whole state and gives it back", () => {
  const etat = etatVide();
  etat.q = "impôts & CAF";
  etat.pres = "rue Nationale";
  etat.vue = "carte";
  etat.tri = "nom";
  etat.choisis.commune = new Set(["le-mans", "allonnes"]);
  const hash = `#${ecrireEtat(etat)}`;
  assert.deepEqual(lireEtat({ hash, search: "" }), etat);
  assert.deepEqual(lireEtat({ hash: "", search: hash.replace("#", "?") }), etat);
  assert.equal(ecrireEtat(etatVide()), "");
  assert.deepEqual(lireEtat({ hash: "#contenu", search: "" }), etatVide());
  assert.deepEqual(lireEtat({ hash: "#tri=x&vue=y", search: "" }), etatVide());
});

test("a place whose service is full steps back for that need alone", () => {
  const complet = "Impôts : complet jusqu'au 4 janvier 2027";
  const cube = DONNEES.lieux.find(({ slug }) => slug === "le-cube");
  assert.equal(slugs(selection("impots").aides)[0], "le-cube");
  cube.parBesoin.set(0, { dispo: 3, etat: complet });
  try {
    const { aides } = selection("impots");
    assert.deepEqual(slugs(aides), ["quartiers-sud", "le-cube"]);
    assert.equal(aides[1].etat, complet);
    const parFiltre = selection("", choix("besoin", "impots")).aides;
    assert.deepEqual(slugs(parFiltre), ["quartiers-sud", "le-cube"]);
    assert.deepEqual(
      selection("", choix("besoin", "caf")).aides.map(({ dispo }) => dispo),
      [0, 0],
    );
  } finally {
    cube.parBesoin.clear();
  }
});
