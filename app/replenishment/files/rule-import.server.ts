import { listKnownLocations } from "../../catalog/known-locations.server";
import { type KnownLocation, locationNamed } from "../../catalog/location-names";
import type { Chunk, Outcome } from "../../csv/chunk";
import { type ReadRow, type RefusedRow, readRows, refusedRow } from "../../csv/format";
import { isGid, SHOPIFY_ID } from "../../csv/shopify-id";
import { EVERYWHERE } from "../../sql/zeros";
import { folded } from "../../words/folded";
import type { Planned } from "../decisions/decide.server";
import { saveRules } from "../decisions/rules.server";
import { findProductsNamed, type NamedProduct, whyNoProduct } from "../overviews/products-named.server";
import { findVariantsNamed, type NamedVariant, whyUnnamed } from "../overviews/variants-named.server";
import { PLACE_OF_SHOP, placeOfSupplier, placeOfVariant, type RulePlace } from "../rules/place";
import { NO_RULE } from "../rules/rule";
import { listRulesAt, type PlacedRule, placeKey } from "../rules/rules-at.server";
import { listSuppliersNamed, type NamedSupplier } from "../rules/suppliers-named.server";
import { RULE_FORMAT, type RuleRow, SUBJECT } from "./rule-file";

type Shop = { id: number; timeZone: string };

/** A piece of a file of rules. A check answers the same and saves nothing. */
export async function saveRuleRows(
  database: D1Database,
  shop: Shop,
  { rows, check }: Chunk,
  now: number,
): Promise<{ outcomes: Outcome[]; plans: Planned }> {
  const placed = await placedRows(database, shop, readRows(RULE_FORMAT, rows));
  const stands = await listRulesAt(
    database,
    shop,
    placed.flatMap((row) => (row.kind === "placed" ? [row.place] : [])),
  );
  const changed: PlacedRule[] = [];
  const outcomes = placed.map((row): Outcome => {
    if (row.kind === "refused") return row;
    const old = stands.get(placeKey(row.place));
    const rule = { ...(old ?? NO_RULE), ...row.rule };
    if (JSON.stringify(rule) === JSON.stringify(old ?? NO_RULE)) return { number: row.number, kind: "unchanged" };
    changed.push({ place: row.place, rule });
    return { number: row.number, kind: old ? "changed" : "added" };
  });
  if (check || changed.length === 0) return { outcomes, plans: "planned" };
  return { outcomes, plans: await saveRules(database, shop, changed, now) };
}

type PlacedRow = { number: number; kind: "placed"; place: RulePlace; rule: RuleRow["rule"] };

interface Named {
  suppliers: Map<string, NamedSupplier>;
  products: Map<string, NamedProduct>;
  variants: Map<string, NamedVariant>;
  locations: KnownLocation[];
}

async function placedRows(
  database: D1Database,
  shop: Shop,
  read: ReadRow<RuleRow>[],
): Promise<(PlacedRow | RefusedRow)[]> {
  const subjects = (level: RulePlace["level"]) =>
    read.flatMap((row) => (row.kind === "read" && row.value.level === level ? [row.value.subject] : []));
  const [suppliers, products, variants, locations] = await Promise.all([
    listSuppliersNamed(database, shop, subjects("supplier")),
    findProductsNamed(database, shop, subjects("product")),
    findVariantsNamed(database, shop, subjects("variant")),
    listKnownLocations(database, shop),
  ]);
  const seen = new Set<string>();
  return read.map((row) => {
    if (row.kind === "refused") return row;
    const place = placeOf(row.value, { suppliers, products, variants, locations });
    if ("refused" in place) return refusedRow(row.number, place.refused, place.reason);
    if (seen.has(placeKey(place))) return refusedRow(row.number, SUBJECT, "An earlier row is about the same.");
    seen.add(placeKey(place));
    return { number: row.number, kind: "placed", place, rule: row.value.rule };
  });
}

const NO_PLACE = {
  none: "No location has this name.",
  several: "Several locations have this name. Write Shopify's number of the location in its place.",
};

type NoPlace = { refused: string; reason: string };

const columnOf = (subject: string) => (isGid(subject) ? SHOPIFY_ID.name : SUBJECT);

function placeOf({ level, subject, location }: RuleRow, named: Named): RulePlace | NoPlace {
  switch (level) {
    case "shop":
      return PLACE_OF_SHOP;
    case "supplier": {
      const supplier = named.suppliers.get(folded(subject));
      return supplier ? placeOfSupplier(supplier.id) : { refused: SUBJECT, reason: "No supplier has this name." };
    }
    case "product": {
      const product = named.products.get(subject);
      if (product?.kind !== "found") return { refused: columnOf(subject), reason: whyNoProduct(product, subject) };
      return { level, subject: product.productId, location: EVERYWHERE };
    }
    case "variant": {
      const variant = named.variants.get(subject);
      if (variant?.kind !== "found") return { refused: columnOf(subject), reason: whyUnnamed(variant, subject) };
      if (location === "") return placeOfVariant(variant.variantId);
      const id = locationNamed(named.locations, location);
      return typeof id === "number"
        ? placeOfVariant(variant.variantId, id)
        : { refused: "location", reason: NO_PLACE[id] };
    }
  }
}
