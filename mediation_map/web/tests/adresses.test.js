import assert from "node:assert/strict";
import { test } from "node:test";
import { Adresses, lireNoms } from "../src/recherche/adresses.js";
import { lireQuestion } from "../src/recherche/adresses-mots.js";
import { GAZETIER, DONNEES } from "./exemple.js";

const adresses = new Adresses(DONNEES.communes, GAZETIER);
const suggerer = (texte) => adresses.suggerer(texte).map(({ libelle }) => libelle);
const premier = (texte) => suggerer(texte)[0];

const ROYAN = "Rue de Royan, Yvré-l'Évêque";

test("names are written once what they share", () => {
  assert.deepEqual(lireNoms("0Rue de Lens\n7Metz\n4du Pont"), [
    "Rue de Lens",
    "Rue de Metz",
    "Rue du Pont",
  ]);
});

test("a street is where the file says, to ten metres", () => {
  const [rue] = adresses.suggerer("rue de royan");
  assert.deepEqual(rue.point, [48.0123, 0.2755]);
  assert.equal(rue.commune.nom, "Yvré-l'Évêque");
});

test("a street is found however it is written", () => {
  for (const texte of [
    "rue de Royan",
    "RUE DE ROYAN",
    "r. royan",
    "r royan",
    "royan",
    "roya",
    "royan yvre",
    "yvré royan",
    "12 rue de royan",
    "12 bis, rue de Royan, 72530 Yvré-l'Évêque",
    "12bis rue de royan",
    "rue de royan 72530",
    "rue de roayn",
    "rue de royann yvre leveque",
    "avenue de royan",
    "rue de royan, 72530 yvre-l’eveque cedex",
  ]) {
    assert.equal(premier(texte), ROYAN, texte);
  }
});

test("usual abbreviations are spelt out", () => {
  assert.equal(premier("av gal de gaulle"), "Avenue du Général de Gaulle, Le Mans");
  assert.equal(premier("bd des glonnieres"), "Boulevard des Glonnières, Le Mans");
  assert.equal(premier("imp st jean"), "Impasse Saint-Jean, Le Mans");
  assert.equal(premier("ch ste anne"), "Chemin Sainte-Anne, Allonnes");
  assert.equal(premier("rte du mans"), "Route du Mans, Allonnes");
  assert.equal(premier("pl de l eglise allonnes"), "Place de l'Église, Allonnes");
});

test("a commune comes before the streets that bear its name, unless a street is asked for", () => {
  assert.deepEqual(suggerer("le mans"), [
    "Le Mans",
    "Sargé-lès-le-Mans",
    "Route du Mans, Allonnes",
  ]);
  assert.equal(premier("route du mans"), "Route du Mans, Allonnes");
  assert.equal(premier("allo"), "Allonnes");
  assert.equal(premier("alonne"), "Allonnes");
  assert.equal(premier("st saturnin"), "Saint-Saturnin");
});

test("a postcode gives its communes, and narrows streets", () => {
  assert.deepEqual(suggerer("72700"), ["Allonnes", "Saint-Georges-du-Bois"]);
  assert.deepEqual(suggerer("7219"), ["Sargé-lès-le-Mans"]);
  assert.deepEqual(suggerer("place de l'église 72700"), ["Place de l'Église, Allonnes"]);
  assert.deepEqual(suggerer("rue de royan 75001"), []);
});

test("the same word comes before its beginning, and both before a slip", () => {
  assert.deepEqual(suggerer("rue de la croix"), [
    "Rue de la Croix, Le Mans",
    "Rue de la Croix Blanche, Le Mans",
    "Rue de la Croixette, Le Mans",
  ]);
  assert.equal(suggerer("rue de la croi").length, 4);
  assert.ok(!suggerer("rue de la croix").includes("Rue de la Croie, Le Mans"));
  assert.ok(suggerer("rue de la croiv").includes("Rue de la Croie, Le Mans"));
});

test("a number may be part of a name", () => {
  assert.equal(premier("rue du 8 mai 1945"), "Rue du 8 Mai 1945, Le Mans");
  assert.equal(premier("3 rue du 11 novembre"), "Rue du 11 Novembre, Le Mans");
});

test("nothing is suggested for nothing, a letter, an article or an unknown word", () => {
  for (const texte of ["", " ", "r", "le", "de la", "12", "zzzzzz", "rue zzzzzz"]) {
    assert.deepEqual(suggerer(texte), [], texte);
  }
});

test("at most six, the same each time", () => {
  assert.equal(suggerer("rue de").length, suggerer("rue de").length);
  assert.ok(suggerer("mans").length <= 6);
  assert.equal(adresses.suggerer("croix", 2).length, 2);
});

test("what was chosen is found again from its words: links hold them and no position", () => {
  for (const endroit of adresses.lireEndroits()) {
    assert.equal(adresses.suggerer(endroit.libelle, 1)[0], endroit, endroit.libelle);
  }
});

test("without the file communes still answer", () => {
  const seules = new Adresses(DONNEES.communes);
  assert.equal(seules.suggerer("allonnes")[0].libelle, "Allonnes");
  assert.deepEqual(seules.suggerer("rue de royan"), []);
});

test("a question is words, a kind of street, numbers and a postcode", () => {
  assert.deepEqual(lireQuestion("12 bis av. du Gal Leclerc 72100"), {
    mots: [["general"], ["leclerc"]],
    nature: "avenue",
    nombres: ["12"],
    code: "72100",
  });
  assert.deepEqual(lireQuestion("all").mots, [["allee", "all"]]);
});
