import { createHash } from "node:crypto";
import { strToU8, zipSync } from "fflate";

export const PAGES = {
  "raw/purchase_orders/page-0001.json": {
    purchase_orders: [
      {
        ...{ id: 2, number: "1000A", sequential_id: 1000, archived: false, currency: "CAD", supplier_name: "Acme" },
        ...{ ordered_at: "2026-05-02T10:00:00Z", expected_on: "2026-05-20", shopify_receive_location_id: 34915680278 },
        invoice_number: "INV-7",
        purchase_items: [
          {
            id: 4,
            inventory_item_id: 37791323160598,
            sku: "MUG-WHT",
            quantity: 10,
            status: "received",
            received_at: "2026-05-12",
            cost_price: "7.40",
            supplier_cost_price: "10.00",
            tax_type_id: 1,
          },
          {
            id: 5,
            sku: "MUG-BLK",
            quantity: 4,
            status: "not delivered",
            received_at: null,
            cost_price: "7.40",
            supplier_cost_price: "10.00",
          },
          { id: 6, sku: "MUG-RED", quantity: 0, status: "not delivered" },
        ],
      },
    ],
  },
  "raw/purchase_orders/page-0002.json": {
    purchase_orders: [
      {
        id: 3,
        number: "1000A",
        archived: true,
        currency: "USD",
        supplier_name: "Acme",
        purchase_items: [{ id: 9, sku: "CUP", quantity: 1, status: "not delivered" }],
      },
      { id: 2, number: "1000A", purchase_items: [] },
    ],
  },
  "raw/suppliers/page-0001.json": {
    suppliers: [
      {
        id: 1,
        name: "Acme",
        contact_email: "orders@example.com",
        address1: "1 Mill Lane",
        city: "Leeds",
        is_hidden: false,
      },
    ],
  },
  "raw/tax_types/page-0001.json": { tax_types: [{ id: 1, tax_rate: "10.0" }] },
  "raw/stock_adjustments/page-0001.json": { stock_adjustments: [{ id: 1 }] },
};

export function archiveOf(pages: Record<string, unknown>, manifest: object = { status: "complete" }, spoiled = "") {
  const files: Record<string, Uint8Array> = { "manifest.json": strToU8(JSON.stringify(manifest)) };
  for (const [path, page] of Object.entries(pages))
    files[path] = strToU8(typeof page === "string" ? page : JSON.stringify(page));
  const sums = Object.entries(files).map(
    ([path, bytes]) => `${createHash("sha256").update(bytes).digest("hex")}  ${path}`,
  );
  files["checksums.sha256"] = strToU8(`${sums.join("\n")}\n`);
  if (spoiled) files[spoiled] = strToU8("{}");
  return zipSync(files);
}
