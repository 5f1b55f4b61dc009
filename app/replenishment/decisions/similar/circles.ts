import type { Similar } from "./form";
import type { SimilarOf } from "./similar.server";

/** Of choices that are told together, over what stands: those that would come round to themselves. What is refused stays as it stood. */
export function inCircles(told: SimilarOf[], stands: ReadonlyMap<number, Similar>): Set<number> {
  const refused = new Set<number>();
  for (;;) {
    const then = new Map([...stands].map(([variantId, { similarId }]) => [variantId, similarId]));
    for (const { variantId, similar } of told) {
      if (refused.has(variantId)) continue;
      if (similar) then.set(variantId, similar.similarId);
      else then.delete(variantId);
    }
    const circling = told.filter(({ variantId }) => !refused.has(variantId) && comesRound(variantId, then));
    if (circling.length === 0) return refused;
    for (const { variantId } of circling) refused.add(variantId);
  }
}

function comesRound(variantId: number, similarTo: Map<number, number>) {
  const passed = new Set<number>();
  for (let at = similarTo.get(variantId); at !== undefined && !passed.has(at); at = similarTo.get(at)) {
    if (at === variantId) return true;
    passed.add(at);
  }
  return false;
}
