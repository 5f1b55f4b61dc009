import { spawnSync } from "node:child_process";
import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join, resolve } from "node:path";
import { pathToFileURL } from "node:url";
import { expect, it, onTestFinished } from "vitest";

const WRANGLER = "node_modules/wrangler/bin";
const BUSY = JSON.stringify({ error: { text: "NOSENTRY database is locked: SQLITE_BUSY" } });

/** Asks a database once by what the commands ask it with, where wrangler fails with these texts, one a try, before it answers. */
function asked(where: "local" | "remote", failures: string[]) {
  const house = mkdtempSync(join(tmpdir(), "evenstock-"));
  onTestFinished(() => rmSync(house, { recursive: true, force: true }));
  mkdirSync(join(house, WRANGLER), { recursive: true });
  writeFileSync(join(house, "failures.json"), JSON.stringify(failures));
  writeFileSync(
    join(house, WRANGLER, "wrangler.js"),
    `const fs = require("node:fs");
    const [now, ...later] = JSON.parse(fs.readFileSync("failures.json", "utf8"));
    fs.writeFileSync("failures.json", JSON.stringify(later));
    console.log(now ?? JSON.stringify([{ results: [{ n: 1 }] }]));
    process.exit(now === undefined ? 0 : 1);`,
  );
  const script = `import { databaseIn } from ${JSON.stringify(pathToFileURL(resolve("scripts/d1.mjs")))};
    console.log(JSON.stringify(databaseIn({ ${where}: true }).query("SELECT 1 AS n")));`;
  return spawnSync(process.execPath, ["--input-type=module", "-e", script], { cwd: house, encoding: "utf8" });
}

it("a local database that another process writes to is asked again", { timeout: 60_000 }, () => {
  expect(asked("local", [BUSY, BUSY])).toMatchObject({ status: 0, stdout: '[{"n":1}]\n' });
});

it("what else fails is told at once", { timeout: 60_000 }, () => {
  for (const { status, stderr } of [asked("local", ["no such table: a"]), asked("remote", [BUSY])])
    expect([status, stderr]).toEqual([1, expect.stringContaining("wrangler d1 execute failed:")]);
});
