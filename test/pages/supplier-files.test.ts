import { env } from "cloudflare:workers";
import { beforeEach, describe, expect, it } from "vitest";
import { listSuppliers, supplierPage } from "../../app/replenishment/overviews/supplier-list.server";
import { makeSupplierForms } from "../../app/suppliers/forms-made.server";
import { foldNames } from "../../app/suppliers/names/folded-names.server";
import { all } from "../support/rows";
import { fileLines, sendRows } from "./file-rows";
import { givenShop } from "./rows";
import { add, OTHER, page, SHOP, vendorRows } from "./supplier-forms";
import { textOf, visit } from "./visit";

beforeEach(async () => {
  await givenShop(1, SHOP);
  await givenShop(2, OTHER);
});

describe("the file of suppliers", () => {
  const HEADINGS = [
    "name",
    "email",
    "phone",
    "currency",
    "lead_time_days",
    "lead_time_deviation",
    "minimum_value",
    "vendors",
  ];
  const send = (lines: string[][], options?: { check: boolean }) =>
    sendRows("/suppliers/file", SHOP, [HEADINGS, ...lines], options);
  const ACME = ["Acme", "a@acme.test", "+49 1", "EUR", "21", "2.5", "100", "Acme|Bolt"];

  it("adds, changes and leaves alone, and sent again it changes nothing", async () => {
    expect(await send([ACME, ["Cup Co", "", "", "", "", "", "", ""]])).toEqual(["added", "added"]);
    expect(await send([ACME, ["cup co", "", "", "", "5", "", "", ""]])).toEqual(["unchanged", "changed"]);
    expect(await send([ACME, ["cup co", "", "", "", "5", "", "", ""]])).toEqual(["unchanged", "unchanged"]);
    expect(await all("SELECT name, currency, minimum_value FROM suppliers ORDER BY id")).toEqual([
      { name: "Acme", currency: "EUR", minimum_value: 10000 },
      { name: "cup co", currency: "EUR", minimum_value: null },
    ]);
    expect(await all("SELECT subject_id, lead_time_days FROM rules WHERE level = 'supplier'")).toEqual([
      { subject_id: 1, lead_time_days: 21 },
      { subject_id: 2, lead_time_days: 5 },
    ]);
    expect(await vendorRows()).toHaveLength(2);
  });

  it("is read without NULs, at which a database ends a text", async () => {
    expect(await send([["Ac\0me", "", "", "", "", "", "", "Bo\0lt"]])).toEqual(["added"]);
    expect(await all("SELECT name FROM suppliers")).toEqual([{ name: "Acme" }]);
    expect(JSON.stringify(await vendorRows())).toMatch(/"bolt"/i);
  });

  it("takes back an archived supplier that it names, with what it says", async () => {
    await send([ACME]);
    await visit("/suppliers/1/archive", SHOP, { method: "PUT" });
    expect(await send([ACME], { check: true })).toEqual(["changed"]);
    expect(await page("/suppliers?tab=archived")).toContain("Acme");
    expect(await send([ACME])).toEqual(["changed"]);
    expect(await all("SELECT name, archived_at FROM suppliers")).toEqual([{ name: "Acme", archived_at: null }]);
    expect(await vendorRows()).toHaveLength(2);
    expect(await send([ACME])).toEqual(["unchanged"]);
  });

  it("leaves alone what it has no column for", async () => {
    await send([ACME]);
    expect(
      await sendRows("/suppliers/file", SHOP, [
        ["name", "phone"],
        ["Acme", "+49 2"],
      ]),
    ).toEqual(["changed"]);
    expect(await all("SELECT phone, email, minimum_value FROM suppliers")).toEqual([
      { phone: "+49 2", email: "a@acme.test", minimum_value: 10000 },
    ]);
    expect(await vendorRows()).toHaveLength(2);
  });

  it("refuses a row with its reason and takes the others", async () => {
    await add({ name: "Holder" }, ["Taken"]);
    expect(
      await send([
        ["", "", "", "", "", "", "", ""],
        ["Bad mail", "x", "", "", "", "", "", ""],
        ["Bad days", "", "", "", "-1", "", "", ""],
        ["Bad money", "", "", "JPY", "", "", "1.50", ""],
        ["Bad vendor", "", "", "", "", "", "", "Taken"],
        ["Good", "", "", "", "", "", "", "Free"],
        ["Late", "", "", "", "", "", "", "Free"],
        ["good", "", "", "", "", "", "", ""],
      ]),
    ).toEqual([
      "Enter the supplier's name.",
      "Enter one mail address, or none.",
      "Enter a whole number from 0 to 365, or leave it blank.",
      "Enter an amount such as 12.50, or leave it blank.",
      "Taken is with Holder. Take it off there first.",
      "added",
      "Free is with Good. Take it off there first.",
      "Row 7 has it already.",
    ]);
    expect(await all("SELECT name FROM suppliers ORDER BY name")).toEqual([{ name: "Good" }, { name: "Holder" }]);
  });

  it("takes as high a minimum order as the page does, and says in the row's currency what the highest is", async () => {
    const row = (currency: string, minimum: string) => [currency + minimum, "", "", currency, "", "", minimum, ""];
    expect(
      await send([
        row("IDR", "1,000,000,000.01"),
        row("VND", "100000000001"),
        row("KRW", "100000000000"),
        row("IDR", "1,000,000,000.00"),
      ]),
    ).toEqual(["Enter up to IDR\u00a01,000,000,000.", "Enter up to VND\u00a0100,000,000,000.", "added", "added"]);
  });

  it("is checked without saving anything", async () => {
    expect(await send([ACME], { check: true })).toEqual(["added"]);
    expect(await all("SELECT id FROM suppliers")).toEqual([]);
    expect(await all("SELECT shop_id FROM jobs WHERE kind = 'roll-forward'")).toEqual([]);
  });

  it("comes out as it went in, formulas made harmless", async () => {
    await send([ACME, ["=cmd()", "", "-1+2", "JPY", "", "", "500", ""]]);
    await add({ name: "Theirs" }, [], OTHER);
    const [headings, ...lines] = await fileLines("/suppliers/file", SHOP);
    expect(headings).toMatch(
      /^Name,Email,Phone,Currency,Lead time \(days\),Lead time varies by \(days\),Minimum order value,Vendors,/,
    );
    expect(lines.map((line) => line.split(",").slice(0, HEADINGS.length).join(","))).toEqual([
      "'=cmd(),,'-1+2,JPY,,,500,",
      "Acme,a@acme.test,'+49 1,EUR,21,2.5,100,Acme|Bolt",
    ]);
  });
});

