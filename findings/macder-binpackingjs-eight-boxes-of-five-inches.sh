#!/usr/bin/env bash
# @macder/binpackingjs 2.3.2 leaves out of a carton what fits it exactly, where sides have a decimal. Of eight cubes
# of 12.7 cm, five inches, into one of 25.4 one is packed and seven do not fit, though the same in whole centimetres (20 and 10) packs all.
# Of the 500 cubes from 0.1 to 50.0 cm, in a carton of twice their side, 159 come out so. Weights likewise: three parcels of
# 0.1 kg are too heavy for a carton that bears 0.3. Nothing tells it from items that are really too large. Whoever uses it gives millimetres and
# grams as whole numbers; binpackingjs 4.1.0, the library it was forked from, packs all as it is: the second column.
# Seen 1 December 2026 under Node 20. Fails once this changes.
set -euo pipefail
cd "$(mktemp -d)"
npm init -y >/dev/null
npm install --silent --no-audit --no-fund @macder/binpackingjs@2.3.2 binpackingjs@4.1.0 >/dev/null 2>&1
cat >seen.mjs <<'EOF'
import forked from "@macder/binpackingjs";
import { pack3D } from "binpackingjs";

const { Bin, Item, Packer } = forked.BP3D;
const packed = (count, side, carton, weight = 1, bears = 1000) => {
  const packer = new Packer();
  packer.addBin(new Bin("carton", carton, carton, carton, bears));
  for (let n = 0; n < count; n++) packer.addItem(new Item(`item ${n}`, side, side, side, weight));
  packer.pack();
  const { packedBins } = pack3D({
    bins: [{ name: "carton", width: carton, height: carton, depth: carton, maxWeight: bears }],
    items: Array.from({ length: count }, (_, n) => ({ name: `item ${n}`, width: side, height: side, depth: side, weight })),
  });
  return [packer.bins[0].items.length, packedBins[0]?.items.length ?? 0];
};
for (const [side, carton] of [
  [10, 20],
  [12.7, 25.4],
  [15.2, 30.4],
  [25.4, 50.8],
  [127, 254],
])
  console.log(`8 cubes of ${side} into ${carton}: ${packed(8, side, carton).join(", ")}`);
const sides = Array.from({ length: 500 }, (_, n) => n + 1);
const short = sides.map((side) => packed(8, side / 10, (side * 2) / 10)).map((counts) => counts.map((count) => count < 8));
console.log(`of ${sides.length} sides not all fit: ${short.filter(([own]) => own).length}, ${short.filter(([, other]) => other).length}`);
for (const [count, weight, bears] of [
  [3, 0.1, 0.3],
  [6, 0.35, 2.1],
  [3, 100, 300],
])
  console.log(`${count} of ${weight} in a carton that bears ${bears}: ${packed(count, 10, 100, weight, bears).join(", ")}`);
EOF
node seen.mjs >seen.txt
diff - seen.txt <<'EOF'
8 cubes of 10 into 20: 8, 8
8 cubes of 12.7 into 25.4: 1, 8
8 cubes of 15.2 into 30.4: 1, 8
8 cubes of 25.4 into 50.8: 1, 8
8 cubes of 127 into 254: 8, 8
of 500 sides not all fit: 159, 0
3 of 0.1 in a carton that bears 0.3: 2, 3
6 of 0.35 in a carton that bears 2.1: 6, 6
3 of 100 in a carton that bears 300: 3, 3
EOF
echo "as seen"
