import { spawnSync } from "node:child_process";
import { expect, it } from "vitest";

it.each([
  ["dev --ports 8787", "Unknown option '--ports'"],
  ["dev --port", "Option '--port <value>' argument missing"],
  ["fuzz --requests many", '--requests wants a number, not "many".'],
  ["chaos --minutes an", '--minutes wants a number, not "an".'],
  ["export --remote", "Say which database and where to: --remote (or --local) --output FILE."],
])("a command that was mistyped does nothing, and says why in a line: %s", { timeout: 60_000 }, (typed, because) => {
  const [name, ...args] = typed.split(" ");
  const { status, stderr } = spawnSync(process.execPath, [`scripts/${name}.mjs`, ...args], { encoding: "utf8" });
  expect([status, stderr]).toEqual([1, `${because}\n`]);
});
