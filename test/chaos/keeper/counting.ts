import { knownOf } from "../known";
import { idIn } from "./answered";
import type { Act, Desk } from "./desk";
import type { Count, Notebook } from "./notebook";

/** A count of one variant, from its beginning to its end. */
export function counting(desk: Desk, notebook: Notebook, place: number, variantId: number): Act {
  const body = { location_id: `${place}`, choice: "variants", variant_ids: [`${variantId}`] };
  const units = desk.upTo(20);
  const entries = { entries: [{ variant_id: `${variantId}`, units }] };
  return desk.asking("POST", "/counts", body, (json) => {
    const count: Count = { id: idIn(json), variantId, place, units, scanned: [], tries: [] };
    const steps: [string, unknown, (() => Promise<unknown>)?][] = [
      ["started", {}],
      ["entries", entries, async () => count.scanned.push(Date.now())],
      ["reviewed", {}],
      ["completed", {}, async () => count.tries.push(await knownOf(variantId))],
    ];
    const next = (at: number) => {
      const [path, said, look] = steps[at] ?? [];
      if (!path) notebook.counted.push(count);
      else desk.begin(desk.asking("POST", `/counts/${count.id}/${path}`, said, () => next(at + 1), undefined, look));
    };
    next(0);
  });
}
