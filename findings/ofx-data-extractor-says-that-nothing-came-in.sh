#!/usr/bin/env bash
# A bank's statement in OFX 1 has no end tags after values, and its body may stand in one line, as some banks send it. ofx-data-extractor 1.5.0 sums
# such a statement up to nothing: no credits, no debits, no dates, and no warning, while the list of the same object throws about JSON. By lines it is
# right. A brace in a name is lost, and a comma comes for it: "KIT {BLUE}" is "KIT BLUE},"; and an ampersand stays as the file has it, "&amp;", so
# that no name with one is found. Its README has it parse and validate OFX files. ofx-js 1.1.1 reads all of it rightly: the last line of each. Whoever
# sums up with it puts a line's end before each "<" first: the second. Seen 30 November 2026 under Node 20. Fails once this changes.
set -euo pipefail
cd "$(mktemp -d)"
npm init -y >/dev/null
npm install --silent --no-audit --no-fund ofx-data-extractor@1.5.0 ofx-js@1.1.1 >/dev/null 2>&1
cat >seen.mjs <<'EOF'
import { Ofx } from "ofx-data-extractor";
import { parseSync } from "ofx-js";

const header = "OFXHEADER:100 DATA:OFXSGML VERSION:102 SECURITY:NONE ENCODING:USASCII CHARSET:1252 COMPRESSION:NONE OLDFILEUID:NONE NEWFILEUID:NONE";
const file = (body) => `${header.replaceAll(" ", "\n")}\n\n${body}`;
const entry = (type, amount, id, name) => `<STMTTRN><TRNTYPE>${type}<DTPOSTED>20261130<TRNAMT>${amount}<FITID>${id}<NAME>${name}</STMTTRN>`;
const entries = [entry("CREDIT", "1250.00", 1, "SMITH &amp; SONS"), entry("CREDIT", "99.50", 2, "KIT {BLUE}"), entry("DEBIT", "-19.99", 3, "PAPER")];
const status = "<STATUS><CODE>0<SEVERITY>INFO</STATUS>";
const body = [
  `<OFX><SIGNONMSGSRSV1><SONRS>${status}<DTSERVER>20261130120000<LANGUAGE>ENG</SONRS></SIGNONMSGSRSV1>`,
  `<BANKMSGSRSV1><STMTTRNRS><TRNUID>1${status}<STMTRS><CURDEF>USD`,
  "<BANKACCTFROM><BANKID>021000021<ACCTID>000123456<ACCTTYPE>CHECKING</BANKACCTFROM>",
  `<BANKTRANLIST><DTSTART>20261101<DTEND>20261130${entries.join("")}</BANKTRANLIST>`,
  "<LEDGERBAL><BALAMT>1000.00<DTASOF>20261130</LEDGERBAL></STMTRS></STMTTRNRS></BANKMSGSRSV1></OFX>",
].join("");
function listed(statement) {
  try {
    const names = statement.getBankTransferList().map(({ NAME }) => NAME);
    return names.join(" | ");
  } catch ({ message }) {
    return message.replace(/\d+/, "N");
  }
}
for (const [heading, text] of [
  ["one line", body],
  ["by lines", body.replaceAll("<", "\n<").trimStart()],
]) {
  const statement = new Ofx(file(text));
  const { credit, debit, dateStart, dateEnd } = statement.getTransactionsSummary();
  console.log(`${heading}: ${credit} in, ${debit} out, "${dateStart}" to "${dateEnd}", ${statement.getWarnings().length} warnings`);
  console.log(`  ${listed(statement)}`);
  const { STMTTRN } = parseSync(file(text)).OFX.BANKMSGSRSV1.STMTTRNRS.STMTRS.BANKTRANLIST;
  console.log(`  ofx-js: ${STMTTRN.map(({ NAME, TRNAMT }) => `${NAME} ${TRNAMT}`).join(" | ")}`);
}
EOF
node seen.mjs >seen.txt
diff - seen.txt <<'EOF'
one line: 0 in, 0 out, "" to "", 0 warnings
  Expected ',' or '}' after property value in JSON at position N
  ofx-js: SMITH & SONS 1250.00 | KIT {BLUE} 99.50 | PAPER -19.99
by lines: 1349.5 in, 19.99 out, "2026-11-01" to "2026-11-30", 0 warnings
  SMITH &amp; SONS | KIT BLUE}, | PAPER
  ofx-js: SMITH & SONS 1250.00 | KIT {BLUE} 99.50 | PAPER -19.99
EOF
echo "as seen"
