#!/usr/bin/env bash
# `getSizedImageUrl` of @shopify/theme-images 4.1.1 makes the address of a picture's smaller version, for lists of products, and answers
# null for a picture in WebP, which Shopify keeps: its Admin API 2026-10, as @shopify/dev-mcp 1.16.0 carries it, has JPG, PNG and WEBP for
# an image's content type. It is null, too, for an address with a further parameter behind its version, such as a width. `imageSize`, which
# finds the size in an address, takes 30x40 out of the name of a poster that was never made smaller. Nothing is raised: a list has no
# picture of some products, then. Whoever needs one writes the parameter `width` into the address, which takes each of them: the second of
# each. Nothing was fetched. Seen 1 December 2026 under Node 20. Fails once this changes.
set -euo pipefail
cd "$(mktemp -d)"
npm init -y >/dev/null
npm install --silent --no-audit --no-fund @shopify/theme-images@4.1.1 >/dev/null 2>&1
npm pack --silent @shopify/dev-mcp@1.16.0 >/dev/null 2>&1
tar xzf shopify-dev-mcp-1.16.0.tgz package/dist/data/admin_2026-10.json.gz
cat >seen.cjs <<'EOF'
const { readFileSync } = require("node:fs");
const { gunzipSync } = require("node:zlib");
const { getSizedImageUrl, imageSize } = require("@shopify/theme-images");

const read = JSON.parse(gunzipSync(readFileSync("package/dist/data/admin_2026-10.json.gz")));
const { types } = (read.data ?? read).__schema;
console.log(types.find(({ name }) => name === "ImageContentType").enumValues.map(({ name }) => name).join(" "));
const files = "https://cdn.shopify.com/s/files/1/0001/0002/files/";
for (const file of ["mug.jpg?v=1764547200", "mug.png?v=1764547200", "mug.webp?v=1764547200", "mug.jpg?v=1764547200&width=800"]) {
  const url = new URL(files + file);
  url.searchParams.set("width", "300");
  console.log(`${file}: ${getSizedImageUrl(files + file, "300x")?.split("/").at(-1) ?? "null"}`);
  console.log(`  by its width: ${url.href.split("/").at(-1)}`);
}
for (const file of ["mug_300x.jpg", "poster_30x40.jpg", "tray_large_blue.jpg"]) console.log(`${file}: ${imageSize(files + file)}`);
EOF
node seen.cjs >seen.txt
diff - seen.txt <<'EOF'
JPG PNG WEBP
mug.jpg?v=1764547200: mug_300x.jpg?v=1764547200
  by its width: mug.jpg?v=1764547200&width=300
mug.png?v=1764547200: mug_300x.png?v=1764547200
  by its width: mug.png?v=1764547200&width=300
mug.webp?v=1764547200: null
  by its width: mug.webp?v=1764547200&width=300
mug.jpg?v=1764547200&width=800: null
  by its width: mug.jpg?v=1764547200&width=300
mug_300x.jpg: 300x
poster_30x40.jpg: 30x40
tray_large_blue.jpg: large
EOF
echo "as seen"
