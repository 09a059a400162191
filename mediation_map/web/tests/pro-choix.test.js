import assert from "node:assert/strict";
import { test } from "node:test";
import { etatAccueil } from "../src/pro/accueil.js";
import { tirerAuSort } from "../src/pro/tour.js";
import {
  ALLONNES,
  JOUR,
  LE_MANS,
  LOIN,
  SERVICE,
  accueil,
  choisirParmi,
  couple,
  endroitDe,
  slugs,
} from "./pro-exemple.js";

const AUJOURDHUI = "2026-11-23";
const sorteDe = (...accueils) => etatAccueil(accueils, [SERVICE], AUJOURDHUI).sorte;

test("who can take people comes first, unknown next, full last", () => {
  const couples = [couple("plein", "complet"), couple("muet"), couple("libre", "ouvert")];
  assert.deepEqual(slugs(choisirParmi(couples)), ["libre", "muet", "plein"]);
  assert.deepEqual(slugs(choisirParmi(couples.toReversed())), ["libre", "muet", "plein"]);
});

test("a full place comes after one that is far away", () => {
  const couples = [
    couple("plein", "complet"),
    couple("loin", "", { commune: LOIN, point: LOIN.point }),
  ];
  assert.deepEqual(slugs(choisirParmi(couples)), ["loin", "plein"]);
});

test("within reach comes before far away, whatever the far one can take", () => {
  const couples = [couple("loin", "ouvert", { commune: LOIN }), couple("pres")];
  assert.deepEqual(slugs(choisirParmi(couples)), ["pres", "loin"]);
});

test("reserved is fine for a professional, not for a caller", () => {
  const couples = [couple("oriente", "sur_orientation"), couple("muet")];
  assert.deepEqual(slugs(choisirParmi(couples)), ["oriente", "muet"]);
  assert.deepEqual(slugs(choisirParmi(couples, { enDirect: true })), ["muet", "oriente"]);
});

test("what the public site does not show is never named to a caller", () => {
  const couples = [
    couple("cache", "ouvert", { estPublic: false }),
    couple("discret", [accueil("ne_pas_publier", { service: SERVICE, expire: "2026-01-01" })]),
    couple("muet"),
  ];
  const direct = choisirParmi(couples, { enDirect: true });
  assert.deepEqual(slugs(direct), ["muet"]);
  assert.equal(direct.caches, 2);
  assert.equal(slugs(choisirParmi(couples)).length, 3);
  assert.equal(slugs(choisirParmi(couples))[0], "cache");
});

test("a relay is never an option", () => {
  const choix = choisirParmi([couple("mairie", "ouvert", { aide: false }), couple("aide")]);
  assert.deepEqual(slugs(choix), ["aide"]);
  assert.equal(choix.total, 1);
});

test("three at most, and how many there were", () => {
  const choix = choisirParmi(["a", "b", "c", "d", "e"].map((slug) => couple(slug)));
  assert.equal(choix.options.length, 3);
  assert.equal(choix.total, 5);
  assert.deepEqual(choisirParmi([]).options, []);
});

test("a caller is first given places that have a number", () => {
  const couples = [
    couple("sans", "", { tel: "" }),
    couple("avec", "", { point: [48.05, 0.2], commune: LE_MANS }),
  ];
  assert.deepEqual(slugs(choisirParmi(couples, { enDirect: true })), ["avec", "sans"]);
  assert.deepEqual(slugs(choisirParmi(couples)), ["sans", "avec"]);
});

test("the nearest of equals; a place known to its commune is as near as a guess can be", () => {
  const couples = [
    couple("a-9-km", "", { commune: LE_MANS, point: [48.08, 0.2] }),
    couple("commune-seule", "", { commune: LE_MANS }),
    couple("sur-place", "", { point: [48.03, 0.2] }),
  ];
  const { options } = choisirParmi(couples);
  assert.deepEqual(
    options.map(({ lieu }) => lieu.slug),
    ["sur-place", "commune-seule", "a-9-km"],
  );
  assert.ok(options[0].memeCommune);
  assert.equal(options[1].km.toFixed(1), "4.4");
});

test("from a street, doors of the same commune differ", () => {
  const rue = { libelle: "Rue", commune: ALLONNES, point: [48, 0.2], rue: true };
  const couples = [
    couple("bout", "", { point: [48.02, 0.2] }),
    couple("porte", "", { point: [48.001, 0.2] }),
  ];
  assert.deepEqual(slugs(choisirParmi(couples, { endroit: rue })), ["porte", "bout"]);
});

test("without a place to count from, nothing is said of distances", () => {
  const [option] = choisirParmi([couple("a")], { endroit: null }).options;
  assert.equal(option.km, null);
  assert.equal(option.memeCommune, false);
});

test("equals take turns, the same order all day", () => {
  const couples = ["un", "deux", "trois", "quatre"].map((slug) => couple(slug));
  const premiers = new Map();
  for (let jour = 0; jour < 120; jour += 1) {
    const matin = new Date(Date.UTC(2026, 10, 23 + jour, 8));
    const soir = new Date(Date.UTC(2026, 10, 23 + jour, 20));
    const ordre = slugs(choisirParmi(couples, {}, matin));
    assert.deepEqual(slugs(choisirParmi(couples.toReversed(), {}, soir)), ordre);
    premiers.set(ordre[0], (premiers.get(ordre[0]) ?? 0) + 1);
  }
  assert.equal(premiers.size, 4);
  for (const fois of premiers.values()) assert.ok(fois >= 18 && fois <= 42, `${fois} of 120`);
});

