import { env } from "cloudflare:workers";
import { beforeEach, describe, expect, it } from "vitest";
import type { Order } from "../../app/purchasing/orders/order";
import { findOrder } from "../../app/purchasing/orders/purchase-orders.server";
import { orderMail, whatsAppLink } from "../../app/purchasing/paper/order-mail";
import { paperOf } from "../../app/purchasing/paper/paper.server";
import { sendOrder } from "../../app/purchasing/paper/send.server";
import { pdfWords } from "../support/pdf-text.mjs";
import { givenShop } from "./rows";
import { textOf, visit, withToken } from "./visit";

const SHOP = "one.myshopify.com";
const OTHER = "two.myshopify.com";
const HERE = { id: 1, domain: SHOP, name: "One", timeZone: "UTC", currency: "EUR" };

const run = (sql: string, ...values: unknown[]) => env.DB.prepare(sql).bind(...values);

beforeEach(async () => {
  await givenShop(1, SHOP);
  await givenShop(2, OTHER);
  await env.DB.batch([
    run(
      `INSERT INTO suppliers (id, shop_id, name, name_folded, email, phone, contact_name, address, payment_terms, currency, created_at, updated_at)
      VALUES (5, 1, 'Przędza Łódź', 'przedza lodz', 'orders@supplier.example', '+48 42 123 456', 'Ania', 'ul. Długa 1' || char(10) || 'Łódź', '30 days net', 'EUR', 1, 1)`,
    ),
    run("INSERT INTO locations (id, shop_id, shopify_id, name, active) VALUES (3, 1, 900, 'Main', 1)"),
    run(
      `INSERT INTO products (shop_id, shopify_id, title, vendor, status, updated_at, triggered_at) VALUES (1, 100, 'Cotton tee', '', 'active', 1, 1)`,
    ),
    run(
      `INSERT INTO variants (id, shop_id, shopify_id, product_id, inventory_item_id, title, sku) VALUES (7, 1, 70, 100, 71, 'Red', 'TEE-RED')`,
    ),
    run(
      `INSERT INTO purchase_orders (id, shop_id, number, state, supplier_id, location_id, currency, source, created_at, updated_at, line_count, units_ordered)
      VALUES (12, 1, 'PO-12', 'draft', 5, 3, 'EUR', 'hand', 1, 1, 1, 24)`,
    ),
    run(
      `INSERT INTO purchase_order_lines (id, shop_id, order_id, position, variant_id, ordered, amount, supplier_sku, description, pack, created_at)
      VALUES (31, 1, 12, 1, 7, 24, 28800, 'PL-77', 'Koszulka czerwona', 12, 1)`,
    ),
  ]);
});

const post = async (fields: Record<string, string>, domain = SHOP) =>
  visit("/purchase-orders/12/send", domain, {
    method: "POST",
    headers: await withToken(domain),
    body: new URLSearchParams(fields),
    redirect: "manual",
  });
const MAIL = { how: "mail", recipients: "orders@supplier.example", message: "Dear Ania,\n\nplease." };

const state = () => run("SELECT state FROM purchase_orders WHERE id = 12").first<string>("state");
const mails = async () => (await run("SELECT * FROM mails ORDER BY id").all<Record<string, string>>()).results;
const timeline = async () =>
  (await run("SELECT what, who, detail FROM purchase_order_timeline ORDER BY id").all<Record<string, string>>())
    .results;

