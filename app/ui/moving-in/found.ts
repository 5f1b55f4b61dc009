import type { PastSupplier } from "../../purchasing/moving-in/past-supplier";
import type { FoundOrder } from "../../purchasing/moving-in/reading/orders-in-rows";

/** What a file holds, and what of it will not come. */
export type Found = { orders: FoundOrder[]; suppliers: PastSupplier[]; left: { what: string; why: string }[] };
