import { describe, expect, it } from "vitest";
import { readArchive } from "../../../../app/purchasing/moving-in/reading/archive";
import { openedArchive } from "../../../../app/purchasing/moving-in/reading/opened-archive";
import { archiveOf, PAGES } from "./rescued";

describe("an archive of Stocky Rescue", () => {
  it("is read from its raw pages, its checksums held", async () => {
    const opened = await openedArchive(archiveOf(PAGES));
    if (opened.kind === "refused") throw new Error(opened.reason);
    const { orders, suppliers, left } = readArchive(opened.records, "USD");
    expect(suppliers).toMatchObject([{ name: "Acme", email: "orders@example.com", address: "1 Mill Lane\nLeeds" }]);
    expect(orders).toMatchObject([
      {
        isAwaited: true,
        order: {
          ...{ number: "1000A", currency: "CAD", rate: "0.74", orderedOn: "2026-05-02", expectedOn: "2026-05-20" },
          ...{ destinationId: "34915680278", note: "Invoice: INV-7", isOpen: false },
          lines: [
            {
              sku: "MUG-WHT",
              itemId: "37791323160598",
              ordered: 10,
              received: 10,
              receivedOn: "2026-05-12",
              unitCost: "10.00",
              taxRate: 1000,
            },
            { sku: "MUG-BLK", ordered: 4, received: 0, receivedOn: null },
          ],
        },
      },
      { isAwaited: false, order: { number: "1000A/3", currency: null } },
    ]);
    expect(left.map(({ what }) => what)).toEqual(["Order 1000A, MUG-RED", "1 stock adjustments"]);
  });

  it("names a tax that is none here, whose lines come without one, where a line has it", async () => {
    const types = [
      { id: 1, name: "Duty", tax_rate: "120.0" },
      { id: 2, tax_rate: "" },
      { id: 3, tax_rate: "-5%" },
      { id: 4, tax_rate: "8.87500" },
    ];
    const opened = await openedArchive(archiveOf({ ...PAGES, "raw/tax_types/page-0001.json": { tax_types: types } }));
    if (opened.kind === "refused") throw new Error(opened.reason);
    const read = (tax: number) => {
      const [order] = opened.records.orders;
      const records = {
        ...opened.records,
        orders: [{ ...order, purchase_items: [{ quantity: 1, tax_type_id: tax }] }],
      };
      const { orders, left } = readArchive(records, "USD");
      expect(orders[0]?.order.lines[0]?.taxRate).toBe(tax === 4 ? 888 : null);
      return left.filter(({ what }) => what.startsWith("Tax "));
    };
    expect(read(1)).toEqual([
      { what: "Tax Duty", why: "120.0 is no percentage from 0 to 100: lines with it come without a tax." },
    ]);
    expect(read(2)).toEqual([]);
    expect(read(3)).toEqual([
      { what: "Tax 3", why: "-5% is no percentage from 0 to 100: lines with it come without a tax." },
    ]);
    expect(read(4)).toEqual([]);
  });

  it("is refused where a page is not as it was saved, or is missing", async () => {
    const page = "raw/suppliers/page-0001.json";
    expect(await openedArchive(archiveOf(PAGES, {}, page))).toMatchObject({
      kind: "refused",
      reason: expect.stringContaining(page),
    });
    expect(await openedArchive(archiveOf({ "raw/tax_types/page-0001.json": {} }))).toMatchObject({ kind: "refused" });
    expect(await openedArchive(new Uint8Array([0x50, 0x4b, 3, 4, 0]))).toMatchObject({ kind: "refused" });
  });

  it("says that it is not complete where it says so itself", async () => {
    const manifest = { status: "incomplete", failures: [{ resource: "tax_types", page: 2 }] };
    const opened = await openedArchive(archiveOf(PAGES, manifest));
    expect(opened).toMatchObject({ kind: "opened", warnings: [expect.stringContaining("tax types")] });
  });

  it("is read from its tables where it has no raw pages", async () => {
    const opened = await openedArchive(
      archiveOf({
        "purchase_orders.csv":
          "po_number,supplier_name,status,ordered_date,received_date,currency\nPO-1,Acme,received,2026-05-02,2026-05-12,USD\n",
        "purchase_order_lines.csv":
          "po_number,sku,product_title,qty_ordered,qty_received,unit_cost,x_note\nPO-1,A,Mug,10,8,4.5,z\n",
        "suppliers.csv": "supplier_name,po_count,avg_lead_time_days,currencies\nAcme,1,10,USD\n",
      }),
    );
    if (opened.kind === "refused") throw new Error(opened.reason);
    const { orders, suppliers } = readArchive(opened.records, "USD");
    expect(orders).toMatchObject([
      {
        order: {
          number: "PO-1",
          orderedOn: "2026-05-02",
          lines: [{ sku: "A", ordered: 10, received: 8, receivedOn: "2026-05-12", unitCost: "4.5" }],
        },
      },
    ]);
    expect(suppliers).toMatchObject([{ name: "Acme", leadTimeDays: 10 }]);
  });
});
