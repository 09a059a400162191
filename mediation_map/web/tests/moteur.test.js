import assert from "node:assert/strict";
import { test } from "node:test";
import { Moteur } from "../src/recherche/moteur.js";
import { DONNEES } from "./exemple.js";

const moteur = new Moteur(DONNEES);
const slugs = (texte) => moteur.chercher(texte).reponses.map(({ lieu }) => lieu.slug);
const communes = (texte) => moteur.chercher(texte).communes.map(({ nom }) => nom);

test("a need in everyday words finds those who help with it, never a relay", () => {
  for (const texte of [
    "impots",
    "impôt",
    "IMPÔTS",
    "impot",
    "inpots",
    "imp",
    "l'impôt",
    "mes impots",
    "j'ai besoin d’aide pour mes impôts",
    "taxe fonciere",
  ]) {
    assert.deepEqual(slugs(texte).sort(), ["le-cube", "quartiers-sud"], texte);
    assert.deepEqual(
      moteur.chercher(texte).reponses[0].besoins.map(({ id }) => id),
      ["impots"],
      texte,
    );
    assert.equal(moteur.chercher(texte).nomme, false, texte);
  }
});

test("a name finds the place that bears it, relays included", () => {
  assert.equal(slugs("le cube")[0], "le-cube");
  assert.deepEqual(slugs("mairie"), ["mairie-allonnes", "mairie-sarge"]);
  assert.deepEqual(slugs("centre des impots"), ["centre-impots"]);
  assert.deepEqual(slugs("simone veil"), ["simone-veil"]);
  assert.deepEqual(slugs("simonne viel"), ["simone-veil"]);
});

test("a street finds its places, abbreviations included", () => {
  assert.deepEqual(slugs("bd glonnieres"), ["quartiers-sud"]);
  assert.deepEqual(slugs("rue jean behra"), ["le-cube"]);
});

test("communes and postcodes are told apart from the rest of the query", () => {
  assert.deepEqual(communes("impots allonnes"), ["Allonnes"]);
  assert.deepEqual(communes("impots au mans"), ["Le Mans"]);
  assert.deepEqual(communes("le mans"), ["Le Mans"]);
  assert.deepEqual(communes("sarge les le mans"), ["Sargé-lès-le-Mans"]);
  assert.deepEqual(communes("st saturnin"), ["Saint-Saturnin"]);
  assert.deepEqual(communes("saint"), []);
  assert.deepEqual(communes("yvre l'eveque"), ["Yvré-l'Évêque"]);
  assert.deepEqual(communes("alonnes"), ["Allonnes"]);
  assert.deepEqual(communes("72700"), ["Allonnes", "Saint-Georges-du-Bois"]);
  assert.deepEqual(communes("72100 caf"), ["Le Mans"]);
  assert.deepEqual(communes("75001"), []);
});

test("only a commune lists all that is there, relays too", () => {
  const comprise = moteur.chercher("allonnes");
  assert.equal(comprise.nomme, true);
  assert.equal(comprise.reponses.length, DONNEES.lieux.length);
});

test("a need in a commune keeps the need's words and the commune apart", () => {
  const comprise = moteur.chercher("impots allonnes");
  assert.deepEqual(
    comprise.besoins.map(({ id }) => id),
    ["impots"],
  );
  assert.deepEqual(comprise.reponses.map(({ lieu }) => lieu.slug).sort(), [
    "le-cube",
    "quartiers-sud",
  ]);
});

test("words that nobody answers give nothing, and words half answered say so", () => {
  assert.deepEqual(slugs("xylophone"), []);
  assert.equal(moteur.chercher("impots xylophone").partielle, true);
  assert.deepEqual(slugs("impots xylophone").sort(), ["le-cube", "quartiers-sud"]);
});

test("an empty query gives every place in the file's order", () => {
  assert.equal(slugs("")[0], "le-cube");
  assert.equal(slugs("  aide ").length, DONNEES.lieux.length);
});

test("a set phrase is one need, and its plain words are not", () => {
  assert.deepEqual(
    moteur.chercher("à ma place").besoins.map(({ id }) => id),
    ["a-ma-place"],
  );
  assert.deepEqual(moteur.chercher("place du mail").besoins, []);
  assert.deepEqual(slugs("place du mail"), ["mairie-allonnes"]);
});

test("a word that has only begun hides nothing, a short word that is known counts", () => {
  assert.equal(slugs("impots al").length, 2);
  assert.equal(slugs("x").length, DONNEES.lieux.length);
  assert.deepEqual(slugs("pc"), ["simone-veil"]);
});

test("a large directory is indexed without holding the page up", async () => {
  const lieux = Array.from({ length: 2500 }, (_, rang) => ({
    ...DONNEES.lieux[0],
    rang,
    nom: `Lieu ${rang}`,
  }));
  const grand = new Moteur({ ...DONNEES, lieux });
  assert.equal(grand.chercher("lieu 2499").reponses.length, 0);
  await grand.pret;
  assert.equal(grand.chercher("lieu 2499").reponses[0].lieu.rang, 2499);
});

test("a language that is asked for is no name to look for, and what is known of it is said", () => {
  for (const texte of ["ne parle pas français", "anglais", "traduction en arabe"]) {
    assert.equal(moteur.chercher(texte).langue, "declaree", texte);
    assert.deepEqual(slugs(texte), slugs(""), texte);
  }
  assert.deepEqual(slugs("impots, parle mal le francais"), slugs("impots"));
  assert.equal(moteur.chercher("impots").langue, "");
  const lieux = DONNEES.lieux.map((lieu) => ({ ...lieu, langues: [] }));
  assert.equal(new Moteur({ ...DONNEES, lieux }).chercher("anglais").langue, "inconnue");
});

test("a doubled letter is a slip in a short word too", () => {
  for (const texte of ["appl", "rssa"])
    assert.equal(moteur.chercher(texte).besoins[0]?.id, "caf", texte);
});

test("words of one need, said by two of its phrases, are all answered", () => {
  const comprise = moteur.chercher("revenus et taxe foncière");
  assert.equal(comprise.partielle, false);
  assert.deepEqual(slugs("ordinateur clavier souris"), ["simone-veil"]);
});

test("a need that no place helps with is told, unless another need is as likely", () => {
  const dits = (texte) => moteur.chercher(texte).sansLieu.map(({ id }) => id);
  assert.deepEqual(dits("à ma place"), ["a-ma-place"]);
  assert.deepEqual(dits("impots"), []);
  assert.deepEqual(dits("xylophone"), []);
});

test("who the help is for narrows nothing, unless a place is called so", () => {
  assert.deepEqual(slugs("un jeune impots"), slugs("impots"));
  assert.deepEqual(slugs("senior"), slugs(""));
  const lieux = [{ ...DONNEES.lieux[3], rang: 0, nom: "Info Jeunes" }];
  const autre = new Moteur({ ...DONNEES, lieux });
  assert.equal(autre.chercher("info jeunes").reponses.length, 1);
  assert.equal(autre.chercher("info jeunes").nomme, true);
});

test("the words around a need say nothing of it", () => {
  for (const texte of [
    "refaire mes impots",
    "ma fille doit faire ses impots",
    "j'arrive pas impots",
  ])
    assert.equal(moteur.chercher(texte).partielle, false, texte);
});
