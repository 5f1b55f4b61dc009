// The import as the Worker runs it: a step an invocation, its Shopify at the address it is told, its rows in D1.
import { z } from "zod";
import type { Admin } from "../app/shopify/admin";
import { findShop } from "../app/shops/shops.server";
import { importShop } from "../workers/jobs/import";
import type { JobContext } from "../workers/jobs/job";
import { counted } from "./counted";
import { queueInto, SHOP, settings } from "./shop";

interface Env {
  DB: D1Database;
  BARE: D1Database;
  SHOPIFY: string;
}

const NOW = Date.UTC(2026, 0, 21);
const ROWS_A_WRITE = 2000;

const asked = z.discriminatedUnion("what", [
  z.object({ what: z.literal("rows"), of: z.enum(["DB", "BARE"]), statements: z.array(z.string()) }),
  z.object({ what: z.literal("step") }),
  z.object({ what: z.literal("bare"), table: z.string(), columns: z.array(z.string()) }),
]);

export type Asked = z.infer<typeof asked>;
export type Step = Awaited<ReturnType<typeof step>>;
export type Bare = Awaited<ReturnType<typeof bareInserts>>;

export default {
  async fetch(request, env) {
    return Response.json(await answerTo(asked.parse(await request.json()), env));
  },
} satisfies ExportedHandler<Env>;

async function answerTo(question: Asked, env: Env) {
  switch (question.what) {
    case "rows": {
      const answers = await env[question.of].batch(question.statements.map((sql) => env[question.of].prepare(sql)));
      return answers.map(({ results }) => results);
    }
    case "step":
      return step(env);
    case "bare":
      return bareInserts(env, question.table, question.columns);
  }
}

async function step({ DB, SHOPIFY }: Env) {
  const phase = await DB.prepare("SELECT cursor->>'phase' AS phase FROM jobs WHERE kind = 'import'").first("phase");
  const watched = counted(DB);
  const shop = await findShop(watched.database, SHOP);
  if (!shop) throw new Error("There is no shop.");
  const context: JobContext = {
    ...{ database: watched.database, settings, jobs: queueInto([]), shop, admin: shopifyAt(SHOPIFY), now: NOW },
  };
  const next = await importShop(context, { kind: "import", shop: SHOP });
  return { phase: typeof phase === "string" ? phase : "beginning", done: next === "done", ...watched.count };
}

const shopifyAt = (address: string): Admin => ({
  async request(operation, variables) {
    const answer = await fetch(address, { method: "POST", body: JSON.stringify({ name: operation.name, variables }) });
    return operation.answer.parse(await answer.json());
  },
  async download(url, from) {
    const { body } = await fetch(url, { headers: { range: `bytes=${from}-` } });
    if (!body) throw new Error("The file is empty.");
    return body;
  },
});

/** The rows of a table as they stand, into the same table of an empty database with its indexes and triggers. */
async function bareInserts({ DB, BARE }: Env, table: string, columns: string[]) {
  const names = columns.map((column) => `"${column}"`).join(", ");
  const values = columns.map((_, index) => `value->>${index}`).join(", ");
  const insert = BARE.prepare(`INSERT OR REPLACE INTO ${table} (${names}) SELECT ${values} FROM json_each(?)`);
  let milliseconds = 0;
  let rows = 0;
  for (;;) {
    const page = await DB.prepare(`SELECT ${names} FROM ${table} LIMIT ? OFFSET ?`).bind(ROWS_A_WRITE, rows).raw();
    if (!page.length) return { rows, milliseconds };
    const bound = insert.bind(JSON.stringify(page));
    const begun = performance.now();
    await bound.run();
    milliseconds += performance.now() - begun;
    rows += page.length;
  }
}
