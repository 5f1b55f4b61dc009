#!/usr/bin/env bash
# mt940js 1.3.5 reads statements of a bank and lets functions of one's own finish each of them, by its README "in the order of appending".
# It runs them in that order at the first statement, the third and so on, and backwards at the second and the fourth; and what one call of
# `parse` leaves, the next begins with. So one that counts on what the one before it wrote, the order's number out of a text and then the
# order itself, finds it in every other statement, and a file of one statement that is read twice comes out otherwise the second time. With
# one function alone it is right. The README calls them experimental; nothing is raised. Whoever needs two appends one that calls both, the
# last line. Seen 1 December 2026 under Node 20. Fails once this changes.
set -euo pipefail
cd "$(mktemp -d)"
npm init -y >/dev/null
npm install --silent --no-audit --no-fund mt940js@1.3.5 >/dev/null 2>&1
cat >seen.cjs <<'EOF'
const { Parser } = require("mt940js");

const statement = (day, before) =>
  [
    `:20:STATEMENT${day}`,
    ":25:37040044/0532013000",
    `:28C:${day}/1`,
    `:60F:C26110${day}EUR${before},00`,
    `:61:26110${day}110${day}C10,00NTRFNONREF`,
    `:86:ORDER 100${day}`,
    `:62F:C26110${day}EUR${before + 10},00`,
    "-",
  ].join("\n");
const file = [1, 2, 3, 4].map((day) => statement(day, 10 * day)).join("\n");

const number = (statement, next) => {
  statement.order = /\d+/.exec(statement.transactions[0].details)[0];
  next();
};
const reference = (statement, next) => {
  statement.reference = `order ${statement.order}`;
  next();
};
const told = (parser, text) => parser.parse(text).map((each) => each.reference).join(", ");
const parser = new Parser();
parser.usePostParse(number);
parser.usePostParse(reference);
console.log(`four statements: ${told(parser, file)}`);
const again = new Parser();
again.usePostParse(number);
again.usePostParse(reference);
console.log(`one: ${told(again, statement(1, 10))}`);
console.log(`the same again: ${told(again, statement(1, 10))}`);
const both = new Parser();
both.usePostParse((each, next) => number(each, () => reference(each, next)));
console.log(`in one function: ${told(both, file)}`);
EOF
node seen.cjs >seen.txt
diff - seen.txt <<'EOF'
four statements: order 1001, order undefined, order 1003, order undefined
one: order 1001
the same again: order undefined
in one function: order 1001, order 1002, order 1003, order 1004
EOF
echo "as seen"
