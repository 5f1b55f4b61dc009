import { and, eq, isNull } from "drizzle-orm";
import { paymentAccounts, purchasingSettings, shipToAddresses } from "../../../drizzle/schema";
import { typed } from "../../database";
import { isClear, type Meanwhile, merged, type Texts } from "../../forms/opened";
import type { Refusals } from "../../forms/parsed";
import { arrivalsOf } from "../shopify-orders/shopify-orders.server";
import { type Company, companyFields, type PaymentAccount, type ShipTo } from "./company";
import { type Logo, logoIn } from "./print/logo";

type Shop = { id: number };

const NO_COMPANY: Company = {
  ...{ name: null, email: null, phone: null, address: null, accentColour: null, terms: null, supplierNote: null },
  ...{ numberPrefix: "PO-", nextNumber: 1, costToShopify: "off", shopifyOrders: "shown" },
};

/** What documents say of the shop, with its logo, as it was stored. */
export async function findCompany(database: D1Database, shop: Shop): Promise<Company & { logo: string | null }> {
  const [found] = await typed(database)
    .select({
      name: purchasingSettings.companyName,
      email: purchasingSettings.email,
      phone: purchasingSettings.phone,
      address: purchasingSettings.address,
      accentColour: purchasingSettings.accentColour,
      numberPrefix: purchasingSettings.numberPrefix,
      nextNumber: purchasingSettings.nextNumber,
      terms: purchasingSettings.terms,
      supplierNote: purchasingSettings.supplierNote,
      costToShopify: purchasingSettings.costToShopify,
      shopifyOrders: purchasingSettings.shopifyOrders,
      logo: purchasingSettings.logo,
    })
    .from(purchasingSettings)
    .where(eq(purchasingSettings.shopId, shop.id));
  return found ?? { ...NO_COMPANY, logo: null };
}

/** The logo's picture; undefined where there is none, or what is stored is none. */
export function logoFrom(base64: string | null): Logo | undefined {
  if (base64 === null) return undefined;
  const read = logoIn(Uint8Array.from(atob(base64), (sign) => sign.charCodeAt(0)));
  return read.kind === "read" ? read.logo : undefined;
}

/** recounted: what is on the way has changed, and all plans are to be made anew. */
type CompanySaved =
  | { kind: "saved"; recounted: boolean }
  | { kind: "meanwhile"; meanwhile: Meanwhile }
  | { kind: "refused"; refusals: Refusals };

/** Over what the form was opened with. Numbers only rise: one that was given is never given again. */
export async function saveCompany(
  database: D1Database,
  shop: Shop,
  typedIn: Company,
  opened: Texts | undefined,
  now: number,
): Promise<CompanySaved> {
  const { logo: _, ...stands } = await findCompany(database, shop);
  const { value, meanwhile } = merged(typedIn, stands, companyFields, opened);
  if (!isClear(meanwhile)) return { kind: "meanwhile", meanwhile };
  if (value.nextNumber < stands.nextNumber)
    return { kind: "refused", refusals: { nextNumber: `The next one is ${stands.nextNumber}: it can only rise.` } };
  const { name, email, phone, address, accentColour, numberPrefix, nextNumber, terms, supplierNote } = value;
  const { costToShopify, shopifyOrders } = value;
  const saved = database
    .prepare(
      `INSERT INTO purchasing_settings (shop_id, company_name, email, phone, address, accent_colour, number_prefix, next_number,
        terms, supplier_note, updated_at, cost_to_shopify, shopify_orders) VALUES (?1, ?2, ?3, ?4, ?5, ?6, ?7, ?8, ?9, ?10, ?11, ?12, ?13)
      ON CONFLICT (shop_id) DO UPDATE SET company_name = excluded.company_name, email = excluded.email, phone = excluded.phone,
        address = excluded.address, accent_colour = excluded.accent_colour, terms = excluded.terms,
        next_number = MAX(next_number, excluded.next_number), number_prefix = excluded.number_prefix, supplier_note = excluded.supplier_note, cost_to_shopify = excluded.cost_to_shopify, shopify_orders = excluded.shopify_orders, updated_at = excluded.updated_at`,
    )
    .bind(
      shop.id,
      name,
      email,
      phone,
      address,
      accentColour,
      numberPrefix,
      nextNumber,
      terms,
      supplierNote,
      now,
      costToShopify,
      shopifyOrders,
    );
  const recounted = shopifyOrders !== stands.shopifyOrders;
  await database.batch([saved, ...(recounted ? arrivalsOf(database, shop, null) : [])]);
  return { kind: "saved", recounted };
}

