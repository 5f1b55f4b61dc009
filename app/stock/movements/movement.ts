import type { Cause } from "./cause";

/** One change of a level: before + change = after. Null after: not tracked there, which counts as nought. */
export interface Movement {
  id: number;
  locationId: number;
  delta: number;
  availableAfter: number | null;
  cause: Cause;
  at: number;
  /** Of a write of ours: Shopify's word for why, what it belongs to as an address, and who of the shop asked for it. */
  reason: string | null;
  reference: string | null;
  who: string | null;
}

/** What was available before the change. */
export const availableBefore = ({ availableAfter, delta }: Pick<Movement, "availableAfter" | "delta">) =>
  (availableAfter ?? 0) - delta;

/** What a write of ours belongs to. */
interface Origin {
  kind: "Receipt" | "Transfer" | "Count";
  id: number;
}

/** Undefined where it belongs to nothing but itself. */
export function originOf(reference: string | null): Origin | undefined {
  const [, kind, id] = /^gid:\/\/evenstock\/(Receipt|Transfer|Count)\/(\d{1,15})/.exec(reference ?? "") ?? [];
  return kind === "Receipt" || kind === "Transfer" || kind === "Count" ? { kind, id: Number(id) } : undefined;
}
