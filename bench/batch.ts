// Statements and round trips of one batch of 100 deliveries of four topics, from the door's messages to D1.
import { readFileSync } from "node:fs";
import { levelBody, orderBody, productBody } from "../test/support/bodies";
import { type Delivery, deliver, GONE } from "./inbox";
import { counted } from "./instruments/counted";
import { openDatabase } from "./instruments/database";
import { installShop } from "./shop";

export default async function batch() {
  const { database, close } = await openDatabase();
  try {
    await installShop(database);
    for (const size of [4, 100]) {
      const watched = counted(database);
      await deliver(watched.database, mixed(size));
      const { statements, roundTrips } = watched.count;
      console.log(`  ${size} mixed deliveries: ${statements} statements in ${roundTrips} round trips`);
    }
  } finally {
    await close();
  }
}

function mixed(count: number): Delivery[] {
  const uninstalled = readFileSync("test/fixtures/shopify/app-uninstalled.json", "utf8");
  const inTurn: ((index: number) => Delivery)[] = [
    (index) => [
      "products/update",
      productBody({
        id: 101 + (index % 40),
        variants: [{ id: 301 + (index % 40), inventory_item_id: 501 + (index % 40) }],
      }),
    ],
    (index) => ["inventory_levels/update", levelBody({ item: 501 + (index % 40), available: index })],
    (index) => ["orders/create", orderBody({ id: 7001 + index, lines: [{ variant_id: 301 + (index % 40) }] })],
    // Of a shop that is gone: this one must not uninstall the shop that the others are about.
    () => ["app/uninstalled", uninstalled, GONE],
  ];
  return Array.from({ length: count }, (_, index) => inTurn[index % inTurn.length]?.(index)).filter(
    (one) => one !== undefined,
  );
}
