// Jobs as the Worker runs them: a step an invocation, rows in D1, Shopify at the address that it is told.
import { z } from "zod";
import { listVariantsAfter } from "../app/catalog/variant-range.server";
import { findShopAtWork } from "../app/jobs/jobs.server";
import { listDemandInputs } from "../app/replenishment/forecasts/inputs.server";
import { nextPlanningStep, type PlanningCursor } from "../app/replenishment/planning/steps.server";
import { figureChanges } from "../app/reports/figures/figures.server";
import type { Admin } from "../app/shopify/admin";
import { importShop } from "../workers/jobs/import/import";
import type { JobContext } from "../workers/jobs/job";
import { counted } from "./instruments/counted";
import { queueInto, SHOP, settings } from "./shop";

interface Env {
  DB: D1Database;
  SHOPIFY: string;
}

const NOW = Date.UTC(2026, 0, 21);
const VARIANTS_A_READ = 200;

const asked = z.discriminatedUnion("what", [
  z.object({ what: z.literal("rows"), of: z.literal("DB"), statements: z.array(z.string()) }),
  z.object({ what: z.literal("import") }),
  z.object({ what: z.literal("plan"), cursor: z.custom<PlanningCursor>(), today: z.number() }),
  z.object({ what: z.literal("read"), after: z.number(), today: z.number() }),
  z.object({
    ...{ what: z.literal("page"), table: z.string(), columns: z.array(z.string()) },
    ...{ from: z.number(), rows: z.number() },
  }),
]);

export type Asked = z.infer<typeof asked>;
export type ImportStep = Awaited<ReturnType<typeof importStep>>;
export type PlanStep = Awaited<ReturnType<typeof planStep>>;

export default {
  async fetch(request, env) {
    const { pathname, searchParams } = new URL(request.url);
    if (pathname === "/bare") return bareInsert(env, searchParams, await request.text());
    return Response.json(await answerTo(asked.parse(await request.json()), env));
  },
} satisfies ExportedHandler<Env>;

async function answerTo(question: Asked, env: Env) {
  switch (question.what) {
    case "rows": {
      const answers = await env[question.of].batch(question.statements.map((sql) => env[question.of].prepare(sql)));
      return answers.map(({ results }) => results);
    }
    case "import":
      return importStep(env);
    case "plan":
      return planStep(env, question.cursor, question.today);
    case "read":
      return readStep(env, question.after, question.today);
    case "page":
      return env.DB.prepare(`SELECT ${quoted(question.columns)} FROM ${question.table} LIMIT ? OFFSET ?`)
        .bind(question.rows, question.from)
        .raw();
  }
}

async function importStep({ DB, SHOPIFY }: Env) {
  const phase = await DB.prepare("SELECT cursor->>'phase' AS phase FROM jobs WHERE kind = 'import'").first("phase");
  const watched = counted(DB);
  const { shop, job } = await findShopAtWork(watched.database, SHOP, "import");
  if (!shop) throw new Error("There is no shop.");
  const context: JobContext = {
    ...{ database: watched.database, settings, jobs: queueInto([]), shop, job, admin: shopifyAt(SHOPIFY), now: NOW },
  };
  const next = await importShop(context, { kind: "import", shop: SHOP });
  return { phase: typeof phase === "string" ? phase : "beginning", done: next === "done", ...watched.count };
}

/** A step of the nightly roll-forward; `milliseconds` is what SQLite took of it. */
async function planStep({ DB }: Env, cursor: PlanningCursor, today: number) {
  const watched = counted(DB);
  const step = await nextPlanningStep(watched.database, 1, cursor, today, today * 86_400_000);
  const figures = step?.range ? figureChanges(watched.database, 1, step.range) : [];
  if (step?.statements.length) await watched.database.batch([...step.statements, ...figures]);
  return { cursor: step?.cursor ?? null, ...watched.count, writtenTo: Object.fromEntries(watched.writtenTo) };
}

/** The floor: the same days read and parsed, and nothing made of them. */
async function readStep({ DB }: Env, after: number, today: number) {
  const range = await listVariantsAfter(DB, 1, after, VARIANTS_A_READ);
  if (range) await listDemandInputs(DB, [{ shopId: 1, ...range }], today);
  return range?.to ?? null;
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

const quoted = (columns: string[]) => columns.map((column) => `"${column}"`).join(", ");

/** Rows that come as JSON, into a table with its indexes and triggers. */
async function bareInsert({ DB }: Env, asked: URLSearchParams, rows: string) {
  const columns = asked.get("columns")?.split(",") ?? [];
  const values = columns.map((_, index) => `value->>${index}`).join(", ");
  const insert = `INSERT OR REPLACE INTO ${asked.get("table")} (${quoted(columns)}) SELECT ${values} FROM json_each(?)`;
  await DB.prepare(insert).bind(rows).run();
  return new Response();
}
