import { readdirSync, readFileSync } from "node:fs";
import { Miniflare } from "miniflare";

/** A local D1 with every migration, in memory. */
export async function openDatabase() {
  const miniflare = new Miniflare({
    modules: true,
    script: "export default { fetch: () => new Response(null) }",
    d1Databases: ["DB"],
    cf: false,
  });
  const database = await miniflare.getD1Database("DB");
  for (const statement of migrations()) await database.prepare(statement).run();
  return { database, close: () => miniflare.dispose() };
}

/** Every statement of every migration. */
export const migrations = () =>
  readdirSync("drizzle/migrations")
    .filter((file) => file.endsWith(".sql"))
    .sort()
    .flatMap((file) => readFileSync(`drizzle/migrations/${file}`, "utf8").split("--> statement-breakpoint"))
    .filter((statement) => statement.trim());
