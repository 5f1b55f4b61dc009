import { readdirSync, readFileSync } from "node:fs";
import { Miniflare } from "miniflare";
import { childrenOfThisProcess, cpuMilliseconds } from "./worker-process";

/** A local D1 with every migration, in memory. */
export async function openDatabase() {
  const before = new Set(childrenOfThisProcess());
  const miniflare = new Miniflare({
    modules: true,
    script: "export default { fetch: () => new Response(null) }",
    d1Databases: ["DB"],
    cf: false,
  });
  const database = await miniflare.getD1Database("DB");
  for (const statement of migrations()) await database.prepare(statement).run();
  const pid = childrenOfThisProcess().find((child) => !before.has(child));
  if (pid === undefined) throw new Error("workerd did not start.");
  return { database, cpuMilliseconds: () => cpuMilliseconds(pid), close: () => miniflare.dispose() };
}

/** Every statement of every migration, of another checkout where one is named. */
export const migrations = (tree = ".") =>
  readdirSync(`${tree}/drizzle/migrations`)
    .filter((file) => file.endsWith(".sql"))
    .sort()
    .flatMap((file) => readFileSync(`${tree}/drizzle/migrations/${file}`, "utf8").split("--> statement-breakpoint"))
    .filter((statement) => statement.trim());
