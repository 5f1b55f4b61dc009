// Refuses what drizzle-kit writes when it re-creates a table, a schema that no migration has followed, and snapshots that nothing reads.
// `node scripts/check-migrations.mjs [folder of the house]`
import { spawnSync } from "node:child_process";
import { cpSync, mkdtempSync, readdirSync, readFileSync, rmSync } from "node:fs";
import { join, relative, resolve } from "node:path";

const house = resolve(process.argv[2] ?? ".");
const migrations = join(house, "drizzle/migrations");

/** A re-created table loses WITHOUT ROWID and its partial indexes; PRAGMA means nothing to D1 (docs/decisions/0002). */
const REFUSED = [
  { pattern: /__new_/i, reason: "re-creates a table" },
  { pattern: /\bDROP\s+TABLE\b/i, reason: "drops a table: expand, backfill, contract" },
  { pattern: /\bPRAGMA\b/i, reason: "D1 ignores it" },
];

const problems = [...refusedStatements(), ...olderSnapshots(), ...drift()];
for (const problem of problems) console.error(problem);
console.log(problems.length ? `migrations: ${problems.length} problems` : "migrations: nothing refused, none missing");
process.exitCode = problems.length ? 1 : 0;

function refusedStatements() {
  return migrationFiles(migrations).flatMap((file) =>
    readFileSync(join(migrations, file), "utf8")
      .split("\n")
      .flatMap((line, index) =>
        REFUSED.filter(({ pattern }) => pattern.test(line)).map(
          ({ pattern, reason }) => `drizzle/migrations/${file}:${index + 1} ${pattern.source}: ${reason}`,
        ),
      ),
  );
}

/** A migration is made from the newest alone; 75 of them were four fifths of the house's lines. */
function olderSnapshots() {
  const snapshots = readdirSync(join(migrations, "meta")).filter((file) => file.endsWith("_snapshot.json"));
  return snapshots
    .sort()
    .slice(0, -1)
    .map((file) => `drizzle/migrations/meta/${file}: older than the newest, which alone is read; remove it`);
}

/** What `drizzle-kit generate` would add, tried on a copy. */
function drift() {
  // Inside the house: drizzle-kit resolves its folders against the working directory and takes no absolute ones.
  const copy = mkdtempSync(join(house, ".drift-"));
  try {
    cpSync(migrations, copy, { recursive: true });
    const { stdout, stderr, status } = spawnSync(
      process.execPath,
      [
        join(house, "node_modules/drizzle-kit/bin.cjs"),
        ...["generate", "--dialect", "sqlite", "--schema", "drizzle/schema.ts", "--out", relative(house, copy)],
      ],
      // Without a terminal its question about renamed columns is an error, which is an answer, too.
      { cwd: house, encoding: "utf8", stdio: ["ignore", "pipe", "pipe"], timeout: 60_000 },
    );
    const added = migrationFiles(copy).filter((file) => !migrationFiles(migrations).includes(file));
    if (added.length)
      return [`drizzle/schema.ts is ahead of the migrations:\n${readFileSync(join(copy, added[0]), "utf8")}`];
    return status === 0 && stdout.includes("nothing to migrate") ? [] : [`drizzle-kit generate: ${stdout}${stderr}`];
  } finally {
    rmSync(copy, { recursive: true, force: true });
  }
}

function migrationFiles(folder) {
  return readdirSync(folder).filter((file) => file.endsWith(".sql"));
}
