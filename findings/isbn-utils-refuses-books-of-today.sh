#!/usr/bin/env bash
# isbn-utils 1.1.0 takes the number of a book for valid only if it can put the hyphens in, by a list of ranges of its own: an ISBN-13 that
# begins with 979-8, as books of the United States do since 2020, or with 978-65, as those of Brazil, is not valid (`isValid`) and read as null, with
# the right check digit. So is a mistyped one, and nothing tells the two apart: a shop that scans books has new ones refused. The check digit
# alone decides what is valid, and needs no list: simple-isbn 1.1.6 goes by it, isbn3 2.0.11 has today's ranges too, the second and the
# third of each line. Seen 30 November 2026 under Node 20. Fails once this changes.
set -euo pipefail
cd "$(mktemp -d)"
npm init -y >/dev/null
npm install --silent --no-audit --no-fund isbn-utils@1.1.0 isbn3@2.0.11 simple-isbn@1.1.6 >/dev/null 2>&1
cat >seen.cjs <<'EOF'
const utils = require("isbn-utils");
const isbn3 = require("isbn3");
const { isbn: simple } = require("simple-isbn");

const checked = (body) => body + ((10 - ([...body].reduce((sum, digit, at) => sum + digit * (at % 2 ? 3 : 1), 0) % 10)) % 10);
const shown = (code) => `${utils.isValid(code)}, ${simple.isValidIsbn(code)}, ${isbn3.parse(code)?.isbn13h ?? null}`;
for (const code of ["9780306406157", checked("979888645174"), checked("979839876543"), checked("978650012345"), "9780306406158"]) console.log(`${code}: ${shown(code)}`);

for (const [name, from] of [
  ["978-0, English", "9780"],
  ["978-3, German", "9783"],
  ["979-8, United States", "9798"],
  ["978-65, Brazil", "97865"],
]) {
  const digits = 12 - from.length;
  const codes = Array.from({ length: 1000 }, (_, n) => checked(from + String(n * 10 ** (digits - 3) + 13).padStart(digits, "0")));
  const known = codes.filter((code) => isbn3.parse(code));
  console.log(`${name}: of ${known.length} that isbn3 knows ${known.filter((code) => !utils.isValid(code)).length} are refused`);
}
EOF
node seen.cjs >seen.txt
diff - seen.txt <<'EOF'
9780306406157: true, true, 978-0-306-40615-7
9798886451740: false, true, 979-8-88645-174-0
9798398765434: false, true, 979-8-3987-6543-4
9786500123456: false, true, 978-65-00-12345-6
9780306406158: false, false, null
978-0, English: of 1000 that isbn3 knows 0 are refused
978-3, German: of 1000 that isbn3 knows 0 are refused
979-8, United States: of 780 that isbn3 knows 780 are refused
978-65, Brazil: of 344 that isbn3 knows 344 are refused
EOF
echo "as seen"
