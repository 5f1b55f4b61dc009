import { folded } from "../../words/folded";

/** Where an order came from, as far as that decides whether it counts as demand. */
export interface OrderSource {
  /** As Shopify names it: "web", "pos", an app's number; empty where it has none, null where nothing was said of the source. */
  channel: string | null;
  /** Bought by a company; null where nothing was said of that. */
  wholesale: boolean | null;
  /** Prints of its tags in rising order; their words are not kept. */
  tags: number[];
}

export const UNTOLD_SOURCE: OrderSource = { channel: null, wholesale: null, tags: [] };

/** What Shopify calls orders that began as drafts. */
export const DRAFTS = "shopify_draft_order";

const LONGEST_CHANNEL = 64;
/** Shopify lets an order have so many. */
const MOST_TAGS = 250;

/** Of an order whose source was told: a channel that is null then is none, "". `tags` as Shopify lists them. */
export const sourceOf = (channel: string | null, wholesale: boolean | null, tags: string[]): OrderSource => ({
  channel: (channel ?? "").slice(0, LONGEST_CHANNEL),
  wholesale,
  tags: [...new Set(tags.slice(0, MOST_TAGS).filter(Boolean).map(tagPrint))].sort((a, b) => a - b),
});

/** As an order's body lists them: "Trade, Gift". */
export const tagsIn = (text: string) => text.split(",").map((tag) => tag.trim());

const PRIME = 16_777_619;
/** The first is FNV's own, the second any other: two passes make one print longer. */
const [SEED, OTHER_SEED] = [2_166_136_261, 3_735_928_559];

/**
 * A number of 53 bits that stands for a tag, however it is capitalised: it tells whether an order has a tag that the shop has
 * chosen, and no tag can be read out of it. FNV-1a (Fowler, Noll, Vo) twice: 32 bits, and 21 of the other.
 */
export function tagPrint(tag: string): number {
  const text = folded(tag);
  return (fnv(text, OTHER_SEED) >>> 11) * 2 ** 32 + fnv(text, SEED);
}

function fnv(text: string, seed: number) {
  let hash = seed;
  for (let at = 0; at < text.length; at++) hash = Math.imul(hash ^ text.charCodeAt(at), PRIME);
  return hash >>> 0;
}