describe("the send page", () => {
  it("shows the mail before it goes, and a way for suppliers without mail", async () => {
    const html = await (await visit("/purchase-orders/12/send", SHOP)).text();
    expect(html).toContain('value="orders@supplier.example"');
    expect(textOf(html)).toContain("Purchase order PO-12 from");
    expect(textOf(html)).toContain("Dear Ania");
    expect(textOf(html)).toContain("PL-77 – TEE-RED – Koszulka czerwona (Cotton tee, Red)");
    expect(html).toContain("https://wa.me/4842123456?text=");
  });

  it("gives the order as a PDF, with the supplier's SKU and words, and to no other shop", async () => {
    const answer = await visit("/purchase-orders/12/paper", SHOP);
    expect(answer.headers.get("content-type")).toBe("application/pdf");
    expect(answer.headers.get("content-disposition")).toBe('attachment; filename="PO-12.pdf"');
    const [page] = pdfWords(new Uint8Array(await answer.arrayBuffer()));
    for (const text of [
      "PO-12",
      "PL-77",
      "TEE-RED",
      "Koszulka czerwona",
      "2 × 12",
      "288.00",
      "Przędza Łódź",
      "30 days net",
    ])
      expect(page).toContain(text);
    expect((await visit("/purchase-orders/12/paper", OTHER)).status).toBe(404);
  });

  it("comes to the same on the paper, in the mail and on the order's page, with the freight that the supplier bills", async () => {
    await env.DB.batch([
      run("UPDATE purchase_orders SET lines_amount = 28800, tax_amount = 5472"),
      run("UPDATE purchase_order_lines SET tax_rate = 1900"),
      run(
        `INSERT INTO purchase_order_costs (shop_id, order_id, kind, label, amount, currency, rate, spread, created_at) VALUES
          (1, 12, 'freight', NULL, 1250, 'EUR', NULL, 'value', 1), (1, 12, 'duty', NULL, 99, 'EUR', NULL, 'value', 1)`,
      ),
    ]);
    const paper = await visit("/purchase-orders/12/paper", SHOP);
    expect(pdfWords(new Uint8Array(await paper.arrayBuffer()))[0]).toContain("355.22");
    expect(textOf(await (await visit("/purchase-orders/12/send", SHOP)).text())).toContain("Total (EUR): 355.22");
    expect(textOf(await (await visit("/purchase-orders/12", SHOP)).text())).toContain(
      "Goods with tax €342.72 Freight €12.50 Total on the supplier's paper €355.22",
    );
  });

  it("says before it goes when it is to come: by the longest lead time, unless a day was typed", async () => {
    const expected = async () => {
      const order = await findOrder(env.DB, HERE, 12);
      if (!order) throw new Error("no order");
      const { document } = await paperOf(env.DB, HERE, order, 1);
      return document.facts.find(({ name }) => name === "Expected")?.value;
    };
    await run(
      "INSERT INTO rules (shop_id, level, subject_id, location_id, lead_time_days, updated_at) VALUES (1, 'supplier', 5, 0, 9, 1)",
    ).run();
    expect(await expected()).toBe("10 Jan 1970");
    await run("UPDATE purchase_orders SET expected_day = 3").run();
    expect(await expected()).toBe("4 Jan 1970");
  });

  it("says which letters no font has", async () => {
    await run("UPDATE purchase_order_lines SET description = 'Mug 😀'").run();
    const answer = await visit("/purchase-orders/12/paper", SHOP);
    expect(decodeURIComponent(answer.headers.get("evenstock-missing-signs") ?? "")).toBe("😀");
  });

  it("prints Chinese and Arabic from the app's own files", async () => {
    await run("UPDATE purchase_order_lines SET description = '棉质衬衫 قميص'").run();
    const answer = await visit("/purchase-orders/12/paper", SHOP);
    expect(answer.headers.get("evenstock-missing-signs")).toBe("");
    expect(pdfWords(new Uint8Array(await answer.arrayBuffer()))[0]).toContain("棉质衬衫");
  });
});

describe("a mail that came back", () => {
  const moved = async (fields: Record<string, string>) =>
    (
      await visit("/purchase-orders/12/moves", SHOP, {
        ...{ method: "POST", headers: await withToken(SHOP), body: new URLSearchParams(fields) },
      })
    ).status;
  const page = async (path = "/purchase-orders/12") => textOf(await (await visit(path, SHOP)).text());

  it("is noted by hand, said on the order's page with another way to send it, and until another mail leaves", async () => {
    await post(MAIL);
    expect(await page()).toContain("The mail came back");
    expect(await page()).not.toContain("The supplier may not know about this order");
    expect(await moved({ move: "bounced", reason: "Mailbox full" })).toBe(200);
    expect(await state()).toBe("sent");
    expect((await timeline()).at(-1)).toEqual({ what: "bounced", who: "42", detail: '{"reason":"Mailbox full"}' });
    expect(await page()).toContain("Its mail came back");
    expect(await page()).toContain("The supplier may not know about this order");
    expect(await page("/purchase-orders")).toContain("Mail came back");
    expect(await page("/")).toContain("The mail of PO-12 came back");
    expect(await moved({ move: "bounced", reason: "Mailbox full" })).toBe(200);
    expect((await timeline()).filter(({ what }) => what === "bounced")).toHaveLength(1);
    expect(await page()).toContain("To orders@supplier.example");
    const send = await page("/purchase-orders/12/send");
    expect(send).toContain("Copy as text");
    expect(send).not.toContain("Mark as sent");
    await run(
      "INSERT INTO purchase_order_timeline (shop_id, order_id, at, who, what) VALUES (1, 12, 9, NULL, 'received')",
    ).run();
    expect(await page()).not.toContain("The supplier may not know about this order");
  });

  it("is not asked of an order that no mail left for", async () => {
    expect(await page()).not.toContain("The mail came back");
    await run("UPDATE purchase_orders SET state = 'sent' WHERE id = 12").run();
    expect(await moved({ move: "bounced", reason: "Mailbox full" })).toBe(200);
    expect((await timeline()).filter(({ what }) => what === "bounced")).toEqual([]);
    expect(await page("/purchase-orders")).not.toContain("Mail came back");
  });
});

