import assert from "node:assert/strict";
import { spawnSync } from "node:child_process";
import { test } from "node:test";
import { fileURLToPath } from "node:url";

import { computeEtat, formatHeure, isOpenOn } from "../src/horaires.js";

// From Sunday 22 November 2026, for 182 days: to 22 May 2027.
const NOEL = 33;
const MATIN_ET_SOIR = [
  [540, 720],
  [840, 1020],
];
const base = {
  d: "2026-11-22",
  n: 182,
  s: [MATIN_ET_SOIR, MATIN_ET_SOIR, [[810, 1050]], MATIN_ET_SOIR, MATIN_ET_SOIR, [], []],
  m: [NOEL],
};
const toujours = { d: "2026-11-22", n: 182, s: Array(7).fill([[0, 1440]]) };
// Open the night from Friday to Saturday.
const nuit = { ...base, s: [[], [], [], [], [[1320, 1440]], [[0, 120]], []] };

function texteA(calendrier, instant) {
  return computeEtat(calendrier, new Date(instant))?.texte;
}

test("says until when it is open", () => {
  assert.deepEqual(computeEtat(base, new Date("2026-11-23T15:00:00+01:00")), {
    etat: "ouvert",
    texte: "Ouvert, ferme à 17 h",
  });
  assert.equal(texteA(base, "2026-11-25T17:29:59+01:00"), "Ouvert, ferme à 17 h 30");
});

test("is open at its first minute and closed at its last", () => {
  assert.equal(texteA(base, "2026-11-23T09:00:00+01:00"), "Ouvert, ferme à 12 h");
  assert.equal(texteA(base, "2026-11-23T12:00:00+01:00"), "Fermé, ouvre à 14 h");
});

test("says when it opens: today, tomorrow, a weekday, a date", () => {
  assert.equal(texteA(base, "2026-11-23T13:00:00+01:00"), "Fermé, ouvre à 14 h");
  assert.equal(texteA(base, "2026-11-24T18:00:00+01:00"), "Fermé, ouvre demain à 13 h 30");
  assert.equal(texteA(base, "2026-11-27T18:00:00+01:00"), "Fermé, ouvre lundi à 9 h");
  const saison = { ...base, s: Array(7).fill([]), x: { 9: [[600, 660]], 40: [[600, 660]] } };
  assert.equal(texteA(saison, "2026-11-22T18:00:00+01:00"), "Fermé, ouvre le 1er décembre à 10 h");
  assert.equal(texteA(saison, "2026-12-02T18:00:00+01:00"), "Fermé, ouvre le 1er janvier à 10 h");
});

test("an exception takes the place of the weekly pattern", () => {
  const conge = { ...base, x: { 1: [], 2: [[600, 630]] } };
  assert.equal(texteA(conge, "2026-11-23T15:00:00+01:00"), "Fermé, ouvre demain à 10 h");
  assert.equal(texteA(conge, "2026-11-24T10:10:00+01:00"), "Ouvert, ferme à 10 h 30");
});

test("says nothing without calendar, unverified, on a silent holiday, outside the horizon", () => {
  const lundi = new Date("2026-11-23T15:00:00+01:00");
  assert.equal(computeEtat(null, lundi), null);
  assert.equal(computeEtat(base, lundi, { verifie: false }), null);
  assert.equal(computeEtat(base, new Date("2026-12-25T10:00:00+01:00")), null);
  assert.equal(computeEtat(base, new Date("2026-11-21T23:59:00+01:00")), null);
  assert.equal(computeEtat(base, new Date("2027-05-23T00:00:00+02:00")), null);
  assert.equal(computeEtat({ d: "2026-11-22", n: 0, s: Array(7).fill([]) }, lundi), null);
});

test("promises no opening beyond a holiday that it can't speak of, nor beyond the horizon", () => {
  assert.equal(texteA(base, "2026-12-24T20:00:00+01:00"), "Fermé");
  assert.equal(texteA(base, "2026-12-23T20:00:00+01:00"), "Fermé, ouvre demain à 9 h");
  const fermeLeVendredi = { ...base, s: base.s.with(4, []) };
  assert.equal(texteA(fermeLeVendredi, "2026-12-24T20:00:00+01:00"), "Fermé, ouvre lundi à 9 h");
  assert.equal(texteA(base, "2027-05-21T20:00:00+02:00"), "Fermé");
  assert.equal(texteA(base, "2027-05-22T23:59:00+02:00"), "Fermé");
});

