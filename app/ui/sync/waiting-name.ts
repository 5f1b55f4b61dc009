const NAMES: Record<string, string> = {
  import: "the import",
  reconcile: "the comparison with Shopify",
  "begin-reconciliation": "the next comparison with Shopify",
  "converge-subscriptions": "the check of subscriptions",
};

/** What waits for a key, in the words of a sentence. */
export function waitingNames(waiting: { kind: string; count: number }[]): string[] {
  const countOf = (isMeant: (kind: string) => boolean) =>
    waiting.reduce((sum, { kind, count }) => sum + (isMeant(kind) ? count : 0), 0);
  const writes = countOf((kind) => kind === "write-inventory");
  const costs = countOf((kind) => kind === "write-costs");
  const reads = countOf((kind) => kind.startsWith("read-"));
  return [
    ...waiting.flatMap(({ kind }) => NAMES[kind] ?? []),
    ...(writes ? [writes === 1 ? "a stock adjustment" : `${writes} stock adjustments`] : []),
    ...(costs ? ["new costs"] : []),
    ...(reads ? [reads === 1 ? "something to read again" : `${reads} things to read again`] : []),
  ];
}
