// node scripts/dev/migrate.mjs STATE: the local databases of wrangler.toml, brought to the newest migration. As `wrangler d1 migrations
// apply --local` does it and notes it, which starts a workerd for each of the migrations; here one takes them all.
import { readdirSync, readFileSync } from "node:fs";
import { join } from "node:path";
import { getPlatformProxy, unstable_readConfig as readConfig, unstable_splitSqlQuery as statementsOf } from "wrangler";

const NOTED =
  "CREATE TABLE IF NOT EXISTS d1_migrations (id INTEGER PRIMARY KEY AUTOINCREMENT, name TEXT UNIQUE, applied_at TIMESTAMP DEFAULT CURRENT_TIMESTAMP NOT NULL)";

const config = "wrangler.toml";
const persist = { path: join(process.argv[2], "v3") };
const { env, dispose } = await getPlatformProxy({ configPath: config, persist, remoteBindings: false });
try {
  for (const { binding, migrations_dir: folder } of readConfig({ config }).d1_databases)
    await migrate(env[binding], folder);
} finally {
  await dispose();
}

/** Each in a batch of its own with the note of it, which stands in its text as wrangler has it: of a migration of a comment alone it is all. */
async function migrate(database, folder) {
  await database.prepare(NOTED).run();
  const { results } = await database.prepare("SELECT name FROM d1_migrations").all();
  const noted = new Set(results.map(({ name }) => name));
  const fresh = readdirSync(folder).filter((file) => file.endsWith(".sql") && !noted.has(file));
  for (const file of fresh.sort()) {
    const text = `${readFileSync(join(folder, file), "utf8")}\nINSERT INTO d1_migrations (name) VALUES ('${file}');`;
    await database.batch(statementsOf(text).map((statement) => database.prepare(statement)));
  }
}