test("closes after midnight", () => {
  assert.equal(texteA(nuit, "2026-11-27T23:00:00+01:00"), "Ouvert, ferme à 2 h");
  assert.equal(texteA(nuit, "2026-11-28T01:00:00+01:00"), "Ouvert, ferme à 2 h");
  assert.equal(texteA(nuit, "2026-11-28T02:00:00+01:00"), "Fermé, ouvre vendredi à 22 h");
  const minuit = { ...base, s: Array(7).fill([[1200, 1440]]), m: [] };
  assert.equal(texteA(minuit, "2026-11-27T23:00:00+01:00"), "Ouvert, ferme à minuit");
});

test("tells the day when it stays open over one", () => {
  const weekend = { ...base, s: [[], [], [], [], [[1080, 1440]], [[0, 1440]], [[0, 720]]] };
  assert.equal(texteA(weekend, "2026-11-27T20:00:00+01:00"), "Ouvert, ferme dimanche à 12 h");
  assert.equal(texteA(weekend, "2026-11-28T20:00:00+01:00"), "Ouvert, ferme demain à 12 h");
});

test("always open names no closing time, and ends", () => {
  assert.equal(texteA(toujours, "2026-11-27T23:00:00+01:00"), "Ouvert");
});

test("never calls open what depends on something", () => {
  const calendrier = {
    ...base,
    s: [[[540, 720, 0]], [[540, 720, 1]], [[540, 720, 2]], [[540, 720, 3]], [], [], []],
    c: [
      ["un lundi sur deux", 1],
      ["Sur rendez-vous", 2],
      ["", 0],
      ["selon affluence", 0],
    ],
  };
  assert.deepEqual(computeEtat(calendrier, new Date("2026-11-23T10:00:00+01:00")), {
    etat: "inconnu",
    texte: "Un lundi sur deux",
  });
  assert.equal(
    texteA(calendrier, "2026-11-24T10:00:00+01:00"),
    "Ouvert sur rendez-vous, ferme à 12 h",
  );
  assert.equal(texteA(calendrier, "2026-11-25T10:00:00+01:00"), "Horaires à confirmer");
  assert.equal(texteA(calendrier, "2026-11-26T10:00:00+01:00"), "Selon affluence");
  assert.equal(texteA(calendrier, "2026-11-22T10:00:00+01:00"), "Fermé");
  assert.equal(
    texteA(calendrier, "2026-11-23T20:00:00+01:00"),
    "Fermé, ouvre demain à 9 h sur rendez-vous",
  );
});

test("names no closing time when what follows is uncertain", () => {
  const suite = [
    [540, 720],
    [720, 840, 0],
  ];
  const calendrier = { ...base, s: Array(7).fill(suite), c: [["", 0]] };
  assert.equal(texteA(calendrier, "2026-11-23T10:00:00+01:00"), "Ouvert");
});

test("keeps to the clock of Paris when it changes", () => {
  const nuitBlanche = { d: "2027-03-22", n: 60, s: Array(7).fill([[60, 240]]) };
  assert.equal(texteA(nuitBlanche, "2027-03-28T00:59:00Z"), "Ouvert, ferme à 4 h"); // 1 h 59
  assert.equal(texteA(nuitBlanche, "2027-03-28T01:00:00Z"), "Ouvert, ferme à 4 h"); // 3 h
  assert.equal(texteA(nuitBlanche, "2027-03-28T02:00:00Z"), "Fermé, ouvre demain à 1 h"); // 4 h
  const automne = { d: "2026-10-20", n: 30, s: Array(7).fill([[120, 180]]) };
  assert.equal(texteA(automne, "2026-10-25T00:30:00Z"), "Ouvert, ferme à 3 h"); // first 2 h 30
  assert.equal(texteA(automne, "2026-10-25T01:30:00Z"), "Ouvert, ferme à 3 h"); // second 2 h 30
  assert.equal(texteA(automne, "2026-10-25T02:00:00Z"), "Fermé, ouvre demain à 2 h"); // 3 h
  assert.equal(texteA(base, "2027-04-01T07:30:00Z"), "Ouvert, ferme à 12 h"); // 9 h 30 in summer
  assert.equal(texteA(base, "2026-11-23T07:30:00Z"), "Fermé, ouvre à 9 h"); // 8 h 30 in winter
});

