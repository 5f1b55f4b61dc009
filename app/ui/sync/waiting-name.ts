import type { Format } from "../../words/counted";
import { SYNC } from "./words";

const NAMES: Record<string, string> = {
  import: SYNC.waitingName.theImport,
  reconcile: SYNC.waitingName.theComparisonWithShopify,
  "begin-reconciliation": SYNC.waitingName.theNextComparisonWithShopify,
  "converge-subscriptions": SYNC.waitingName.theCheckOfSubscriptions,
};

/** What waits for a key, in the words of a sentence. */
export function waitingNames(waiting: { kind: string; count: number }[], format: Format): string[] {
  const countOf = (isMeant: (kind: string) => boolean) =>
    waiting.reduce((sum, { kind, count }) => sum + (isMeant(kind) ? count : 0), 0);
  const writes = countOf((kind) => kind === "write-inventory");
  const costs = countOf((kind) => kind === "write-costs");
  const reads = countOf((kind) => kind.startsWith("read-"));
  return [
    ...waiting.flatMap(({ kind }) => NAMES[kind] ?? []),
    ...(writes ? [SYNC.waitingName.stockAdjustments(writes, format)] : []),
    ...(costs ? [SYNC.waitingName.newCosts] : []),
    ...(reads ? [SYNC.waitingName.thingsToReadAgain(reads, format)] : []),
  ];
}
