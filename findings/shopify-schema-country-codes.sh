#!/usr/bin/env bash
# `countryCodeOfOrigin` of an inventory item is by Shopify's Admin API 2026-10, as @shopify/dev-mcp 1.16.0 carries it, "the ISO 3166-1 alpha-2 country
# code of where the item originated from". Its type, `CountryCode`, is another list than ISO's, as i18n-iso-countries 7.14.0 has that (with Kosovo). The
# type says that it follows ISO generally, and that territories may be subdivisions of another country, as those of the United States are: so Puerto
# Rico and Guam have no code. Nor have three states of their own, members of the United Nations, whose fish are sold: the Marshall Islands, Micronesia
# and Palau; what comes from there cannot be told by the code that is asked for, and by US it comes from elsewhere. And the Netherlands Antilles
# are there, not marked as deprecated, which ended in 2010, beside Ascension, Tristan da Cunha and an unknown region, which are no countries to ISO.
# So a country's code is text, and a list of origins is held to Shopify's own before it is sent. Seen 30 November 2026. Fails once this changes.
set -euo pipefail
cd "$(mktemp -d)"
npm init -y >/dev/null
npm install --silent --no-audit --no-fund i18n-iso-countries@7.14.0 >/dev/null 2>&1
npm pack --silent @shopify/dev-mcp@1.16.0 >/dev/null 2>&1
tar xzf shopify-dev-mcp-1.16.0.tgz package/dist/data/admin_2026-10.json.gz
cat >seen.mjs <<'EOF'
import { readFileSync } from "node:fs";
import { gunzipSync } from "node:zlib";
import countries from "i18n-iso-countries";

const read = JSON.parse(gunzipSync(readFileSync("package/dist/data/admin_2026-10.json.gz")));
const { types } = (read.data ?? read).__schema;
const type = (name) => types.find((each) => each.name === name);
const ISO = Object.keys(countries.getAlpha2Codes());
const { enumValues } = type("CountryCode");
const names = enumValues.map(({ name }) => name);
const { description, type: its } = type("InventoryItem").fields.find(({ name }) => name === "countryCodeOfOrigin");
console.log(`${its.name}: ${description}`);
console.log(`ISO's ${ISO.length}, Shopify's ${names.length}`);
console.log("not Shopify's:", ISO.filter((code) => !names.includes(code)).sort().join(" "));
console.log("by its own words:", type("CountryCode").description.split("\n")[0]);
const beyond = enumValues.filter(({ name }) => !ISO.includes(name));
console.log("not ISO's:", beyond.map((each) => `${each.name}${each.isDeprecated ? " (deprecated)" : ""} ${each.description}`).join(" "));
EOF
node seen.mjs >seen.txt
diff - seen.txt <<'EOF'
CountryCode: The ISO 3166-1 alpha-2 country code of where the item originated from.
ISO's 250, Shopify's 245
not Shopify's: AQ AS FM GU MH MP PR PW VI
by its own words: The code designating a country/region, which generally follows ISO 3166-1 alpha-2 guidelines.
not ISO's: AC Ascension Island. AN Netherlands Antilles. TA Tristan da Cunha. ZZ Unknown Region.
EOF
echo "as seen"
