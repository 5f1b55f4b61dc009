import { cells } from "../../sql/cells-sql";
import { folded, foldedKeys } from "../../words/folded";
import { inOrder } from "../../words/in-order";
import { spellings } from "./vendor-sql";

/** A vendor of the shop's products. */
interface Vendor {
  /** The first of its spellings. */
  vendor: string;
  /** As the products write it: names that differ in case alone are one vendor. */
  spellings: string[];
  /** The name of the supplier that has it. */
  supplier: string | null;
}

/** SQL: the next vendor of the shop ?1's products behind that one. The index is stepped through: a row or two for each vendor. */
const nextVendor = (behind: string) => `(SELECT MIN(vendor) FROM products INDEXED BY products_vendor
  WHERE shop_id = ?1 AND deleted_at IS NULL AND vendor > ${behind})`;

/** Vendors of the shop's products, each with the supplier that has it. Two statements. */
export async function listVendors(database: D1Database, shop: { id: number }): Promise<Vendor[]> {
  const [sold, held] = await database.batch<{ vendor: string; supplier: string }>([
    database.prepare(SOLD).bind(shop.id),
    database.prepare(HELD).bind(shop.id),
  ]);
  const supplierOf = new Map((held?.results ?? []).map(({ vendor, supplier }) => [folded(vendor), supplier]));
  const byFold = new Map<string, string[]>();
  for (const { vendor } of sold?.results ?? []) {
    const fold = folded(vendor);
    byFold.set(fold, [...(byFold.get(fold) ?? []), vendor]);
  }
  const vendors = [...byFold].map(([fold, written]) => ({
    vendor: written[0] ?? fold,
    spellings: written,
    supplier: supplierOf.get(fold) ?? null,
  }));
  return inOrder(vendors, ({ vendor }) => vendor);
}

const SOLD = `
WITH RECURSIVE p(vendor) AS (
  SELECT ${nextVendor("''")} UNION ALL SELECT ${nextVendor("p.vendor")} FROM p WHERE p.vendor IS NOT NULL)
SELECT p.vendor FROM p WHERE p.vendor IS NOT NULL`;

const HELD = `
SELECT v.vendor, s.name AS supplier FROM supplier_vendors v
CROSS JOIN suppliers s ON s.id = v.supplier_id AND s.shop_id = ?1
WHERE v.shop_id = ?1`;

const ASKED = cells({ fold: "value", key: "value" });

/** Of these vendors, folded, those that the shop's products have, as they write it. One statement. */
export async function listSpellings(
  database: D1Database,
  shop: { id: number },
  vendors: readonly string[],
): Promise<Map<string, string[]>> {
  if (vendors.length === 0) return new Map();
  const keys = vendors.flatMap((vendor) => foldedKeys(vendor).map((key) => ({ fold: folded(vendor), key })));
  const { results } = await database
    .prepare(`SELECT ${ASKED.cell.fold} AS fold, ${spellings("?1", ASKED.cell.key)} AS spellings FROM json_each(?2) f`)
    .bind(shop.id, ASKED.json(keys))
    .all<{ fold: string; spellings: string }>();
  const written = new Map<string, string[]>();
  for (const { fold, spellings } of results) {
    const found: string[] = JSON.parse(spellings);
    if (found.length > 0) written.set(fold, [...new Set([...(written.get(fold) ?? []), ...found])]);
  }
  return written;
}

/** Those that no product has: nothing is ordered for them, until one has. */
export const unknownVendors = (vendors: readonly string[], written: Map<string, string[]>) =>
  vendors.filter((vendor) => !written.has(folded(vendor)));

/** The vendors as the shop's products write them; as they are typed where none has them. */
export const asWritten = (vendors: readonly string[], written: Map<string, string[]>) =>
  vendors.map((vendor) => {
    const found = written.get(folded(vendor)) ?? [];
    return found.includes(vendor) ? vendor : (found[0] ?? vendor);
  });
