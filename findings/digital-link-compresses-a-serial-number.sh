#!/usr/bin/env bash
# digital-link.js 1.4.3 makes a short link of a GS1 Digital Link, and reads the long one out of it again, with another lot or serial number. Both are
# text of up to 20 characters, in which a leading nought counts; where it is all digits it is written as a number and its length beside it, which
# reading ignores: serial 0042 comes back as 42, lot 007 as 7. From 2^53 on, the number is the nearest that a double holds: half of the serial numbers
# of 16 digits beyond it, and nearly all of 17 and more, come back as another. It befalls a customer's order (400) and a reference of one's own
# too, with and without its optimisations, and nothing says so: the other link is valid. The GTIN and measures, whose length is fixed, are right.
# Whoever shortens reads the short link and asks whether the long one comes back: the last line. Seen 30 November 2026 under Node 20.
# Fails once this changes.
set -euo pipefail
cd "$(mktemp -d)"
npm init -y >/dev/null
npm install --silent --no-audit --no-fund digital-link.js@1.4.3 >/dev/null 2>&1
cat >seen.mjs <<'EOF'
import library from "digital-link.js";

const { DigitalLink, Utils } = library;
const product = "https://id.example.com/01/09506000134352";
const again = (link, optimised = true) => Utils.decompressWebUri(Utils.compressWebUri(link, optimised));
for (const rest of ["/21/0042", "/21/42", "/10/007", "/10/007A", "/21/9007199254740993", "/21/58336616183998100657", "?400=00042", "?order=001", "?3103=000750"])
  console.log(`${rest}: ${again(product + rest).slice(product.length)}, ${again(product + rest, false).slice(product.length)}`);

const given = DigitalLink({ domain: "https://id.example.com", identifier: { "01": "09506000134352" }, keyQualifiers: { 21: "0042" } });
const read = DigitalLink(given.toCompressedWebUriString());
console.log(`${given.isValid()}: ${given.getKeyQualifier("21")}; ${read.isValid()}: ${read.getKeyQualifier("21")}`);

const others = (serials) => serials.filter((serial) => again(`${product}/21/${serial}`) !== `${product}/21/${serial}`);
const counted = Array.from({ length: 100 }, (_, n) => String(n + 4000));
console.log(`with noughts before: ${others(counted.map((n) => n.padStart(8, "0"))).length} of 100`);
for (const digits of [15, 16, 17, 20])
  console.log(`of ${digits} digits: ${others(counted.map((n) => n.padStart(digits, "9"))).length} of 100`);
const short = (link) => (again(link) === link ? Utils.compressWebUri(link) : link);
console.log(`asked: ${short(`${product}/21/0042`)} ${short(`${product}/21/0A42`)}`);
EOF
node seen.mjs >seen.txt
diff - seen.txt <<'EOF'
/21/0042: /21/42, /21/42
/21/42: /21/42, /21/42
/10/007: /10/7, /10/7
/10/007A: /10/007A, /10/007A
/21/9007199254740993: /21/9007199254740992, /21/9007199254740992
/21/58336616183998100657: /21/58336616183998100000, /21/58336616183998100000
?400=00042: ?400=42, ?400=42
?order=001: ?order=1, ?order=1
?3103=000750: ?3103=000750, ?3103=000750
true: 0042; true: 42
with noughts before: 100 of 100
of 15 digits: 0 of 100
of 16 digits: 50 of 100
of 17 digits: 94 of 100
of 20 digits: 100 of 100
asked: https://id.example.com/01/09506000134352/21/0042 https://id.example.com/DBFKk4XBoIgUhA
EOF
echo "as seen"