test("formats times as they are said", () => {
  assert.deepEqual([0, 540, 545, 570, 1440, 1470].map(formatHeure), [
    "minuit",
    "9 h",
    "9 h 05",
    "9 h 30",
    "minuit",
    "0 h 30",
  ]);
});

test("finds who opens on a day, at a moment", () => {
  assert.equal(isOpenOn(base, { jour: 1, moment: "matin" }), true);
  assert.equal(isOpenOn(base, { jour: 3, moment: "matin" }), false);
  assert.equal(isOpenOn(base, { jour: 3, moment: "apres-midi" }), true);
  assert.equal(isOpenOn(base, { jour: 3, moment: "soir" }), false);
  assert.equal(isOpenOn(base, { jour: 6 }), false);
  assert.equal(isOpenOn(base, { moment: "matin" }), true);
  assert.equal(isOpenOn(base, { moment: "soir" }), false);
  assert.equal(isOpenOn(null, { jour: 1 }), false);
});

test("the bounds of the moments are 12 h and 18 h", () => {
  const jusqua = (debut, fin) => ({ ...base, s: Array(7).fill([[debut, fin]]) });
  assert.equal(isOpenOn(jusqua(720, 1080), { moment: "matin" }), false);
  assert.equal(isOpenOn(jusqua(720, 1080), { moment: "apres-midi" }), true);
  assert.equal(isOpenOn(jusqua(720, 1080), { moment: "soir" }), false);
  assert.equal(isOpenOn(jusqua(720, 1081), { moment: "soir" }), true);
});

test("a night belongs to its evening, not to the next morning", () => {
  assert.equal(isOpenOn(nuit, { jour: 5, moment: "soir" }), true);
  assert.equal(isOpenOn(nuit, { jour: 6 }), false);
  assert.equal(isOpenOn(nuit, { jour: 6, moment: "matin" }), false);
});

test("one Saturday of the month is a Saturday", () => {
  const unSamedi = { ...base, x: { 13: [[540, 720]] } };
  assert.equal(isOpenOn(unSamedi, { jour: 6, moment: "matin" }), true);
  assert.equal(isOpenOn(unSamedi, { jour: 6, moment: "apres-midi" }), false);
  assert.equal(isOpenOn(unSamedi, { jour: 7 }), false);
  assert.equal(isOpenOn({ ...unSamedi, s: Array(7).fill([]) }, { moment: "matin" }), true);
});

test("unknown hours are not found, those by appointment are", () => {
  const calendrier = {
    ...base,
    s: [[[540, 720, 0]], [[540, 720, 1]], [], [], [], [], []],
    c: [
      ["", 0],
      ["sur rendez-vous", 2],
    ],
  };
  assert.equal(isOpenOn(calendrier, { jour: 1 }), false);
  assert.equal(isOpenOn(calendrier, { jour: 2 }), true);
});

test("the visitor's time zone changes nothing", () => {
  const ailleurs = ["America/New_York", "Pacific/Auckland", "Pacific/Kiritimati"];
  if (process.env.FUSEAU_ESSAYE) return;
  for (const TZ of ailleurs) {
    const env = { ...process.env, TZ, FUSEAU_ESSAYE: TZ };
    delete env.NODE_TEST_CONTEXT;
    const essai = spawnSync(process.execPath, ["--test", fileURLToPath(import.meta.url)], { env });
    assert.equal(essai.status, 0, `${TZ}\n${essai.stdout}`);
  }
});

test("never calls a door closed for want of a permanence", () => {
  const permanence = { ...base, p: 1 };
  assert.equal(
    texteA(permanence, "2026-11-23T15:00:00+01:00"),
    "Permanence en cours, finit à 17 h",
  );
  assert.equal(texteA(permanence, "2026-11-27T18:00:00+01:00"), "Prochaine permanence lundi à 9 h");
  const finie = { ...permanence, s: Array(7).fill([]) };
  assert.equal(texteA(finie, "2026-11-23T15:00:00+01:00"), "Pas de permanence en ce moment");
});
