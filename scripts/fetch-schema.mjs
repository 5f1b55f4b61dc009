// Puts Shopify's published Admin schema beside the dev store. The folder is git-ignored: nothing of Shopify's is
// committed, and after the first run no network is needed.
import { execFileSync } from "node:child_process";
import { createHash } from "node:crypto";
import { existsSync, mkdirSync, readFileSync, writeFileSync } from "node:fs";
import { fileURLToPath } from "node:url";

const PACKAGE = "@shopify/dev-mcp@1.16.0";
const INTEGRITY = "sha512-tqgRnK7sQhjew+htxtleTH23nXB5fZcsrhWgEkomsorGXvLOB2mh2upwZm8uzuTDNTZnqtLMe64yIwh6s2awtw==";
const FILE = "admin_2026-10.json.gz";

const root = fileURLToPath(new URL("..", import.meta.url));
const folder = `${root}workers/dev-store/generated`;
const cache = `${root}node_modules/.cache/dev-store`;
const tarball = `${cache}/shopify-dev-mcp-1.16.0.tgz`;

if (!existsSync(`${folder}/${FILE}`)) {
  mkdirSync(folder, { recursive: true });
  mkdirSync(cache, { recursive: true });
  if (!existsSync(tarball)) download();
  verify();
  // Not a dependency: the package pulls 300 others, and only this file of it is wanted.
  const file = execFileSync("tar", ["-xzOf", tarball, `package/dist/data/${FILE}`], { maxBuffer: 1e8 });
  writeFileSync(`${folder}/${FILE}`, file);
}

function download() {
  execFileSync("npm", ["pack", PACKAGE, "--prefer-offline", "--silent", "--pack-destination", cache], {
    stdio: ["ignore", "ignore", "inherit"],
  });
}

function verify() {
  const found = `sha512-${createHash("sha512").update(readFileSync(tarball)).digest("base64")}`;
  if (found !== INTEGRITY) throw new Error(`${PACKAGE}: expected ${INTEGRITY}, got ${found}`);
}
