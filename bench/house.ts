import { z } from "zod";
import type { PlanningCursor } from "../app/replenishment/planning/steps.server";
import { migrations } from "./database";
import { INSTALLED } from "./shop";
import type { Asked, Bare, ImportStep, PlanStep } from "./worker";
import { startWorker } from "./worker-process";

/** Rows that triggers write, and a clock's. */
const NOT_COMPARED = new Set(["shop_counts", "events", "jobs"]);

export interface Table {
  table: string;
  columns: string[];
}

export type House = Awaited<ReturnType<typeof openHouse>>;

/** A Worker that imports and plans a step when it is asked to, its rows in a folder, and an empty database beside it. */
export async function openHouse(folder: string, shopify = "") {
  const start = () =>
    startWorker("bench/worker.ts", { folder, databases: ["DB", "BARE"], bindings: { SHOPIFY: shopify } });
  let worker = await start();

  async function ask<Answer>(question: Asked): Promise<Answer> {
    const answer = await fetch(worker.address, { method: "POST", body: JSON.stringify(question) });
    if (!answer.ok) throw new Error(await answer.text());
    return (await answer.json()) as Answer;
  }
  const rows = (...statements: string[]) => ask<Record<string, unknown>[][]>({ what: "rows", of: "DB", statements });

  for (const of of ["DB", "BARE"] as const)
    for (const statement of migrations()) await ask({ what: "rows", of, statements: [statement] });
  await rows(...INSTALLED);

  return {
    rows,
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
            .map((column, index) => `TOTAL("${column}") AS s${index}, TOTAL(length("${column}")) AS l${index}`);
          return `SELECT COUNT(*) AS n, ${sums.join(", ")} FROM ${table}`;
        }),
      ),
    async bareInserts(tables: Table[]) {
      const sum = { rows: 0, seconds: 0 };
      for (const { table, columns } of tables) {
        const { rows, milliseconds } = await ask<Bare>({ what: "bare", table, columns });
        sum.rows += rows;
        sum.seconds += milliseconds / 1000;
      }
      return sum;
    },
  };
}
