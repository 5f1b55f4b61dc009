import type { StockAt } from "./stock-at";

export const TABS = ["all", "low", "out", "untracked"] as const;
export type Tab = (typeof TABS)[number];

export const SORTS = ["title", "cover"] as const;
export type Sort = (typeof SORTS)[number];

/** A variant as a line of a list. */
export type Overview = {
  variantId: number;
  productTitle: string;
  variantTitle: string;
  sku: string;
  imageUrl: string | null;
  status: string;
  available: number | null;
  position: number;
  units: number;
  days: number;
  velocity: number;
  reorderPoint: number;
  cover: number;
  low: boolean;
  out: boolean;
  untracked: boolean;
  stock: StockAt[];
};

export type State = "low" | "out" | "in" | "untracked" | "unsold";

/** One word for a variant: what is not on sale is neither low nor out, as in the tabs. */
export function stateOf(overview: Pick<Overview, "status" | "untracked" | "out" | "low">): State {
  if (overview.untracked) return "untracked";
  if (overview.status !== "active") return "unsold";
  if (overview.out) return "out";
  return overview.low ? "low" : "in";
}
