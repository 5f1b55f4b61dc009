import { expect, it } from "vitest";
import { suppliersInRows } from "../../../../app/purchasing/moving-in/past-supplier";

it("takes each supplier once, and keeps as a note what is no address", () => {
  const { suppliers, refused } = suppliersInRows([
    { number: 2, cells: { name: "Acme", email: "nobody", account_number: "TFW", lead_time_days: "9.6" } },
    { number: 3, cells: { name: " ACME ", email: "a@example.com" } },
  ]);
  expect(suppliers).toMatchObject([
    { name: "Acme", email: null, leadTimeDays: 10, notes: "Account number: TFW\nMail: nobody" },
  ]);
  expect([...refused.keys()]).toEqual([3]);
});

it.each([
  ["14 days", 14, null],
  ["365.7", null, "Lead time: 365.7"],
  ["2 weeks", null, "Lead time: 2 weeks"],
])("reads a lead time of %s, or keeps it as a note", (told, leadTimeDays, notes) =>
  expect(suppliersInRows([{ number: 2, cells: { name: "Acme", lead_time_days: told } }]).suppliers).toMatchObject([
    { leadTimeDays, notes },
  ]),
);
