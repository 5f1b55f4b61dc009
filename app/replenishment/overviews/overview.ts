import { isForSale } from "../../catalog/product-status";
import type { Standing } from "../plans/steps/standing-sql";
import type { StockAt } from "./stock-at";

export const TABS = ["all", "low", "out", "untracked"] as const;
export type Tab = (typeof TABS)[number];

/** By title, days of cover, units available, sales at risk, or when we first heard of it; `-` before it: the greatest first. */
export const SORTS = ["title", "-title", "cover", "-cover", "available", "-available", "-risk", "added"] as const;
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
  velocityFrom: "window" | "forecast" | "hand";
  /** The velocity ÷ what it was 28 days before; null where no forecast stands. */
  trend: number | null;
  incoming: number;
  /** 0: none is known. */
  supplierId: number;
  /** Of what is suggested, by its price breaks, in minor units of the supplier's currency; without a supplier of the shop's. */
  unitCost: number | null;
  leadTimeDays: number;
  minimumOrder: number;
  casePack: number;
  suggested: number;
  /** What is suggested lasts for years: it is ordered by hand alone. */
  heldBack: boolean;
  /** Minor units of the shop's currency a day. */
  risk: number;
  standing: Standing | null;
  /** A rule says to sell it out and never reorder. */
  sellOut: boolean;
};

export type State = "low" | "out" | "in" | "untracked" | "unsold";

/** One word for a variant: what is not on sale is neither low nor out, as in the tabs. */
export function stateOf(overview: Pick<Overview, "status" | "untracked" | "out" | "low">): State {
  if (overview.untracked) return "untracked";
  if (!isForSale(overview.status)) return "unsold";
  if (overview.out) return "out";
  return overview.low ? "low" : "in";
}

/** How screens and files name it: of a product that is not on sale what Shopify calls it, where that says more. */
export function stateWord(overview: Pick<Overview, "status" | "untracked" | "out" | "low">): string {
  const state = stateOf(overview);
  return state === "unsold" ? (STATUS_WORDS[overview.status] ?? STATE_WORDS.unsold) : STATE_WORDS[state];
}

const STATE_WORDS: Record<State, string> = {
  low: "Low",
  out: "Out of stock",
  in: "In stock",
  untracked: "Not tracked",
  unsold: "Not on sale",
};

/** Shopify's states of a product that is not for sale. */
const STATUS_WORDS: Partial<Record<string, string>> = { draft: "Draft", archived: "Archived" };
