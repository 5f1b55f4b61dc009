import type { Database } from "./database";

/** Where each kind of id starts; as long as Shopify's own are. */
const STARTS = {
  Location: 70_000_000_000,
  Product: 8_100_000_000_000,
  ProductVariant: 44_000_000_000_000,
  InventoryItem: 46_000_000_000_000,
  InventoryLevel: 98_000_000_000,
  Order: 5_600_000_000_000,
  LineItem: 14_200_000_000_000,
  Fulfillment: 5_100_000_000_000,
  FulfillmentLineItem: 13_100_000_000_000,
  Refund: 890_000_000_000,
  RefundLineItem: 560_000_000_000,
  WebhookSubscription: 1_200_000_000_000,
  BulkOperation: 4_100_000_000_000,
  InventoryPurchaseOrder: 21_000_000_000,
  InventoryPurchaseOrderLineItem: 22_000_000_000,
  InventoryTransfer: 23_000_000_000,
  InventoryShipment: 24_000_000_000,
  InventoryShipmentLineItem: 25_000_000_000,
  OrderName: 1_000,
} as const;

export type IdKind = keyof typeof STARTS;

const STEP = 32;

/** Next id of a kind. Two shops never share ids: each starts at an offset of its own, as ids are global at Shopify. */
export function nextId(database: Database, kind: IdKind, domain: string): number {
  const row = database.one<{ next: number }>(
    `insert into sequences(name, next) values (?1, ?2 + ?3)
     on conflict do update set next = next + ?3 returning next`,
    kind,
    firstId(kind, domain),
    idStep(kind),
  );
  return row.next - idStep(kind);
}

/** Counts in memory while seeding, where one statement per id would cost more than the rows. */
export class IdCounter {
  private readonly next = new Map<IdKind, number>();

  constructor(private readonly domain: string) {}

  take(kind: IdKind): number {
    const id = this.next.get(kind) ?? firstId(kind, this.domain);
    this.next.set(kind, id + idStep(kind));
    return id;
  }

  save(database: Database): void {
    const rows = [...this.next].map(([name, next]) => ({ name, next }));
    for (const { name } of rows) database.run("delete from sequences where name = ?", name);
    database.insertAll("sequences", rows);
  }
}

function firstId(kind: IdKind, domain: string): number {
  return STARTS[kind] + (kind === "OrderName" ? 1 : shopOffset(domain));
}

function idStep(kind: IdKind): number {
  return kind === "OrderName" ? 1 : STEP;
}

export function gid(kind: string, id: number): string {
  return `gid://shopify/${kind}/${id}`;
}

export function levelGid(level: { id: number; item_id: number }): string {
  return `${gid("InventoryLevel", level.id)}?inventory_item_id=${level.item_id}`;
}

/** The number of a gid of that kind, or undefined. */
export function idOf(kind: string, text: string): number | undefined {
  const match = /^gid:\/\/shopify\/(\w+)\/(\d+)(?:\?.*)?$/.exec(text);
  return match?.[1] === kind ? Number(match[2]) : undefined;
}

function shopOffset(domain: string): number {
  let hash = 7;
  for (const letter of domain) hash = (hash * 31 + letter.charCodeAt(0)) % 997;
  return hash * 1_000_000;
}