describe("names in every alphabet", () => {
  const send = (...names: string[]) => sendRows("/suppliers/file", SHOP, [["name"], ...names.map((name) => [name])]);

  it("are one supplier's whatever their case, in the form, in its file and in a file of rules", async () => {
    await add({ name: "Équipe Straße" }, []);
    expect(textOf(await (await add({ name: "ÉQUIPE STRASSE" }, [])).text())).toContain(
      "Another supplier has this name.",
    );
    expect(await send("e\u0301quipe strasse")).toEqual(["changed"]);
    expect(await send("Équipe Straße", "équipe STRASSE")).toEqual(["changed", "Row 2 has it already."]);
    expect(
      await sendRows("/rules/file", SHOP, [
        ["level", "sku_or_product_or_supplier", "lead_time_days"],
        ["supplier", "ÉQUIPE straße", "9"],
      ]),
    ).toEqual(["changed"]);
    expect(await all("SELECT name, name_folded FROM suppliers")).toEqual([
      { name: "Équipe Straße", name_folded: "équipe strasse" },
    ]);
    expect(await page("/suppliers?q=ÉQUI")).toContain("Équipe Straße");
  });

  it("of two that were two before stay apart: the younger is numbered", async () => {
    await env.DB.prepare(
      `INSERT INTO suppliers (id, shop_id, name, currency, created_at, updated_at)
      VALUES (1, 1, 'É', 'EUR', 1, 1), (2, 1, 'é', 'EUR', 1, 1), (3, 1, 'é (2)', 'EUR', 1, 1), (4, 2, 'é', 'EUR', 1, 1)`,
    ).run();
    while ((await foldNames(env.DB)) === "more");
    expect(await all("SELECT name, name_folded FROM suppliers ORDER BY id")).toEqual([
      { name: "É", name_folded: "é" },
      { name: "é (3)", name_folded: "é (3)" },
      { name: "é (2)", name_folded: "é (2)" },
      { name: "é", name_folded: "é" },
    ]);
  });

  it("stand where a reader looks for them, in the list, page by page, and in the file", async () => {
    const names = ["Zoe", "Émile", "elm", "Fern", "ÄPFEL", "Øre", "Öl", "apricot"];
    const read = ["ÄPFEL", "apricot", "elm", "Émile", "Fern", "Öl", "Øre", "Zoe"];
    expect(await send(...names)).toEqual(names.map(() => "added"));
    const listed = async () => {
      const place = { tab: "active" as const, text: "", cursor: { side: "start" as const } };
      return (await listSuppliers(env.DB, { id: 1 }, place)).rows.map(({ name }) => name);
    };
    expect(await listed()).toEqual(read);
    expect((await fileLines("/suppliers/file", SHOP)).slice(1).map((line) => line.split(",")[0])).toEqual(read);
    await env.DB.prepare("UPDATE suppliers SET name_sort = NULL").run();
    expect(await listed()).not.toEqual(read);
    expect(await makeSupplierForms(env.DB, 3)).toBe("more");
    while ((await makeSupplierForms(env.DB, 3)) === "more");
    expect(await listed()).toEqual(read);
    const after = { side: "after" as const, key: ["elm", 3] as [string, number] };
    const beyond = await supplierPage(env.DB, { id: 1 }, { tab: "active", text: "", cursor: after });
    expect(beyond.map(({ name }) => name)).toEqual(read.slice(3));
  });

  it("of vendors from before they were folded are folded", async () => {
    await env.DB.prepare("INSERT INTO supplier_vendors (shop_id, vendor, supplier_id) VALUES (1, 'ÉMILE', 1)").run();
    while ((await makeSupplierForms(env.DB, 1)) === "more");
    expect(await all("SELECT vendor_folded FROM supplier_vendors")).toEqual([{ vendor_folded: "émile" }]);
  });

  it("that a spreadsheet has shortened are refused as new ones", async () =>
    expect(await send("4.00638E+12")).toEqual([
      "A spreadsheet has shortened this number. Write all of its digits, in a column formatted as text.",
    ]));

  it("of vendors pass from one supplier to another in one file", async () => {
    await add({ name: "A" }, ["One"]);
    await add({ name: "B" }, ["Two"]);
    const swap = (a: string, b: string) =>
      sendRows("/suppliers/file", SHOP, [
        ["name", "vendors"],
        ["A", a],
        ["B", b],
      ]);
    expect(await swap("Two", "One")).toEqual(["changed", "changed"]);
    expect(await vendorRows()).toEqual([
      { shop_id: 1, vendor: "One", supplier_id: 2 },
      { shop_id: 1, vendor: "Two", supplier_id: 1 },
    ]);
    expect(await swap("One", "One")).toEqual(["One is with B. Take it off there first.", "unchanged"]);
  });
});