test("the draw is the same on every machine", () => {
  assert.equal(tirerAuSort("le-cube", AUJOURDHUI), tirerAuSort("le-cube", AUJOURDHUI));
  assert.notEqual(tirerAuSort("le-cube", AUJOURDHUI), tirerAuSort("le-cube", "2026-11-24"));
  assert.ok(tirerAuSort("école", AUJOURDHUI) >= 0);
});

test("a constraint that a place denies excludes it, one that it does not tell comes after", () => {
  const couples = [
    couple("sur-rdv", "ouvert", { rdv: true }),
    couple("tait", "ouvert"),
    couple("libre", "", { rdv: false }),
  ];
  const choix = choisirParmi(couples, { contraintes: { sansRdv: true } });
  assert.deepEqual(slugs(choix), ["libre", "tait"]);
  assert.deepEqual(choix.abandons, [{ cle: "sansRdv", nombre: 1 }]);
  assert.deepEqual(choix.options[1].examen, [{ cle: "sansRdv", verdict: "inconnu" }]);
});

test("each constraint has three answers", () => {
  const semaine = [[], [], [], [], [[540, 1170]], [], []];
  const dit = { d: AUJOURDHUI, n: 100, s: semaine };
  const cas = [
    ["pmr", true, { pmr: true }, { pmr: false }],
    ["gratuit", true, { frais: "gratuit" }, { frais: "payant" }],
    ["langue", "anglais", { langues: ["anglais"] }, { langues: ["arabe"] }],
    ["public", "jeunes", { publics: ["jeunes"] }, { publics: ["seniors"] }],
    [
      "soir",
      true,
      { calendriers: [dit] },
      { calendriers: [{ ...dit, s: [[], [], [], [], [], [[540, 720]], []] }] },
    ],
    [
      "samedi",
      true,
      { calendriers: [{ ...dit, s: [[], [], [], [], [], [[540, 720]], []] }] },
      { calendriers: [dit] },
    ],
  ];
  for (const [cle, valeur, oui, non] of cas) {
    const couples = [couple("tait"), couple("oui", "", oui), couple("non", "", non)];
    const choix = choisirParmi(couples, { contraintes: { [cle]: valeur } });
    assert.deepEqual(slugs(choix), ["oui", "tait"], cle);
  }
  const sousCondition = [couple("parfois", "", { frais: "sous-condition" })];
  assert.equal(choisirParmi(sousCondition, { contraintes: { gratuit: true } }).total, 1);
});

test("the state of the need's own service counts before the whole place's", () => {
  assert.equal(sorteDe(accueil("complet"), accueil("ouvert", { service: SERVICE })), "accueille");
  assert.equal(sorteDe(accueil("ouvert"), accueil("complet", { service: "Autre" })), "accueille");
  assert.equal(sorteDe(accueil("complet", { service: "Autre" })), "inconnu");
  assert.equal(sorteDe(accueil("ouvert"), accueil("complet")), "complet");
  assert.equal(sorteDe(), "inconnu");
});

test("a state past its last day is to be confirmed, whatever it was", () => {
  const champs = { confirme: "2026-10-01", expire: "2026-11-22", textePro: "Voir Léa" };
  for (const etat of ["ouvert", "sur_rendez_vous", "sur_orientation", "complet"]) {
    assert.equal(sorteDe(accueil(etat, champs)), "inconnu", etat);
  }
  assert.equal(sorteDe(accueil("complet", { expire: AUJOURDHUI })), "complet");
  assert.deepEqual(etatAccueil([accueil("complet", champs)], [], AUJOURDHUI), {
    sorte: "inconnu",
    libelle: "À confirmer : était « complet » au 1er octobre 2026",
    delai: "",
    detail: "Voir Léa",
  });
});

test("midnight in Paris turns the page, not midnight elsewhere", () => {
  const couples = [couple("plein", [accueil("complet", { expire: "2026-11-23" })])];
  const sorteA = (instant) => choisirParmi(couples, {}, new Date(instant)).options[0].accueil.sorte;
  assert.equal(sorteA("2026-11-23T22:59:00Z"), "complet");
  assert.equal(sorteA("2026-11-23T23:01:00Z"), "inconnu");
  assert.equal(sorteA(JOUR), "complet");
});

test("words of the states", () => {
  const dire = (etat, champs) => etatAccueil([accueil(etat, champs)], [], AUJOURDHUI).libelle;
  assert.equal(
    dire("complet", { confirme: "2026-11-01", expire: "2026-12-01" }),
    "Complet jusqu'au 1er décembre 2026, dit le 1er novembre 2026",
  );
  assert.equal(dire("sur_rendez_vous"), "Accueille sur rendez-vous");
  assert.equal(etatAccueil([], [], AUJOURDHUI).libelle, "Accueil non renseigné");
  assert.equal(endroitDe(ALLONNES).rue, false);
});

test("a closed place is told as closed and comes last, on its days only", () => {
  const fermetures = [["2026-11-20", "2026-11-23"]];
  const couples = [couple("ferme", "ouvert", { fermetures }), couple("plein", "")];
  const choix = choisirParmi(couples);
  assert.deepEqual(slugs(choix), ["plein", "ferme"]);
  assert.equal(choix.options[1].accueil.libelle, "Fermé jusqu'au 23 novembre 2026");
  const lendemain = choisirParmi(couples, {}, new Date("2026-11-24T09:00:00Z"));
  assert.deepEqual(slugs(lendemain), ["ferme", "plein"]);
  assert.equal(lendemain.options[0].accueil.sorte, "accueille");
});
