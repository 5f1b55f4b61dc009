import { expect, it } from "vitest";
import { lineTexts } from "../../../app/purchasing/orders/lines/line-fields";
import { detailTexts } from "../../../app/purchasing/orders/order";
import { FIELD_NAMES } from "../../../app/ui/purchasing/order-words";

it("names each field of an order and of its lines that its timeline tells", () => {
  const line = { ordered: 1, price: { amount: null, units: 1 }, costTyped: false, taxRate: null, taxIncluded: false };
  const details = { locationId: 1, expectedDay: null, rate: null, supplierNote: null, teamNote: null, terms: null };
  const paper = { shipToId: null, paymentAccountId: null, lineOrder: "entered" as const };
  const fields = {
    ...lineTexts({ ...line, supplierSku: null, description: null, pack: null }, "EUR"),
    ...detailTexts({ ...details, ...paper }),
  };
  expect(Object.keys(fields).filter((field) => !FIELD_NAMES[field])).toEqual([]);
});
