import { dayOf } from "../../days/calendar";
import type { Supplier } from "../../suppliers/supplier";
import { findSupplier } from "../../suppliers/suppliers.server";
import { ownTitle } from "../../words/own-title";
import type { Order } from "../orders/order";
import { daysUntilCome } from "../orders/order-sums-sql";
import { accountText } from "./company";
import { findCompany, logoFrom } from "./company.server";
import { type OrderDocument, orderDocument, type PaperLine } from "./order-document";
import type { Look } from "./order-pdf";
import { DEFAULT_ACCENT } from "./print/colour";

type Shop = { id: number; name: string; timeZone: string; currency: string };

type Paper = { document: OrderDocument; look: Look; supplier: Supplier | undefined; replyTo: string | null };

/** An order as paper says it, with all that stands around its lines: 5 statements. */
export async function paperOf(database: D1Database, shop: Shop, order: Order, now: number): Promise<Paper> {
  const orderedDay = order.orderedDay ?? dayOf(now, shop.timeZone);
  const [company, supplier, rest] = await Promise.all([
    findCompany(database, shop),
    findSupplier(database, shop, order.supplierId),
    database.batch<Record<string, string | number | null>>([
      database.prepare(WHERE_AND_WHEN).bind(shop.id, order.id, orderedDay),
      database
        .prepare("SELECT title, method, last_four AS lastFour FROM payment_accounts WHERE shop_id = ?1 AND id = ?2")
        .bind(shop.id, order.paymentAccountId),
      paperCosts(database, shop, order),
    ]),
  ]);
  const [[place], [account], costs] = [rest[0]?.results ?? [], rest[1]?.results ?? [], rest[2]?.results ?? []];
  const name = company.name ?? shop.name;
  const comes = place?.comes ?? null;
  const goesTo = place?.name ?? order.location;
  const document = orderDocument(
    {
      ...order,
      ...{ orderedDay, expectedDay: order.expectedDay ?? (comes === null ? null : Number(comes)) },
      paymentTerms: supplier?.paymentTerms ?? null,
      paymentAccount: account
        ? accountText({
            ...{ title: String(account.title), method: String(account.method) },
            lastFour: account.lastFour === null ? null : String(account.lastFour),
          })
        : null,
      costs: costs.map(costShown),
    },
    order.lines.map(
      (line): PaperLine => ({
        ...line,
        title: line.productTitle || "A product that is gone",
        variantTitle: ownTitle(line),
      }),
    ),
    {
      company: { name, address: linesIn(company.address), email: company.email, phone: company.phone },
      supplier: {
        name: supplier?.name ?? order.supplier,
        address: [...(supplier?.contactName ? [supplier.contactName] : []), ...linesIn(supplier?.address)],
        ...{ email: supplier?.email ?? null, phone: supplier?.phone ?? null },
      },
      shipTo: order.saleName
        ? { name: `The customer of order ${order.saleName}`, address: [], email: null, phone: null }
        : goesTo === null
          ? null
          : { name: String(goesTo), address: linesIn(place?.address?.toString()), email: null, phone: null },
    },
  );
  const look: Look = {
    ...{ accent: company.accentColour ?? DEFAULT_ACCENT, logo: logoFrom(company.logo) ?? null },
    paper: LETTER.has(shop.currency) ? "letter" : "a4",
  };
  return { document, look, supplier, replyTo: company.email };
}

/**
 * Where the goods go: to the address that was chosen, or to that which has the name of the order's location.
 * Of an order that has not gone: when it would come if it went today, as it is written once it goes.
 */
const WHERE_AND_WHEN = `
SELECT s.name, s.address, CASE WHEN state IN ('draft', 'sending') THEN ?3 + ${daysUntilCome("?3")} END AS comes
FROM purchase_orders LEFT JOIN ship_to_addresses s ON s.shop_id = purchase_orders.shop_id AND s.id = COALESCE(ship_to_id, (
  SELECT MIN(a.id) FROM ship_to_addresses a CROSS JOIN locations c ON c.id = purchase_orders.location_id AND c.shop_id = a.shop_id
  WHERE a.shop_id = ?1 AND a.archived_at IS NULL AND a.name = c.name COLLATE NOCASE))
WHERE purchase_orders.shop_id = ?1 AND purchase_orders.id = ?2`;

/** What the supplier bills beside the goods, as far as it was known when the order went out; duties go to others. */
const COSTS = `
SELECT kind, label, amount FROM purchase_order_costs
WHERE shop_id = ?1 AND order_id = ?2 AND currency = ?3 AND kind <> 'duty' AND (?4 IS NULL OR created_at <= ?4) ORDER BY id`;

type Costed = Pick<Order, "id" | "currency" | "sentAt">;
const paperCosts = (database: D1Database, shop: { id: number }, { id, currency, sentAt }: Costed) =>
  database.prepare(COSTS).bind(shop.id, id, currency, sentAt);

/** What stands on an order's paper beside its lines. */
export const listPaperCosts = async (database: D1Database, shop: { id: number }, order: Costed) =>
  (await paperCosts(database, shop, order).all<Record<string, string | number | null>>()).results.map(costShown);

const costShown = ({ kind, label, amount }: Record<string, string | number | null>) => ({
  ...{ label: String(label ?? KINDS[String(kind)] ?? "Other"), amount: Number(amount) },
});

const KINDS: Record<string, string> = { freight: "Freight", insurance: "Insurance", other: "Other" };

/** Where the sheet of paper is the American one. */
const LETTER = new Set(["USD", "CAD", "MXN"]);

const linesIn = (text: string | null | undefined) => (text ? text.split("\n") : []);