/** Null takes it away. */
export async function saveLogo(database: D1Database, shop: Shop, logo: Logo | null, now: number) {
  const base64 = logo && btoa(Array.from(logo.bytes, (byte) => String.fromCharCode(byte)).join(""));
  await database
    .prepare(
      `INSERT INTO purchasing_settings (shop_id, logo, logo_type, updated_at) VALUES (?1, ?2, ?3, ?4)
      ON CONFLICT (shop_id) DO UPDATE SET logo = excluded.logo, logo_type = excluded.logo_type, updated_at = excluded.updated_at`,
    )
    .bind(shop.id, base64, logo?.kind ?? null, now)
    .run();
}

export const listShipTo = (database: D1Database, shop: Shop) =>
  typed(database)
    .select({ id: shipToAddresses.id, name: shipToAddresses.name, address: shipToAddresses.address })
    .from(shipToAddresses)
    .where(and(eq(shipToAddresses.shopId, shop.id), isNull(shipToAddresses.archivedAt)))
    .orderBy(shipToAddresses.name);

export const listPaymentAccounts = (database: D1Database, shop: Shop) =>
  typed(database)
    .select({
      id: paymentAccounts.id,
      title: paymentAccounts.title,
      method: paymentAccounts.method,
      lastFour: paymentAccounts.lastFour,
    })
    .from(paymentAccounts)
    .where(and(eq(paymentAccounts.shopId, shop.id), isNull(paymentAccounts.archivedAt)))
    .orderBy(paymentAccounts.title);

/** What of these an order may name, and does, by the order's field. One statement. */
export const listSaved = async (database: D1Database, shop: Shop) =>
  (
    await database
      .prepare(
        `SELECT 'shipToId' AS field, id, name, archived_at IS NULL AS offered FROM ship_to_addresses WHERE shop_id = ?1
        UNION ALL SELECT 'paymentAccountId', id, title, archived_at IS NULL FROM payment_accounts WHERE shop_id = ?1 ORDER BY name`,
      )
      .bind(shop.id)
      .all<{ field: "shipToId" | "paymentAccountId"; id: number; name: string; offered: number }>()
  ).results;

/** The same one pressed twice is one. */
export const addShipTo = (database: D1Database, shop: Shop, { name, address }: ShipTo, now: number) =>
  database
    .prepare(
      `INSERT INTO ship_to_addresses (shop_id, name, address, created_at) SELECT ?1, ?2, ?3, ?4 WHERE NOT EXISTS (
        SELECT 1 FROM ship_to_addresses WHERE shop_id = ?1 AND name = ?2 AND address = ?3 AND archived_at IS NULL)`,
    )
    .bind(shop.id, name, address, now)
    .run();

export const addPaymentAccount = (
  database: D1Database,
  shop: Shop,
  { title, method, lastFour }: PaymentAccount,
  now: number,
) =>
  database
    .prepare(
      `INSERT INTO payment_accounts (shop_id, title, method, last_four, created_at) SELECT ?1, ?2, ?3, ?4, ?5 WHERE NOT EXISTS (
        SELECT 1 FROM payment_accounts WHERE shop_id = ?1 AND title = ?2 AND method = ?3 AND last_four IS ?4 AND archived_at IS NULL)`,
    )
    .bind(shop.id, title, method, lastFour, now)
    .run();

/** Orders that name it keep it; it is offered no more, or again. */
export const putAside = (
  database: D1Database,
  shop: Shop,
  which: "ship-to" | "account",
  id: number,
  archivedAt: number | null,
) =>
  database
    .prepare(
      which === "ship-to"
        ? "UPDATE ship_to_addresses SET archived_at = ?3 WHERE shop_id = ?1 AND id = ?2"
        : "UPDATE payment_accounts SET archived_at = ?3 WHERE shop_id = ?1 AND id = ?2",
    )
    .bind(shop.id, id, archivedAt)
    .run();