describe("sending", () => {
  it("sends one mail with the PDF, marks the order as sent, and keeps who did it", async () => {
    expect((await post(MAIL)).status).toBeLessThan(400);
    expect(await state()).toBe("sent");
    const [mail, ...more] = await mails();
    expect(more).toEqual([]);
    expect(mail).toMatchObject({ state: "sent", recipients: '["orders@supplier.example"]' });
    expect(mail?.text).toContain("24 (2 × 12) at 12.00 = 288.00");
    expect(JSON.parse(mail?.attachments ?? "")).toEqual([["PO-12.pdf", "/purchase-orders/12/paper"]]);
    expect((await timeline()).map(({ what, who }) => [what, who])).toEqual([
      ["sending", "42"],
      ["sent", "42"],
      ["mailed", "42"],
    ]);
    expect(textOf(await (await visit("/outbox", SHOP)).text())).toContain("Open PO-12.pdf");
  });

  it("sends one mail of eight presses at once", async () => {
    await Promise.all(Array.from({ length: 8 }, () => post(MAIL)));
    expect(await state()).toBe("sent");
    expect(await mails()).toHaveLength(1);
  });

  it("leads to the order, which says that it was sent, where the answer to the first press was lost", async () => {
    await post(MAIL);
    const again = await post(MAIL);
    expect([again.status, again.headers.get("location")]).toEqual([302, "/purchase-orders/12"]);
    expect(await mails()).toHaveLength(1);
  });

  it("sends nothing without an address or a message, and says so beside the field", async () => {
    for (const wrong of [{ recipients: "" }, { recipients: "nobody" }, { message: " " }]) {
      const answer = await post({ ...MAIL, ...wrong });
      expect(answer.status).toBe(200);
      expect(await answer.text()).toMatch(/role="alert"(?:(?!<form).)*It was not sent/s);
      expect(await state()).toBe("draft");
    }
    expect(await mails()).toEqual([]);
  });

  it("is a draft again, with the reason, where the mail service refuses it; and may be sent anew", async () => {
    const sent = await sentBy(async () => ({
      kind: "refused",
      reason: "The mail service answered 422.",
      forGood: true,
    }));
    expect(sent).toEqual({ kind: "refused", reason: "The mail service answered 422." });
    expect(await state()).toBe("draft");
    expect(await mails()).toMatchObject([{ state: "failed", failure: "The mail service answered 422." }]);
    expect((await timeline()).at(-1)).toMatchObject({
      what: "unsent",
      detail: '{"reason":"The mail service answered 422."}',
    });
    expect(await sentBy(async () => ({ kind: "sent", messageId: "m-1" }))).toEqual({ kind: "sent" });
    expect((await timeline()).at(-1)?.detail).toBe('{"to":["orders@supplier.example"],"messageId":"m-1"}');
  });

  it("may have been sent where it breaks off in the middle: nothing sends it again until a person says", async () => {
    await expect(sentBy(() => Promise.reject(new Error("The Worker is gone.")))).rejects.toThrow("The Worker is gone.");
    expect(await state()).toBe("sending");
    expect(textOf(await (await visit("/purchase-orders/12/send", SHOP)).text())).toContain("It may have been sent");
    await post(MAIL);
    expect(await mails()).toEqual([]);
    await post({ how: "it did not go" });
    expect(await state()).toBe("draft");
  });

  it("counts as sent where a person says that it went", async () => {
    await sentBy(async () => ({ kind: "unanswered", reason: "the mail service did not answer" }));
    expect(await state()).toBe("sending");
    await post({ how: "it went" });
    expect(await state()).toBe("sent");
  });

  it("is marked as sent by hand without any mail", async () => {
    await post({ how: "by hand" });
    expect([await state(), await mails()]).toEqual(["sent", []]);
  });

  describe("where somebody changed the order while its page was open", () => {
    const looked = async () => {
      const html = await (await visit("/purchase-orders/12/send", SHOP)).text();
      return /name="version" value="(\d+)"/.exec(html)?.[1] ?? "";
    };
    const changedElsewhere = () => run("UPDATE purchase_orders SET version = version + 1 WHERE id = 12").run();
    const SAYS = "It was changed since you opened it. Look at it as it is now.";

    it("sends nothing and says so; what is looked at then goes", async () => {
      const before = await looked();
      await changedElsewhere();
      for (const fields of [MAIL, { how: "by hand" }]) {
        expect(textOf(await (await post({ ...fields, version: before })).text())).toContain(SAYS);
        expect([await state(), await mails()]).toEqual(["draft", []]);
      }
      await post({ ...MAIL, version: await looked() });
      expect([await state(), (await mails()).length]).toEqual(["sent", 1]);
    });

    it("sends no paper without the freight that came, went or came back meanwhile; the same form again is no change", async () => {
      const costs = async (method: string, path = "", fields: Record<string, string> = {}) =>
        visit(`/purchase-orders/12/costs${path}`, SHOP, {
          ...{ method, headers: await withToken(SHOP), body: new URLSearchParams(fields) },
        });
      const freight = { formToken: "freight-of-12", kind: "freight", spread: "value", label: "", currency: "EUR" };
      const add = () => costs("POST", "", { ...freight, amount: "12.50", rate: "" });
      for (const change of [add, () => costs("DELETE", "/1"), () => costs("PUT", "/1")]) {
        const before = await looked();
        await change();
        expect(textOf(await (await post({ ...MAIL, version: before })).text())).toContain(SAYS);
        const after = await looked();
        await change();
        expect(await looked()).toBe(after);
      }
      expect([await state(), await mails()]).toEqual(["draft", []]);
    });

    it("is neither marked as ordered nor cancelled by its page", async () => {
      const { version } = (await findOrder(env.DB, HERE, 12)) ?? {};
      await changedElsewhere();
      for (const move of ["sent", "cancel"]) {
        const answer = await visit("/purchase-orders/12/moves", SHOP, {
          ...{ method: "POST", headers: await withToken(SHOP) },
          body: new URLSearchParams({ move, version: String(version) }),
        });
        expect(await answer.json()).toEqual({ refusals: { reason: SAYS } });
        expect(await state()).toBe("draft");
      }
    });

    it("sends no paper that is another's than the order that is then locked", async () => {
      const order = await findOrder(env.DB, HERE, 12);
      if (!order) throw new Error("There is no order.");
      await changedElsewhere();
      expect(await sentBy(async () => ({ kind: "sent" }), order)).toEqual({ kind: "refused", reason: SAYS });
      expect(await state()).toBe("draft");
    });
  });

  it("is refused to another shop", async () => {
    expect((await post(MAIL, OTHER)).status).toBe(404);
    expect(await state()).toBe("draft");
  });
});

