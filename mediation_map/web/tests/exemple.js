// A small directory in the data file's own form.
import { lireDonnees } from "../src/commun/donnees.js";

const SEMAINE = [
  [
    [540, 720],
    [810, 1020],
  ],
  [[540, 720]],
  [],
  [[540, 720]],
  [[540, 720]],
  [[600, 720]],
  [],
];
const CALENDRIER = { d: "2026-11-22", n: 182, s: SEMAINE };

const COLONNES = [
  "slug",
  "nom",
  "role",
  "commune",
  "adresse",
  "ville",
  "telephone",
  "tel",
  "besoins",
  "niveaux",
  "services",
  "publics",
  "langues",
  "accueils",
  "rdv",
  "frais",
  "pmr",
  "latitude",
  "longitude",
  "rue",
  "calendriers",
  "ancien",
  "horaires",
  "mots",
  "etat",
  "dispo",
  "par_besoin",
  "changements",
  "horaires_au",
  "tour",
];

/** A row of the table, what is not told being unknown. */
function ligne(champs) {
  const defaut = {
    role: 1,
    commune: 0,
    adresse: "",
    ville: "",
    telephone: "",
    tel: "",
    besoins: [],
    niveaux: 0,
    services: [],
    publics: [],
    langues: [],
    accueils: [],
    rdv: null,
    frais: 0,
    pmr: null,
    latitude: null,
    longitude: null,
    rue: 0,
    calendriers: [],
    ancien: 0,
    horaires: "",
    mots: [],
    etat: "",
    dispo: 0,
    par_besoin: [],
    changements: [],
    horaires_au: "",
    tour: 0,
  };
  return COLONNES.map((colonne) => ({ ...defaut, ...champs })[colonne]);
}

export const BRUT = {
  v: 1,
  edition: "2026-11-22",
  contact: ["Allô Service Public", "39 39", "3939", ""],
  communes: [
    ["Allonnes", "allonnes", ["72700"], 47.96, 0.16],
    ["Le Mans", "le-mans", ["72000", "72100"], 48.0, 0.2],
    ["Saint-Georges-du-Bois", "saint-georges-du-bois", ["72700"], 47.97, 0.1],
    ["Saint-Saturnin", "saint-saturnin", ["72650"], 48.06, 0.15],
    ["Sargé-lès-le-Mans", "sarge-les-le-mans", ["72190"], 48.03, 0.24],
    ["Yvré-l'Évêque", "yvre-l-eveque", ["72530"], 48.01, 0.27],
  ],
  besoins: [
    [
      "impots",
      "Faire ma déclaration d'impôts",
      "Aide aux impôts",
      ["impôts", "taxe foncière", "revenus"],
    ],
    [
      "caf",
      "Faire une demande à la CAF",
      "Aide pour la CAF",
      ["allocations familiales", "APL", "RSA"],
    ],
    ["ordinateur", "Apprendre l'ordinateur", "Apprendre l'ordinateur", ["souris", "clavier", "PC"]],
    [
      "a-ma-place",
      "Faire une démarche à ma place",
      "Démarche à ma place",
      ["a ma place", "pour moi"],
    ],
  ],
  listes: {
    services: [["demarches", "Aide aux démarches administratives"]],
    publics: [
      ["jeunes", "Jeunes"],
      ["seniors", "Seniors"],
    ],
    langues: [["anglais", "Anglais"]],
    accueils: [],
  },
  calendriers: [CALENDRIER],
  textes: ["France Services", "Conseiller numérique, gratuit"],
  adresses: "",
  qr: false,
  colonnes: COLONNES,
  lieux: [
    ligne({
      slug: "le-cube",
      nom: "France services Le Cube",
      adresse: "Rue Jean Behra",
      telephone: "02 85 29 75 49",
      besoins: [0, 1],
      niveaux: 1,
      services: [0],
      latitude: 47.965,
      longitude: 0.16,
      calendriers: [0],
      rdv: 0,
      frais: 1,
      mots: [0],
    }),
    ligne({
      slug: "quartiers-sud",
      nom: "France services Quartiers Sud",
      commune: 1,
      adresse: "20 boulevard des Glonnières",
      besoins: [0, 1],
      niveaux: 1,
      latitude: 47.971,
      longitude: 0.212,
      rdv: 1,
      ancien: 1,
      publics: [0],
      mots: [0],
    }),
    ligne({
      slug: "simone-veil",
      nom: "Centre social Simone Veil",
      commune: 1,
      besoins: [2],
      niveaux: 4,
      langues: [0],
      mots: [1],
    }),
    ligne({ slug: "mairie-allonnes", nom: "Mairie d'Allonnes", role: 0, adresse: "Place du Mail" }),
    ligne({
      slug: "centre-impots",
      nom: "Centre des impôts foncier",
      role: 0,
      commune: 1,
      adresse: "33 avenue du Général-de-Gaulle",
    }),
    ligne({ slug: "mairie-sarge", nom: "Mairie de Sargé-lès-le-Mans", role: 0, commune: 4 }),
  ],
};

export const DONNEES = lireDonnees(BRUT);

/** Streets of the same communes, in the form of the gazetteer's file. */
const RUES = {
  0: [
    ["Chemin Sainte-Anne", 47.961, 0.161],
    ["Place de l'Église", 47.962, 0.162],
    ["Route du Mans", 47.97, 0.17],
  ],
  1: [
    ["Avenue du Général de Gaulle", 48.001, 0.201],
    ["Boulevard des Glonnières", 47.971, 0.212],
    ["Impasse Saint-Jean", 48.002, 0.202],
    ["Place de l'Église", 48.003, 0.203],
    ["Rue de la Croie", 48.004, 0.204],
    ["Rue de la Croix", 48.005, 0.205],
    ["Rue de la Croix Blanche", 48.006, 0.206],
    ["Rue de la Croixette", 48.007, 0.207],
    ["Rue du 11 Novembre", 48.008, 0.208],
    ["Rue du 8 Mai 1945", 48.009, 0.209],
  ],
  5: [["Rue de Royan", 48.0123, 0.2755]],
};
const PAS = 10_000;

export const GAZETIER = {
  v: 1,
  pas: PAS,
  communes: Object.entries(RUES).map(([rang, rues]) => {
    const latitudes = rues.map(([, latitude]) => Math.round(latitude * PAS));
    const longitudes = rues.map(([, , longitude]) => Math.round(longitude * PAS));
    const [sud, ouest] = [Math.min(...latitudes), Math.min(...longitudes)];
    return [
      Number(rang),
      sud,
      ouest,
      rues.map(([nom]) => `0${nom}`).join("\n"),
      latitudes.map((y) => y - sud),
      longitudes.map((x) => x - ouest),
    ];
  }),
};
