import type { Bill, BilledLine } from "./bill";
import type { Landed } from "./landed";

/** A line of an order with its three quantities and what one unit costs. */
export interface CostedLine extends BilledLine {
  lineId: number;
  variantId: number;
  productTitle: string;
  variantTitle: string;
  imageUrl: string | null;
  /** 1 where Shopify has the variant no more: it has no page. */
  gone: number;
  sku: string | null;
  /** Without tax, in minor units of the order's currency; null where nobody knows. */
  net: number | null;
  weight: number | null;
  /** Of all bills beside the goods, in minor units of the shop's currency. */
  share: number;
  /** Of it what fell on damaged units: in no average, to be written off or claimed. */
  shareOfDamaged: number;
  /** Units that bear it. */
  units: number;
  /** Of all units with their share, in minor units of the shop's currency; null where a cost or a rate is missing. */
  landed: number | null;
  /** The variant's average now, in ten-thousandths of a minor unit; null before its first receipt of known cost. */
  average: number | null;
  mark: string | null;
}

/** What a page of an order's costs shows. */
export interface Costing {
  order: {
    id: number;
    number: string;
    state: string;
    currency: string;
    rate: string | null;
    supplierName: string | null;
  };
  shopCurrency: string;
  lines: CostedLine[];
  landed: Landed[];
  bill: Bill;
}
