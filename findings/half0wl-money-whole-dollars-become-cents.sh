#!/usr/bin/env bash
# `Money.fromString` of @half0wl/money 1.0.2 reads whole dollars as cents: "5.00" is five cents and "10.00" ten, where its README has "10.00" as
# 1,000 cents. Any cents make it right: "5.01" is 501. It turns the text into a number first, which forgets the noughts, and what has no decimals left
# counts as cents. `Money.fromFloat` throws at whole dollars, those of its README among them (15.00). A separator of thousands ends the number:
# "1,234.50" is one cent. Nothing is raised by the text. Whoever reads prices with it gives it what is in cents already, as a whole
# number, by `new Money`. Seen 30 November 2026 under Node 20. Fails once this changes.
set -euo pipefail
cd "$(mktemp -d)"
npm init -y >/dev/null
npm install --silent --no-audit --no-fund @half0wl/money@1.0.2 >/dev/null 2>&1
cat >seen.cjs <<'EOF'
const { Money } = require("@half0wl/money");

const amount = (way, value) => {
  try {
    return Money[way]("USD", value).getAmount();
  } catch (error) {
    return error.message.split(" (")[0];
  }
};
for (const text of ["5.01", "5.00", "10.00", "199.90", "200.00", "1,234.50"]) console.log(`"${text}": ${amount("fromString", text)} cents`);
for (const number of [15.01, 15.0]) console.log(`${number.toFixed(2)}: ${amount("fromFloat", number)}`);

const cents = Array.from({ length: 10_000 }, (_, n) => n + 1);
const wrong = cents.filter((n) => amount("fromString", (n / 100).toFixed(2)) !== n);
console.log(`of the prices from 0.01 to 100.00 ${wrong.length} are wrong, ${wrong.filter((n) => n % 100 === 0).length} of them whole dollars`);
const sum = ["19.99", "5.00", "10.00"].map((text) => Money.fromString("USD", text)).reduce((all, each) => all.add(each));
console.log(`19.99 and 5.00 and 10.00: ${sum.toLocaleString()}`);
EOF
node seen.cjs >seen.txt
diff - seen.txt <<'EOF'
"5.01": 501 cents
"5.00": 5 cents
"10.00": 10 cents
"199.90": 19990 cents
"200.00": 200 cents
"1,234.50": 1 cents
15.01: 1501
15.00: `amount` '15' cannot be an integer
of the prices from 0.01 to 100.00 100 are wrong, 100 of them whole dollars
19.99 and 5.00 and 10.00: $20.14
EOF
echo "as seen"
