// Bundles src/ and css/ into dist/: classic scripts, because modules do not run from a disk.
import { mkdir, readFile, rm, writeFile } from "node:fs/promises";
import { fileURLToPath } from "node:url";
import { build } from "esbuild";

const ICI = fileURLToPath(new URL(".", import.meta.url));
const SCRIPTS = ["site.js", "recherche.js", "carte.js", "ma-liste.js", "pro.js", "sw.js"];
const FEUILLES = ["site.css", "carte.css", "pro.css"];

const EMBARQUES = ["leaflet", "leaflet.markercluster", "minisearch"];

const commun = {
  absWorkingDir: ICI,
  outdir: "dist",
  bundle: true,
  minify: true,
  charset: "utf8",
  legalComments: "none",
  logLevel: "warning",
  target: ["es2020", "chrome100", "firefox100", "safari15"],
};

await rm(`${ICI}dist`, { recursive: true, force: true });
await mkdir(`${ICI}dist`);
await build({
  ...commun,
  format: "iife",
  entryPoints: SCRIPTS.map((nom) => `src/${nom}`),
});
await build({
  ...commun,
  entryPoints: FEUILLES.map((nom) => `css/${nom}`),
  // Leaflet's buttons have pictures of a few hundred bytes: data addresses spare the requests.
  loader: { ".png": "dataurl" },
});
await writeFile(`${ICI}dist/licences.txt`, await gatherLicences());

/** The licences of what the bundles hold ask to travel with them. */
async function gatherLicences() {
  const noms = { "leaflet.markercluster": "MIT-LICENCE.txt", minisearch: "LICENSE.txt" };
  const textes = EMBARQUES.map(async (paquet) => {
    const texte = await readFile(
      `${ICI}node_modules/${paquet}/${noms[paquet] ?? "LICENSE"}`,
      "utf8",
    );
    return `${paquet}\n\n${texte.trim()}\n`;
  });
  return (await Promise.all(textes)).join("\n----\n\n");
}
