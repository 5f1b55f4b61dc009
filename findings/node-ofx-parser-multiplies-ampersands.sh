#!/usr/bin/env bash
# In a bank's statement in OFX 1 an ampersand is written "&amp;", as in SGML: SMITH &amp; SONS paid. node-ofx-parser 0.5.1 puts "amp;amp;" behind each
# ampersand of a file before it reads it, and takes none of it back: the payer is "SMITH &amp;amp;amp; SONS", and where a file has an ampersand as it
# is, he is "SMITH &amp;amp; SONS". No payment of a customer with one in his name is found by it, and a memo that says which invoice is paid, "INV 7 &
# 8", is another text. Nothing is raised. What its own `serialize` writes is not escaped at all, so that a name grows each time it is read. ofx-js
# 1.1.1 reads both rightly. Whoever uses it takes what was put in out again: the last of each. Seen 30 November 2026 under Node 20. Fails once this
# changes.
set -euo pipefail
cd "$(mktemp -d)"
npm init -y >/dev/null
npm install --silent --no-audit --no-fund node-ofx-parser@0.5.1 ofx-js@1.1.1 >/dev/null 2>&1
cat >seen.mjs <<'EOF'
import ofx from "node-ofx-parser";
import { parseSync } from "ofx-js";

const header = "OFXHEADER:100 DATA:OFXSGML VERSION:102 SECURITY:NONE ENCODING:USASCII CHARSET:1252 COMPRESSION:NONE OLDFILEUID:NONE NEWFILEUID:NONE";
const file = (name) => {
  const body = ["<OFX>", "<STMTTRN>", "<TRNTYPE>CREDIT", "<DTPOSTED>20261130", "<TRNAMT>12.50", "<FITID>1", `<NAME>${name}`, "</STMTTRN>", "</OFX>"];
  return `${header.replaceAll(" ", "\n")}\n\n${body.join("\n")}\n`;
};
const name = (statement) => statement.OFX.STMTTRN.NAME;
for (const text of ["SMITH &amp; SONS", "SMITH & SONS", "INV 7 &amp; 8", "SMITH AND SONS"]) {
  const told = name(ofx.parse(file(text)));
  console.log(`${text}: ${told}; ${name(parseSync(file(text)))}; ${told.replaceAll("&amp;amp;", "&").replaceAll("&amp;", "&")}`);
}
const { header: headers, OFX } = ofx.parse(file("SMITH & SONS"));
console.log(`written and read again: ${name(ofx.parse(ofx.serialize(headers, OFX)))}`);
EOF
node seen.mjs >seen.txt
diff - seen.txt <<'EOF'
SMITH &amp; SONS: SMITH &amp;amp;amp; SONS; SMITH & SONS; SMITH & SONS
SMITH & SONS: SMITH &amp;amp; SONS; SMITH & SONS; SMITH & SONS
INV 7 &amp; 8: INV 7 &amp;amp;amp; 8; INV 7 & 8; INV 7 & 8
SMITH AND SONS: SMITH AND SONS; SMITH AND SONS; SMITH AND SONS
written and read again: SMITH &amp;amp;amp;amp; SONS
EOF
echo "as seen"
