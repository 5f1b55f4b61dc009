import { performanceOf } from "../../purchasing/performance/performance";
import { findPerformance, listLateOrders, listPerformances } from "../../purchasing/performance/performance.server";
import { listSuppliersByName } from "../../suppliers/suppliers.server";
import type { SupplierPerformance } from "./supplier-performance";

/** Of every supplier that is not archived, by name; with `supplier` of that one alone. Four statements at once. */
export async function listSupplierPerformance(
  database: D1Database,
  shop: { id: number },
  supplier: number | null,
  today: number,
): Promise<SupplierPerformance[]> {
  const [suppliers, measured, late] = await Promise.all([
    listSuppliersByName(database, shop),
    supplier === null
      ? listPerformances(database, shop)
      : findPerformance(database, shop, supplier).then((one) => new Map([[supplier, one]])),
    listLateOrders(database, shop, today),
  ]);
  return suppliers
    .filter(({ id }) => supplier === null || id === supplier)
    .map(({ id, name }) => ({
      ...{ supplierId: id, supplier: name, ...(measured.get(id) ?? performanceOf([], [])) },
      late: late.get(id) ?? 0,
    }));
}
