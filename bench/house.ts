import { Agent, fetch } from "undici";
import { z } from "zod";
import type { PlanningCursor } from "../app/replenishment/planning/steps.server";
import { migrations } from "./instruments/database";
import { startWorker } from "./instruments/worker-process";
import { INSTALLED } from "./shop";
import type { Asked, ImportStep, PlanStep } from "./worker";

/** Rows that triggers write, and a clock's. */
const NOT_COMPARED = new Set(["shop_counts", "events", "jobs"]);

export interface Table {
  table: string;
  columns: string[];
}

export type House = Awaited<ReturnType<typeof openHouse>>;

/** A table's rows, some of them, as the JSON that one INSERT takes. */
export interface Page extends Table {
  rows: string;
}

const ROWS_A_PAGE = 2000;
/** A connection each: workerd closes those that are kept, at times as a step is on its way. */
const dispatcher = new Agent({ pipelining: 0, headersTimeout: 0, bodyTimeout: 0 });

/** A Worker that imports and plans a step when it is asked to, its rows in a folder; of another checkout where one is named. */
export async function openHouse(
  folder: string,
  { shopify = "", tree, inspected = false }: { shopify?: string; tree?: string | undefined; inspected?: boolean } = {},
) {
  const bindings = { SHOPIFY: shopify };
  const start = () =>
    startWorker("bench/worker.ts", { folder, databases: ["DB"], bindings, inspected, ...(tree && { tree }) });
  let worker = await start();

  async function post(body: string, path = ""): Promise<string> {
    const answer = await fetch(new URL(path, worker.address), { method: "POST", body, dispatcher });
    const text = await answer.text();
    if (!answer.ok) throw new Error(text);
    return text;
  }
  const ask = async <Answer>(question: Asked) => JSON.parse(await post(JSON.stringify(question))) as Answer;
  const rows = (...statements: string[]) => ask<Record<string, unknown>[][]>({ what: "rows", of: "DB", statements });

  for (const statement of migrations(tree)) await rows(statement);
  await rows(...INSTALLED);

  return {
    rows,
    inspector: () => worker.inspector(),
    mostMegabytes: () => worker.mostMegabytes(),
    cpuMilliseconds: () => worker.cpuMilliseconds(),
    stop: () => worker.stop(),
    async killAndStart() {
      await worker.kill();
      worker = await start();
    },
    importStep: () => ask<ImportStep>({ what: "import" }),
    planStep: (cursor: PlanningCursor, today: number) => ask<PlanStep>({ what: "plan", cursor, today }),
    readStep: (after: number, today: number) => ask<number | null>({ what: "read", after, today }),
    async tables(): Promise<Table[]> {
      const [found = []] = await rows(
        `SELECT t.name AS "table", json_group_array(c.name) AS columns FROM sqlite_master t, pragma_table_info(t.name) c
        WHERE t.type = 'table' AND t.name NOT GLOB '_cf_*' GROUP BY t.name HAVING SUM(c.name = 'shop_id')`,
      );
      return z
        .array(z.object({ table: z.string(), columns: z.string().transform((json): string[] => JSON.parse(json)) }))
        .parse(found)
        .filter(({ table }) => !NOT_COMPARED.has(table));
    },
    /** How many rows each table has, and of each column the sum and the length of all values; not of what our clock wrote. */
    fingerprint: (tables: Table[]) =>
      rows(
        ...tables.map(({ table, columns }) => {
          const sums = columns
            .filter((column) => column !== "recorded_at")
            .map((column, index) => `TOTAL("${column}") || '/' || TOTAL(length("${column}")) AS s${index}`);
          return `SELECT COUNT(*) AS n, ${sums.join(", ")} FROM ${table}`;
        }),
      ),
    /** All rows of a table. */
    async pagesOf({ table, columns }: Table): Promise<Page[]> {
      const pages: Page[] = [];
      for (let from = 0; ; from += ROWS_A_PAGE) {
        const page = await post(
          JSON.stringify({ what: "page", table, columns, from, rows: ROWS_A_PAGE } satisfies Asked),
        );
        if (page === "[]") return pages;
        pages.push({ table, columns, rows: page });
      }
    },
    /** The floor: these rows into the same table, with its indexes and triggers, by one plain INSERT. */
    bareInsert: ({ table, columns, rows }: Page) =>
      post(rows, `/bare?${new URLSearchParams({ table, columns: columns.join(",") })}`),
  };
}
