import { listNewsOfItems, listNewsOfProducts, listNewsOfVariants } from "../../../app/catalog/comparison.server";
import { listNewsOfLines, listRefundsUnheard } from "../../../app/demand/sales/comparison.server";
import { groupsOf } from "../../../app/lists/groups";
import { type Level, levelLine } from "../../../app/shopify/graphql/bulk-levels";
import { LEVELS_BY_ID } from "../../../app/shopify/graphql/levels-by-id";
import { readerOf } from "../../../app/shopify/wire/quick-reader";
import { type ComparedLevel, verdictOn } from "../../../app/stock/comparison/level-comparison";
import { listDifferences } from "../../../app/stock/comparison/level-comparison.server";
import { factChanges, rowChanges } from "../../deliveries/fact-changes";
import { noFacts, type ShopFacts } from "../../deliveries/facts";
import { importCatalog } from "../bulk/catalog";
import { importLevels } from "../bulk/levels";
import { importOrders } from "../bulk/orders";
import type { FilePart } from "../bulk/part";
import type { Found, JobContext } from "../job";
import { levelRepairs } from "./level-repairs";

const readLine = readerOf(levelLine);

/** So many at once are planned, and read from Shopify again, in one batch. */
const FACTS_A_WRITE = 200;

/**
 * Compares a part of a file, as it was at `asOf`, with our rows. News is written at once, plans with it; what only
 * confirms a row goes with the batch that moves the job.
 */
export type FileComparison = (
  context: JobContext,
  comparing: { reconciliation: number; asOf: number },
  part: FilePart,
) => Promise<Found>;

export const compareCatalog: FileComparison = async (context, { asOf }, part) => {
  const { database, shop } = context;
  const { facts, counts } = importCatalog.read(shop, asOf, part);
  const newProducts = await listNewsOfProducts(database, shop.id, facts.products);
  const newVariants = await listNewsOfVariants(database, shop.id, facts.variants);
  const products = facts.products.filter((_, index) => newProducts.has(index));
  const variants = facts.variants.filter((_, index) => newVariants.has(index));
  await writeNews(context, products, (products) => ({ products }));
  await writeNews(context, variants, (variants) => ({ variants }));
  const mended = { products_mended: changedIn(newProducts), variants_mended: changedIn(newVariants) };
  return { statements: rowChanges(database, facts, context.now), counts: { ...counts, ...mended } };
};

/** A product's type and more barcodes of a variant as it stands are learned, not mended. */
const changedIn = (news: Map<number, { completes: boolean }>) =>
  [...news.values()].filter(({ completes }) => !completes).length;

/**
 * The file tells what is left of a line, not whether the rest was put back into stock, nor which part went from where: such orders
 * are noted to be read with their lines, which are no news to whoever goes on after this one died; and where no refund is known of
 * what is gone.
 */
export const compareOrders: FileComparison = async (context, { asOf }, part) => {
  const { database, shop, now } = context;
  const { facts, counts } = importOrders.read(shop, asOf, part);
  const news = await listNewsOfLines(database, shop.id, facts.lines);
  const changed = facts.lines.filter((_, index) => news.has(index));
  await writeNews(context, changed, (lines) => {
    const changedOrders = new Set(lines.map((line) => line.orderId));
    return { lines, ordersToRead: facts.ordersToRead.filter(({ orderId }) => changedOrders.has(orderId)) };
  });
  const inPart = facts.ordersToRead.map(({ orderId }) => orderId);
  const unheard = inPart.length ? await listRefundsUnheard(database, shop.id, inPart) : [];
  const ordersToRead = unheard.map((orderId) => ({ shopId: shop.id, orderId }));
  const noted = rowChanges(database, { ...noFacts(), ordersToRead }, now);
  return { statements: noted, counts: { ...counts, lines_mended: changed.length } };
};

/**
 * What differs is read again, one by one: the file may be older than a delivery that came since. An item is confirmed by
 * being written, a level by its figures, so that what no file shows is known by its age.
 */
export const compareLevels: FileComparison = async (context, { reconciliation, asOf }, part) => {
  const { database, shop, now } = context;
  const { facts, counts } = importLevels.read(shop, asOf, part);
  const { items, levels, figures } = facts;
  const newItems = await listNewsOfItems(database, shop.id, items);
  const changedItems = items.filter((_, index) => newItems.has(index));
  await writeNews(context, changedItems, (items) => ({ items }));

  const read = part.lines.map(readLine).filter((line) => "item" in line);
  const differences = await listDifferences(database, shop.id, levels);
  const isSuspect = (level: ComparedLevel) => verdictOn(level, now) !== "agrees";
  for (const suspects of groupsOf(differences.filter(isSuspect), FACTS_A_WRITE)) {
    const again = await readAgain(context, suspects, read);
    const asking = { shop, now, asOf, cause: "comparison" as const, reconciliation };
    await database.batch(levelRepairs(database, asking, again));
  }
  // The value is the same, of a newer version: a delivery of the older ones in between must find it.
  const newer = differences.filter((level) => !isSuspect(level)).flatMap(({ told }) => levels[told] ?? []);
  return {
    statements: rowChanges(database, { ...noFacts(), items, levels: newer, figures }, now),
    counts: { ...counts, items_mended: changedItems.length },
  };
};

async function readAgain({ admin }: JobContext, suspects: (ComparedLevel & { told: number })[], read: Level[]) {
  const { nodes } = await admin.request(LEVELS_BY_ID, { ids: suspects.flatMap(({ told }) => read[told]?.id ?? []) });
  return suspects.map(({ inventoryItemId, locationId, ours }, index) => {
    const node = nodes[index];
    return { inventoryItemId, locationId, ours, read: node?.isActive ? node : null };
  });
}

async function writeNews<Fact>(
  { database, shop, now }: JobContext,
  news: Fact[],
  factsOf: (some: Fact[]) => Partial<ShopFacts>,
) {
  for (const some of groupsOf(news, FACTS_A_WRITE))
    await database.batch(factChanges(database, { ...noFacts(), ...factsOf(some) }, [shop], now));
}
