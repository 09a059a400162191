// How long a key takes before its suggestions, among 5,000 invented streets of 20 communes.
// Run with `npm run bench`. Times are the processor's, which other work on the machine does not
// lengthen much.
import { Adresses } from "../src/recherche/adresses.js";

const NATURES = ["Rue", "Avenue", "Impasse", "Chemin", "Allée", "Place", "Boulevard", "Route"];
const DEBUTS = ["de la ", "du ", "des ", "de l'", "", "Saint-", "du Général ", "du Docteur "];
const SYLLABES = ["ba", "cou", "lai", "né", "roy", "ans", "mon", "tré", "vil", "sar", "gé", "ché"];
const COMMUNES = 20;
const RUES = 5000;
const TEXTES = [
  "rue de la balaine",
  "12 bis av du general couroy",
  "coulne",
  "commune 7",
  "boulevard montrevil commune 3",
  "zzzz qqqq",
  "imp st vilroy",
];

const communes = Array.from({ length: COMMUNES }, (_, rang) => ({
  rang,
  nom: `Commune ${SYLLABES[rang % 12]}${SYLLABES[(rang * 5) % 12]} ${rang}`,
  slug: `commune-${rang}`,
  codes: [String(72100 + rang)],
  point: [48, 0.2],
}));

function nommer(rang) {
  const mot = [1, 12, 144].map((part) => SYLLABES[Math.floor(rang / part) % 12]).join("");
  return `${NATURES[rang % 8]} ${DEBUTS[Math.floor(rang / 8) % 8]}${mot}`;
}

const brut = {
  pas: 10_000,
  communes: communes.map(({ rang }) => {
    const rangs = Array.from({ length: RUES / COMMUNES }, (_, i) => rang + i * COMMUNES);
    const noms = rangs.map((une) => `0${nommer(une)}`).join("\n");
    return [rang, 480000, 2000, noms, rangs.map((une) => une % 500), rangs.map((une) => une % 700)];
  }),
};

function mesurer(travail) {
  const depart = process.cpuUsage();
  travail();
  const { user, system } = process.cpuUsage(depart);
  return (user + system) / 1000;
}

const adresses = new Adresses(communes, brut);
const decodage = mesurer(() => adresses.lireEndroits());
const durees = TEXTES.flatMap((texte) =>
  Array.from(texte, (_, i) => mesurer(() => adresses.suggerer(texte.slice(0, i + 1)))),
).sort((a, b) => a - b);
const part = (quantile) => durees[Math.floor((durees.length - 1) * quantile)].toFixed(1);
console.log(`decoding, once: ${decodage.toFixed(0)} ms`);
console.log(
  `a key, of ${durees.length}: median ${part(0.5)}, 95 % ${part(0.95)}, worst ${part(1)} ms`,
);
