import { listKnownLocations } from "../../catalog/known-locations.server";
import { type KnownLocation, locationNamed } from "../../catalog/location-names";
import type { Chunk, Outcome } from "../../csv/chunk";
import { type ReadRow, type RefusedRow, readRows, refusedRow } from "../../csv/format";
import { isGid, SHOPIFY_ID } from "../../csv/shopify-id";
import { EVERYWHERE } from "../../sql/zeros";
import { folded } from "../../words/folded";
import type { Planned } from "../decisions/decide.server";
import { saveRules } from "../decisions/rules.server";
import { inCircles } from "../decisions/similar/circles";
import { NO_SIMILAR, type Similar } from "../decisions/similar/form";
import { listSimilarBehind, type SimilarOf } from "../decisions/similar/similar.server";
import { findProductsNamed, type NamedProduct, whyNoProduct } from "../overviews/products-named.server";
import { findVariantsNamed, type NamedVariant, whyUnnamed } from "../overviews/variants-named.server";
import { PLACE_OF_SHOP, placeOfSupplier, placeOfVariant, type RulePlace } from "../rules/place";
import { NO_RULE } from "../rules/rule";
import { listRulesAt, type PlacedRule, placeKey } from "../rules/rules-at.server";
import { listSuppliersNamed, type NamedSupplier } from "../rules/suppliers-named.server";
import { RULE_FORMAT, type RuleRow, SIMILAR, SUBJECT } from "./rule-file";

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
  const told = placed.flatMap((row) => (row.kind === "placed" && row.similar ? [row.similar] : []));
  const chosen = told.length > 0 ? await listSimilarBehind(database, shop, told.flatMap(idsIn)) : new Map();
  const circling = inCircles(told, chosen);
  const changed: PlacedRule[] = [];
  const similar: SimilarOf[] = [];
  const outcomes = placed.map((row): Outcome => {
    if (row.kind === "refused") return row;
    if (row.similar && circling.has(row.similar.variantId))
      return refusedRow(row.number, SIMILAR.name, NO_SIMILAR.circle);
    const old = stands.get(placeKey(row.place));
    const rule = { ...(old ?? NO_RULE), ...row.rule };
    const ruleStands = JSON.stringify(rule) === JSON.stringify(old ?? NO_RULE);
    const similarStands = !row.similar || isAlike(row.similar.similar, chosen.get(row.similar.variantId) ?? null);
    if (!ruleStands) changed.push({ place: row.place, rule });
    if (row.similar && !similarStands) similar.push(row.similar);
    if (ruleStands && similarStands) return { number: row.number, kind: "unchanged" };
    return { number: row.number, kind: old ? "changed" : "added" };
  });
  if (check || changed.length + similar.length === 0) return { outcomes, plans: "planned" };
  return { outcomes, plans: await saveRules(database, shop, changed, now, similar) };
}

const idsIn = ({ variantId, similar }: SimilarOf) => [variantId, ...(similar ? [similar.similarId] : [])];

const isAlike = (one: Similar | null, other: Similar | null) =>
  one?.similarId === other?.similarId && one?.percent === other?.percent;

type PlacedRow = {
  number: number;
  kind: "placed";
  place: RulePlace;
  rule: RuleRow["rule"];
  /** Where the file tells what the variant is forecast like. */
  similar?: SimilarOf;
};

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
    findVariantsNamed(database, shop, [...subjects("variant"), ...read.flatMap(similarNamed)]),
    listKnownLocations(database, shop),
  ]);
  const seen = new Set<string>();
  return read.map((row) => {
    if (row.kind === "refused") return row;
    const place = placeOf(row.value, { suppliers, products, variants, locations });
    if ("refused" in place) return refusedRow(row.number, place.refused, place.reason);
    if (seen.has(placeKey(place))) return refusedRow(row.number, SUBJECT, "An earlier row has it already.");
    const similar = similarOf(row.value, Number(place.subject), variants);
    if (similar && "refused" in similar) return refusedRow(row.number, similar.refused, similar.reason);
    seen.add(placeKey(place));
    return { number: row.number, kind: "placed", place, rule: row.value.rule, similar };
  });
}

const similarNamed = (row: ReadRow<RuleRow>) =>
  row.kind === "read" && row.value.similar ? [row.value.similar.named] : [];

function similarOf(
  { similar }: RuleRow,
  variantId: number,
  variants: Named["variants"],
): SimilarOf | NoPlace | undefined {
  if (!similar) return similar === null ? { variantId, similar } : undefined;
  const other = variants.get(similar.named);
  if (other?.kind !== "found") return { refused: SIMILAR.name, reason: whyUnnamed(other, similar.named) };
  if (other.variantId === variantId) return { refused: SIMILAR.name, reason: NO_SIMILAR.itself };
  return { variantId, similar: { similarId: other.variantId, percent: similar.percent } };
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
