// Compares worker-configuration.d.ts with what wrangler makes of wrangler.toml today. `wrangler types --check` compares
// the hash in the file's head only, and lets an edited line pass.
import { spawnSync } from "node:child_process";
import { readFileSync, rmSync } from "node:fs";

const KEPT = "worker-configuration.d.ts";
/** Beside it, since the types name workers/app by a relative path. */
const FRESH = "worker-configuration.fresh.d.ts";

const { status, stderr } = spawnSync(
  process.execPath,
  [
    "node_modules/wrangler/bin/wrangler.js",
    // Secrets of a developer's .dev.vars are no part of the configuration.
    ...["types", FRESH, "--include-runtime=false", "--strict-vars=false", "--env-file", "/dev/null"],
  ],
  { encoding: "utf8", stdio: ["ignore", "ignore", "pipe"], timeout: 60_000 },
);
try {
  if (status !== 0) throw new Error(stderr);
  const same = typesOf(KEPT) === typesOf(FRESH);
  console.log(same ? "bindings: as wrangler.toml says" : `bindings: ${KEPT} is behind; run \`npm run typegen\``);
  process.exitCode = same ? 0 : 1;
} finally {
  rmSync(FRESH, { force: true });
}

/** Without the head: it holds the command line and a hash. */
function typesOf(file) {
  const text = readFileSync(file, "utf8");
  return text.slice(text.indexOf("declare namespace"));
}
