// Heap of the Worker's isolate, D1's not in it, while it imports and plans a night, by the inspector: asked each 20 ms, what is to be
// collected counted too; and what is left after collecting.
import { mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { PLANNING_BEGINS, type PlanningCursor } from "../app/replenishment/planning/steps.server";
import { openHouse } from "./house";
import { inspectorAt, usedAfterCollecting } from "./instruments/inspector";
import { largeCatalog } from "./played/large-catalog";

const VARIANTS = Number(process.env.VARIANTS ?? 100_000);
const ORDERS = Number(process.env.ORDERS ?? 60_000);
/** The day after the import's. */
const TOMORROW = Math.floor(Date.UTC(2026, 0, 22) / 86_400_000);

export default async function heapOfJobs() {
  const folder = mkdtempSync(join(tmpdir(), "evenstock-heap-"));
  const shopify = await largeCatalog(VARIANTS, ORDERS);
  const house = await openHouse(folder, { shopify: shopify.address, inspected: true });
  const inspector = await inspectorAt(await house.inspector());
  const most = new Map<string, number>();
  let phase = "beginning";
  let watching = true;
  const watched = (async () => {
    while (watching) {
      const { usedSize } = await inspector.ask("Runtime.getHeapUsage");
      most.set(phase, Math.max(most.get(phase) ?? 0, Number(usedSize) / 1e6));
      await new Promise((after) => setTimeout(after, 20));
    }
  })();
  try {
    for (let done = false; !done; ) {
      const step = await house.importStep();
      done = step.done;
      const [[job] = []] = await house.rows("SELECT cursor->>'phase' AS phase FROM jobs WHERE kind = 'import'");
      phase = `import, ${job?.phase}`;
    }
    phase = "night";
    for (let cursor: PlanningCursor | null = PLANNING_BEGINS; cursor; )
      cursor = (await house.planStep(cursor, TOMORROW)).cursor;
  } finally {
    watching = false;
    await watched;
    console.log(`  ${VARIANTS} variants, ${ORDERS} orders; MB of heap at most`);
    for (const [name, megabytes] of most) console.log(`    ${name}: ${megabytes.toFixed(0)}`);
    console.log(`    at the end, after collecting: ${await usedAfterCollecting(inspector)}`);
    inspector.close();
    await house.stop();
    shopify.close();
    rmSync(folder, { recursive: true, force: true });
  }
}
