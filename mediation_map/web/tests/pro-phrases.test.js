import assert from "node:assert/strict";
import { test } from "node:test";
import { ecrireAdresse, lireAdresse } from "../src/pro/adresse.js";
import { lirePro } from "../src/pro/donnees.js";
import { direEloignement, direVille, lirePhrase } from "../src/pro/phrases.js";
import { prochaineOuverture } from "../src/pro/prochaine.js";
import { proposerBesoins, proposerEndroits } from "../src/pro/suggestions.js";
import { Besoins } from "../src/recherche/besoins.js";
import { Communes } from "../src/recherche/communes.js";
import { Reperes } from "../src/recherche/proximite.js";
import { DONNEES } from "./exemple.js";
import { LE_MANS, choisirParmi, couple, endroitDe } from "./pro-exemple.js";

const option = (champs, etat = "", souhait = {}) =>
  choisirParmi([couple("a", etat, { nom: "Le Cube", ...champs })], souhait).options[0];
const lire = (champs, etat) => lirePhrase(option(champs, etat), null).replaceAll("\u00a0", " ");

test("the sentence to read aloud", () => {
  const cube = { adresse: "Rue Jean Behra", horaires: "Ouvert le lundi de 9 h à 12 h." };
  assert.equal(
    lire(cube),
    "À Allonnes, Le Cube, rue Jean Behra. Téléphone 01 99 00 12 34. Ouvert le lundi de 9 h à 12 h.",
  );
  assert.equal(
    lire({ commune: LE_MANS, adresse: "2 Rue Haute", ancien: true, horaires: "" }),
    "Au Mans, Le Cube, 2 Rue Haute. Téléphone 01 99 00 12 34. Information ancienne : appelez d'abord.",
  );
  assert.match(lire({ tel: "", telephone: "", ancien: true }), /vérifiez d'abord\.$/);
  assert.match(lire({}, "complet"), /Complet en ce moment\.$/);
  assert.match(lire({}, "sur_orientation"), /orienté par un professionnel\.$/);
});

test("the preposition of a town", () => {
  assert.deepEqual(["Le Mans", "Les Sables", "La Flèche", "Aigné"].map(direVille), [
    "Au Mans",
    "Aux Sables",
    "À La Flèche",
    "À Aigné",
  ]);
});

test("a distance never claims more than is known", () => {
  const depuis = endroitDe(LE_MANS);
  const dire = (champs, endroit = depuis) =>
    direEloignement(option(champs, "", { endroit }), endroit);
  assert.equal(dire({}), "Commune seule : environ 4,4 km");
  assert.equal(dire({ point: [48, 0.2] }), "À 4,4 km à vol d'oiseau du centre de la commune");
  assert.equal(dire({ commune: LE_MANS, point: [48.04, 0.2] }), "Dans la commune");
  assert.equal(dire({ commune: LE_MANS }), "Dans la commune (adresse exacte non située)");
  assert.equal(dire({}, null), "");
  const rue = { ...depuis, rue: true };
  assert.equal(
    dire({ point: [48, 0.2], rue: true }, rue),
    "À 4,4 km à vol d'oiseau (position de la rue)",
  );
  assert.equal(dire({ commune: { ...LE_MANS, nom: "?", point: null } }, rue), "Distance inconnue");
});

test("of several calendars the first to open speaks; old hours say nothing", () => {
  const lundi = new Date("2026-11-23T09:00:00Z");
  const calendrier = (jour) => {
    const s = [[], [], [], [], [], [], []];
    s[jour] = [[540, 720]];
    return { d: "2026-11-22", n: 60, s };
  };
  const jeudiPuisMardi = { calendriers: [calendrier(3), calendrier(1)], incertain: false };
  assert.equal(prochaineOuverture(jeudiPuisMardi, lundi).texte, "Fermé, ouvre demain à 9 h");
  const ouvert = { calendriers: [calendrier(3), calendrier(0)], incertain: false };
  assert.equal(prochaineOuverture(ouvert, lundi).texte, "Ouvert, ferme à 12 h");
  assert.equal(prochaineOuverture({ ...ouvert, incertain: true }, lundi), null);
  assert.equal(prochaineOuverture({ calendriers: [], incertain: false }, lundi), null);
});

const index = new Besoins(DONNEES.besoins);
const servis = DONNEES.besoins.map((besoin) => ({ besoin, servi: besoin.id !== "a-ma-place" }));
const besoins = (texte) => proposerBesoins(texte, servis, index);
const ids = (texte) => besoins(texte).map(({ valeur }) => valeur.besoin?.id);

test("needs are proposed from their first letters, synonyms and set phrases", () => {
  assert.equal(ids("imp")[0], "impots");
  assert.equal(ids("APL")[0], "caf");
  assert.equal(ids("i")[0], "impots");
  assert.deepEqual(ids(""), ["impots", "caf", "ordinateur"]);
  assert.equal(ids("pour moi").at(-1), "a-ma-place");
  assert.equal(besoins("pour moi").at(-1).detail, "Aucun lieu connu");
});

test("words that name no need are looked for in the places", () => {
  const [seule, ...rien] = besoins("zzz");
  assert.deepEqual(rien, []);
  assert.deepEqual(seule.valeur, { besoin: null, texte: "zzz" });
});

const reperes = new Reperes(DONNEES, new Communes(DONNEES.communes));
const endroits = (texte) => proposerEndroits(texte, reperes).map(({ libelle }) => libelle);

test("communes by first letters, postcode or slip", () => {
  assert.equal(endroits("al")[0], "Allonnes");
  assert.equal(endroits("mans")[0], "Le Mans");
  assert.deepEqual(endroits("72700").toSorted(), ["Allonnes", "Saint-Georges-du-Bois"]);
  assert.deepEqual(endroits("alones"), ["Allonnes"]);
  assert.deepEqual(endroits(" "), []);
});

test("the address of a comparison comes back as it was written", () => {
  const etat = {
    besoin: "impots",
    pres: "Le Mans",
    contraintes: { langue: "anglais", samedi: true },
  };
  assert.deepEqual(lireAdresse(`#${ecrireAdresse(etat)}`), etat);
  assert.deepEqual(lireAdresse("#samedi=non&x=1"), { besoin: "", pres: "", contraintes: {} });
});

test("professional rows are read by the names of their columns", () => {
  const colonnes = ["accueils", "public", "verification", "rendez_vous", "contact"];
  const ligne = [[["ouvert", "", "2 j", "", "Léa", null, "2026-12-01"]], 0, "v", "r", "c"];
  const { fiches } = lirePro({ pro: { besoins: [[]], colonnes, lieux: [ligne] } });
  assert.equal(fiches[0].estPublic, false);
  assert.equal(fiches[0].accueils[0].textePro, "Léa");
  assert.equal(fiches[0].accueils[0].expire, "2026-12-01");
});
