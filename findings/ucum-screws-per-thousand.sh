#!/usr/bin/env bash
# `divide` of @atomic-ehr/ucum 0.2.5 writes the unit of a quotient as one unit, a slash and the other, without brackets. UCUM reads from left to
# right, so that kg/(kg/10*3) becomes (kg/kg)/10*3: of screws of which a thousand weigh 5 kg, 100 kg are told as 0.02 pieces instead of 20,000, a
# million times too few, without an error. Where what is divided by has another dimension in it, the result is of the wrong dimension: fabric of
# 200 g/m2 comes out per square metre, and litres of oil per volume, which `convert` and `add` then refuse. Its README has `divide` handle units by
# itself. `multiply` is right. Whoever divides by a unit with a slash gives it in brackets: the second of each. Seen 30 November 2026 under Node
# 20. Fails once this changes.
set -euo pipefail
cd "$(mktemp -d)"
npm init -y >/dev/null
npm install --silent --no-audit --no-fund @atomic-ehr/ucum@0.2.5 >/dev/null 2>&1
cat >seen.mjs <<'EOF'
import { ucum } from "@atomic-ehr/ucum";

const { convert, divide, multiply, quantity } = ucum;
function shown({ value, unit }, wanted) {
  try {
    return `${value} ${unit}, ${Number(convert(value, unit, wanted).toPrecision(12))} ${wanted}`;
  } catch {
    return `${value} ${unit}, which is no ${wanted}`;
  }
}
for (const [name, all, [of, unit], wanted] of [
  ["100 kg of screws, 5 kg a thousand", [100, "kg"], [5, "kg/10*3"], "1"],
  ["300 m of ribbon, 75 m a hundred bows", [300, "m"], [75, "m/10*2"], "1"],
  ["12 kg of fabric of 200 g/m2", [12, "kg"], [200, "g/m2"], "m2"],
  ["46 kg of oil of 0.92 kg/L", [46, "kg"], [0.92, "kg/L"], "L"],
]) {
  console.log(`${name}: ${shown(divide(quantity(...all), quantity(of, unit)), wanted)}`);
  console.log(`  in brackets: ${shown(divide(quantity(...all), quantity(of, `(${unit})`)), wanted)}`);
}
console.log(`20 thousand screws: ${shown(multiply(quantity(20, "10*3"), quantity(5, "kg/10*3")), "kg")}`);
EOF
node seen.mjs >seen.txt
diff - seen.txt <<'EOF'
100 kg of screws, 5 kg a thousand: 20 kg/kg/10*3, 0.02 1
  in brackets: 20 kg/(kg/10*3), 20000 1
300 m of ribbon, 75 m a hundred bows: 4 m/m/10*2, 0.04 1
  in brackets: 4 m/(m/10*2), 400 1
12 kg of fabric of 200 g/m2: 0.06 kg/g/m2, which is no m2
  in brackets: 0.06 kg/(g/m2), 60 m2
46 kg of oil of 0.92 kg/L: 50 kg/kg/L, which is no L
  in brackets: 50 kg/(kg/L), 50 L
20 thousand screws: 100 10*3.kg/10*3, 100 kg
EOF
echo "as seen"