type HandOver = Parameters<typeof sendOrder>[3];

async function sentBy(handOver: HandOver, read?: Order) {
  const order = read ?? (await findOrder(env.DB, HERE, 12));
  if (!order) throw new Error("There is no order.");
  const { document } = await paperOf(env.DB, HERE, order, 1);
  const mail = orderMail(document, "Dear Ania");
  const toSend = { order, mail, recipients: ["orders@supplier.example"], paper: new Uint8Array(3), replyTo: null };
  return sendOrder(env.DB, HERE, toSend, handOver, "42", Date.now);
}

it("links to WhatsApp by international numbers only, and not with more than a link holds", () => {
  expect(whatsAppLink("0048 42 1234567", "a b")).toBe("https://wa.me/48421234567?text=a%20b");
  expect(whatsAppLink("042 1234567", "a")).toBeUndefined();
  expect(whatsAppLink(null, "a")).toBeUndefined();
  expect(whatsAppLink("+48421234567", "茶".repeat(1000))).toBeUndefined();
});

describe("company and documents", () => {
  const put = async (path: string, body: FormData | URLSearchParams) =>
    visit(path, SHOP, { method: "PUT", headers: await withToken(SHOP), body });
  const COMPANY = {
    name: "Nordlicht GmbH",
    email: "buy@nordlicht.example",
    phone: "",
    address: "Lange Straße 12\r\n20095 Hamburg",
    ...{ accentColour: "#FFE14D", numberPrefix: "NL-", nextNumber: "7", terms: "", supplierNote: "" },
  };

  it("stands on the paper as it is saved", async () => {
    await put("/settings/documents", new URLSearchParams(COMPANY));
    const answer = await visit("/purchase-orders/12/paper", SHOP);
    const [page] = pdfWords(new Uint8Array(await answer.arrayBuffer()));
    for (const text of ["Nordlicht GmbH", "Lange Straße 12", "20095 Hamburg", "buy@nordlicht.example"])
      expect(page).toContain(text);
    expect(await run("SELECT accent_colour, next_number FROM purchasing_settings").first()).toEqual({
      accent_colour: "#ffe14d",
      next_number: 7,
    });
  });

  describe("where an order's goods are to come", () => {
    const save = async (kind: "ship-to" | "accounts", fields: Record<string, string>) =>
      visit(`/settings/documents/${kind}`, SHOP, {
        method: "POST",
        headers: await withToken(SHOP),
        body: new URLSearchParams(fields),
      });
    const paper = async () => {
      const answer = await visit("/purchase-orders/12/paper", SHOP);
      return pdfWords(new Uint8Array(await answer.arrayBuffer()))[0];
    };
    const DETAILS = { locationId: "3", expectedDay: "", rate: "", supplierNote: "", teamNote: "", terms: "" };
    const detail = async (fields: Record<string, string>) =>
      (await put("/purchase-orders/12", new URLSearchParams({ ...DETAILS, ...fields }))).text();

    it("is the location by its name, and the saved address of that name once there is one", async () => {
      expect(await paper()).toMatch(/SHIP TO.*Main/s);
      await save("ship-to", { name: "Depot", address: "Hafenweg 3\r\nHamburg" });
      expect(await paper()).not.toContain("Hafenweg 3");
      await save("ship-to", { name: "main", address: "Long Street 4\r\nLeeds" });
      expect(await paper()).toMatch(/SHIP TO.*Long Street 4/s);
    });

    it("is the address that was chosen on the order, with the account that pays, until the supplier has it", async () => {
      await save("ship-to", { name: "Main", address: "Long Street 4" });
      await save("ship-to", { name: "Depot", address: "Hafenweg 3" });
      await save("accounts", { title: "Till", method: "Card", lastFour: "4242" });
      const page = await (await visit("/purchase-orders/12", SHOP)).text();
      for (const offered of ["Depot", "Till", "By SKU"]) expect(page).toContain(offered);
      await detail({ shipToId: "2", paymentAccountId: "1", lineOrder: "sku" });
      expect(await paper()).toMatch(/SHIP TO.*Depot.*Hafenweg 3/s);
      expect(await paper()).toContain("Card, Till, ending 4242");
      expect(textOf(await (await visit("/purchase-orders/12", SHOP)).text())).toContain("Ship to: blank → Depot");
      await run("UPDATE purchase_orders SET state = 'sent'").run();
      expect(await detail({ shipToId: "1", paymentAccountId: "1", lineOrder: "sku" })).toContain("this stays as it is");
      expect(await run("SELECT ship_to_id AS at, line_order AS by FROM purchase_orders").first()).toEqual({
        at: 2,
        by: "sku",
      });
    });

    it("is no address of another shop", async () => {
      await run(
        "INSERT INTO ship_to_addresses (id, shop_id, name, address, created_at) VALUES (9, 2, 'Theirs', 'x', 1)",
      ).run();
      await detail({ shipToId: "9" });
      expect(await run("SELECT ship_to_id FROM purchase_orders").first("ship_to_id")).toBeNull();
    });
  });

  it("never lowers the next number", async () => {
    await put("/settings/documents", new URLSearchParams(COMPANY));
    await put("/settings/documents", new URLSearchParams({ ...COMPANY, nextNumber: "3", name: "Other" }));
    expect(await run("SELECT company_name AS name, next_number AS next FROM purchasing_settings").first()).toEqual({
      name: "Nordlicht GmbH",
      next: 7,
    });
  });

  it("takes a picture by its bytes alone", async () => {
    const form = new FormData();
    form.set("logo", new File(["<svg onload=alert(1)>"], "logo.png", { type: "image/png" }));
    expect(await (await put("/settings/documents/logo", form)).text()).toContain("no PNG or JPEG");
    expect(await run("SELECT logo FROM purchasing_settings").first("logo")).toBeNull();
  });

  it("keeps no number of an account but its last four digits", async () => {
    const add = async (fields: Record<string, string>) =>
      visit("/settings/documents/accounts", SHOP, {
        method: "POST",
        headers: await withToken(SHOP),
        body: new URLSearchParams(fields),
      });
    await add({ title: "DE89 3704 0044 0532 0130 00", method: "Bank transfer", lastFour: "3000" });
    await add({ title: "Main", method: "Bank transfer", lastFour: "13000" });
    await Promise.all([1, 2].map(() => add({ title: "Main", method: "Bank transfer", lastFour: "3000" })));
    expect((await run("SELECT title, last_four FROM payment_accounts").all()).results).toEqual([
      { title: "Main", last_four: "3000" },
    ]);
  });
});
