import assert from "node:assert/strict";
import { test } from "node:test";
import { adresseDe } from "../src/recherche/vignette.js";

test("a postcode stays with its commune, and a commune whole", () => {
  const lieu = { adresse: "3 rue Haute", ville: "99100 Le Bourg" };
  assert.equal(adresseDe(lieu), "3 rue Haute, 99100\u00a0Le\u00a0Bourg");
  assert.equal(adresseDe({ adresse: "", ville: "" }), "");
});
