import { isoDay } from "../../../app/days/iso-day";
import type { Things } from "./things";

/** What is good at a door, with a shop's own things. A field's texts are sent in turn. */
export interface Example {
  path?: Record<string, string>;
  query?: Record<string, string>;
  form?: Record<string, string | string[] | undefined>;
  json?: unknown;
  /** Where the body is a picture or a piece of a file. */
  bytes?: Uint8Array<ArrayBuffer>;
  /** The field of a picture. */
  field?: string;
}

const DAY = 86_400_000;
/** So many days from now. */
const day = (on: number) => isoDay(Math.floor(Date.now() / DAY) + on);
const clock = (hours: number) => new Date(Date.now() + hours * 3_600_000).toISOString().slice(0, 16);

/** Made anew wherever it stands, mostly. */
export const TOKEN = "token-here";

/** One dot. */
const PICTURE = Uint8Array.from(
  atob("iVBORw0KGgoAAAANSUhEUgAAAAEAAAABCAYAAAAfFcSJAAAADUlEQVR42mNk+M9QDwADhgGAWjR9awAAAABJRU5ErkJggg=="),
  (letter) => letter.charCodeAt(0),
);

const RULE = { leadTimeDays: "9", coverDays: "21", safetyDays: "", minimumOrder: "2", casePack: "", active: "yes" };
const SUPPLIER = {
  email: "x@example.com",
  phone: "1",
  notes: "",
  currency: "EUR",
  minimumValue: "",
  vendors: ["Other"],
};
const ENDPOINT = {
  ...{
    url: "http://localhost:9/in",
    events: ["stock.*", "order.created"].slice(0, 1),
    format: "standard",
    timeout_s: "5",
  },
  ...{ retries: "standard", payload: "full", rate_limit: "", headers: "" },
};
const COMPANY = {
  ...{ name: "Mugs Ltd", email: "buy@example.com", phone: "", address: "1 High Street", accentColour: "#0b5f56" },
  ...{ numberPrefix: "PO-", nextNumber: "900", terms: "30 days", supplierNote: "", costToShopify: "ask" },
};
const SETTINGS = {
  ...{ velocityWindow: "30", leadTimeDays: "8", coverDays: "30", safetyDays: "1", minimumOrder: "1", casePack: "1" },
  ...{ recipients: "a@example.com", frequency: "daily", refundsKeepSales: "yes", cancellationsKeepSales: "no" },
  ...{ draftsOut: "yes", wholesaleOut: "no", channelsOut: "", tagsOut: "sample" },
};
const LINE = {
  ordered: "12",
  cost: "3",
  costUnits: "1",
  taxRate: "",
  taxIncluded: "no",
  supplierSku: "X",
  description: "",
  pack: "",
};
const TERMS = { supplierSku: "B-1", minimumOrder: "", casePack: "6", leadTimeDays: "", unitCost: "4", preferred: "no" };

const rows = (cells: Record<string, string>) => ({ check: false, rows: [{ number: 2, cells }] });

const lost = { variantId: null, sku: "GONE-1", barcode: null, title: "Gone" };
const pastOrder = (number: string, sku: string) => ({
  ...{ number, supplier: "Acme of the past", status: "complete", isCancelled: false, isOpen: false },
  ...{
    orderedOn: day(-90),
    expectedOn: null,
    currency: null,
    rate: null,
    destination: null,
    destinationId: null,
    note: null,
  },
  lines: [
    {
      ...{
        ...lost,
        sku,
        variantId: null,
        itemId: null,
        supplierSku: null,
        ordered: 4,
        received: 4,
        receivedOn: day(-80),
      },
      ...{ unitCost: "2.5", total: null, taxRate: null, pack: null },
    },
  ],
});

const RESULT = { added: 1, changed: 0, unchanged: 2 };

/** Of every door that takes something, by its method and path: alternatives, of which each should come to what it is for. */
export const EXAMPLES: Record<string, (things: Things) => Example[]> = {
  "PUT /purchase-orders/:orderId/lines/:lineId/deliveries": ({ sent }) =>
    sent.map((path) => ({ path, form: { day: [day(3), day(9)], quantity: ["2", "3"] } })),
  "POST /transfers/:transferId/receipts/:moveId/reversal": ({ received }) =>
    received.map((path) => ({ path, form: { formToken: TOKEN } })),
  "PUT /purchase-orders/:orderId/lines/:lineId/closing": ({ sent }) =>
    sent.map((path) => ({ path, form: { reason: "Sold out" } })),
  "DELETE /purchase-orders/:orderId/lines/:lineId/closing": ({ closedShort }) => closedShort.map((path) => ({ path })),
  "POST /purchase-orders/:orderId/lines/:lineId/returns": ({ arrived }) =>
    arrived.map((path) => ({ path, form: { formToken: TOKEN, what: "rejected", units: "1", note: "" } })),
  "POST /transfers/:transferId/writes/:moveLineId": ({ refusedMoves }) => refusedMoves.map((path) => ({ path })),
  "POST /dispatches/:endpointId/:sequence/attempts": ({ dispatches }) => dispatches.map((path) => ({ path })),
  "PUT /suppliers/:supplierId/prices/:variantId": ({ suppliers, variants }) =>
    suppliers.flatMap((supplierId) =>
      variants.map((variantId) => ({
        path: { supplierId, variantId },
        form: { ...TERMS, description: "", priceBreaks: "", backup: "no" },
      })),
    ),
  "DELETE /suppliers/:supplierId/prices/:variantId": ({ suppliers, variants }) =>
    suppliers.flatMap((supplierId) => variants.map((variantId) => ({ path: { supplierId, variantId } }))),
  "DELETE /purchase-orders/:orderId/costs/:costId": ({ costs }) => costs.map((path) => ({ path })),
  "PUT /purchase-orders/:orderId/costs/:costId": ({ removedCosts }) => removedCosts.map((path) => ({ path, form: {} })),
  "PUT /purchase-orders/:orderId/lines/:lineId": ({ drafts }) => drafts.map((path) => ({ path, form: LINE })),
  "DELETE /purchase-orders/:orderId/lines/:lineId": ({ drafts }) => drafts.map((path) => ({ path })),
  "DELETE /transfers/:transferId/drafts/:draftId": ({ transferDrafts }) => transferDrafts.map((path) => ({ path })),
  "PUT /moving-in/files/:fileId/pieces/:piece": ({ files }) =>
    files.map((fileId) => ({ path: { fileId, piece: "0" }, bytes: PICTURE.slice(0, 5) })),
  "PUT /transfers/:transferId/lines/:lineId": ({ transferLines }) =>
    transferLines.map((path) => ({ path, form: { quantity: "7", shown: "10" } })),
  "DELETE /transfers/:transferId/lines/:lineId": ({ transferLines }) => transferLines.map((path) => ({ path })),
  "POST /suppliers/:supplierId/prices/file": ({ suppliers }) =>
    suppliers.map((supplierId) => ({
      path: { supplierId },
      json: rows({ sku: "MUG-B", unit_cost: "7", case_pack: "2" }),
    })),
  "POST /reports/forecast-accuracy/replays": () => [{}],
  "PUT /suppliers/:supplierId/performance": ({ suppliers }) =>
    suppliers.map((supplierId) => ({ path: { supplierId } })),
  "POST /purchase-orders/:orderId/receive": ({ sent }) =>
    sent.map(({ orderId, lineId }) => receipt({ orderId }, lineId)),
  "PUT /purchase-orders/:orderId/receive": ({ sent }) =>
    sent.map(({ orderId, lineId }) => receipt({ orderId }, lineId)),
  "POST /purchase-orders/:orderId/copies": ({ drafts, sent }) =>
    [...drafts, ...sent].map(({ orderId }) => ({ path: { orderId }, form: { formToken: TOKEN } })),
  "POST /transfers/:transferId/receipts": ({ shipped }) =>
    shipped.map(({ transferId, lineId }) => receipt({ transferId }, lineId)),
  "PUT /transfers/:transferId/receipts": ({ shipped }) =>
    shipped.map(({ transferId, lineId }) => receipt({ transferId }, lineId)),
  "POST /purchase-orders/:orderId/costs": ({ drafts, sent }) =>
    [...drafts, ...sent].map(({ orderId }) => ({
      path: { orderId },
      form: {
        formToken: TOKEN,
        kind: "freight",
        spread: "value",
        label: "",
        currency: "EUR",
        amount: "12.50",
        rate: "",
      },
    })),
  "PUT /purchase-orders/:orderId/costs": ({ sent }) =>
    sent.map(({ orderId, lineId }) => ({
      path: { orderId },
      form: { number: "B-7", day: day(-1), total: "25", [`billed-${lineId}`]: "2", [`weight-${lineId}`]: "300" },
    })),
  "POST /purchase-orders/:orderId/lines": ({ drafts, variants }) =>
    drafts.map(({ orderId }) => ({
      path: { orderId },
      form: { variantId: variants[1] ?? "2", quantity: "3", formToken: TOKEN },
    })),
  "POST /purchase-orders/:orderId/moves": ({ drafts, sent }) => [
    ...drafts.flatMap(({ orderId }) =>
      ["sent", "cancel"].map((move) => ({ path: { orderId }, form: { move, reason: "So" } })),
    ),
    ...sent.flatMap(({ orderId }) =>
      ["close", "unsent"].map((move) => ({ path: { orderId }, form: { move, reason: "So" } })),
    ),
  ],
  "PUT /rules/:level/:subject/:location": ({ variants, places, suppliers }) => [
    ...variants.map((subject) => ({ path: { level: "variant", subject, location: places[0] ?? "1" }, form: RULE })),
    ...suppliers.map((subject) => ({
      path: { level: "supplier", subject, location: "0" },
      form: { ...RULE, method: "engine" },
    })),
  ],
  "DELETE /rules/:level/:subject/:location": ({ variants }) =>
    variants.map((subject) => ({ path: { level: "variant", subject, location: "0" } })),
  "POST /endpoints/:endpointId/secrets": ({ endpoints }) =>
    endpoints.map((endpointId) => ({ path: { endpointId }, form: { leaked: "no" } })),
  "POST /purchase-orders/:orderId/send": ({ drafts }) =>
    drafts.flatMap(({ orderId }) => [
      { path: { orderId }, form: { how: "by hand" } },
      { path: { orderId }, form: { how: "mail", recipients: "a@example.com", message: "Please send." } },
    ]),
  "POST /purchase-orders/shopify?index": () => [{}],
  "POST /receipts/lines/:lineId/posting": ({ refusedLines }) => refusedLines.map((lineId) => ({ path: { lineId } })),
  "PUT /suppliers/:supplierId/archive": ({ suppliers }) => suppliers.map((supplierId) => ({ path: { supplierId } })),
  "DELETE /suppliers/:supplierId/archive": ({ suppliers }) => suppliers.map((supplierId) => ({ path: { supplierId } })),
  "PUT /endpoints/:endpointId/switch": ({ endpoints }) =>
    endpoints.map((endpointId) => ({ path: { endpointId }, form: { release: "yes" } })),
  "DELETE /endpoints/:endpointId/switch": ({ endpoints }) => endpoints.map((endpointId) => ({ path: { endpointId } })),
  "POST /receipts/:receiptId/reversal": ({ receipts }) =>
    receipts.map((receiptId) => ({ path: { receiptId }, form: { formToken: TOKEN } })),
  "POST /transfers/:transferId/lines": ({ transferLines, variants }) =>
    transferLines.map(({ transferId }) => ({
      path: { transferId },
      form: { quantity: "3", variantId: variants[1] ?? "2", formToken: TOKEN },
    })),
  "POST /transfers/:transferId/moves": ({ transferLines }) =>
    transferLines.flatMap(({ transferId }) =>
      ["ship", "cancel"].map((move) => ({
        path: { transferId },
        form: { move, formToken: TOKEN, belowIsMeant: "yes", note: "" },
      })),
    ),
  "POST /counts/lines/:lineId/posting": ({ refusedCounts }) => refusedCounts.map((lineId) => ({ path: { lineId } })),
  "POST /endpoints/:endpointId/tests": ({ endpoints }) => endpoints.map((endpointId) => ({ path: { endpointId } })),
  "POST /products/:variantId/readings": ({ variants }) => variants.map((variantId) => ({ path: { variantId } })),
  "PUT /products/:variantId/similar": ({ variants: [first = "1", second = "2"] }) => [
    { path: { variantId: second }, form: { similar: first, factor: "1.5" } },
    { path: { variantId: second }, form: { similar: first, factor: "0.5" } },
  ],
  "DELETE /products/:variantId/similar": ({ variants }) =>
    variants.slice(1).map((variantId) => ({ path: { variantId } })),
  "POST /settings/documents/:kind": () => [
    { path: { kind: "ship-to" }, form: { name: "Back door", address: "2 High Street" } },
    { path: { kind: "accounts" }, form: { title: "House bank", method: "bank transfer", lastFour: "1234" } },
  ],
  "PUT /settings/documents/:kind": ({ addresses, accounts }) => [
    ...addresses.map((id) => ({ path: { kind: "ship-to" }, form: { id, archived: "yes" } })),
    ...accounts.map((id) => ({ path: { kind: "accounts" }, form: { id, archived: "yes" } })),
  ],
  "POST /products/:variantId/stock": ({ variants, shopifyPlaces }) =>
    variants.map((variantId) => ({
      path: { variantId },
      form: { by: "difference", change: "2", locationId: shopifyPlaces[0] ?? "901", reason: "received", nonce: TOKEN },
    })),
  "PUT /settings/documents/logo": () => [{ bytes: PICTURE, field: "logo" }],
  "DELETE /settings/documents/logo": () => [{}],
  "POST /counts/:countId/entries": ({ started, variants }) =>
    started.map((countId) => ({
      path: { countId },
      form: {
        entries: JSON.stringify([{ token: TOKEN, variantId: Number(variants[0]), units: 3, age: 10, anew: false }]),
      },
    })),
  "PUT /purchase-orders/:orderId": ({ drafts, places }) =>
    drafts.map(({ orderId }) => ({
      path: { orderId },
      form: {
        locationId: places[1] ?? "2",
        expectedDay: day(20),
        rate: "",
        supplierNote: "Mind",
        teamNote: "",
        terms: "",
      },
    })),
  "POST /purchase-orders/dropship": ({ variants: [variant = "1"], suppliers: [supplier = "1"] }) => [
    {
      form: {
        formToken: TOKEN,
        sale: "9007199254740993",
        [`quantity-${variant}`]: "1",
        [`supplier-${variant}`]: supplier,
      },
    },
  ],
  "PUT /moving-in/files/:fileId": ({ files }) =>
    files.map((fileId) => ({
      path: { fileId },
      json: { suppliers: RESULT, orders: RESULT, unlinked: 1, left: [], more: 0 },
    })),
  "DELETE /moving-in/files/:fileId": ({ files }) => files.map((fileId) => ({ path: { fileId } })),
  "PUT /promotions/:promotionId": ({ promotions }) =>
    promotions.map((promotionId) => ({
      path: { promotionId },
      form: { name: "Winter", fromDay: day(-9), toDay: day(-2), level: "shop", subject: "0" },
    })),
  "DELETE /promotions/:promotionId": ({ promotions }) => promotions.map((promotionId) => ({ path: { promotionId } })),
  "PUT /alerts/:alertId/snooze": ({ alerts }) => alerts.map((alertId) => ({ path: { alertId }, form: { days: "7" } })),
  "DELETE /alerts/:alertId/snooze": ({ alerts }) => alerts.map((alertId) => ({ path: { alertId } })),
  "POST /counts/:countId/moves": ({ counts, started, reviewed }) => [
    ...counts.map((countId) => counting(countId, "start")),
    ...started.map((countId) => counting(countId, "review")),
    ...reviewed.flatMap((countId) => ["complete", "reopen", "cancel"].map((move) => counting(countId, move))),
  ],
  "POST /purchase-orders/drafts": ({ suppliers }) => [
    { form: { formToken: TOKEN } },
    { query: { supplier: suppliers[0] ?? "1" }, form: { formToken: TOKEN } },
  ],
  "PUT /endpoints/:endpointId": ({ endpoints }) =>
    endpoints.map((endpointId) => ({ path: { endpointId }, form: { ...ENDPOINT, name: "Renamed" } })),
  "DELETE /endpoints/:endpointId": ({ endpoints }) =>
    endpoints.slice(1).map((endpointId) => ({ path: { endpointId } })),
  "PUT /suppliers/:supplierId": ({ suppliers }) =>
    suppliers.map((supplierId) => ({
      path: { supplierId },
      form: { ...SUPPLIER, ...RULE, name: `Supplier ${supplierId}` },
    })),
  "POST /purchase-orders/file": ({ supplierNames: [supplier = ""], placeNames: [to = ""] }) => [
    { json: rows({ order: TOKEN, supplier, to, sku: "MUG-B", ordered: "3", unit_cost: "2" }) },
    { json: rows({ order: TOKEN, supplier, to, sku: "MUG-R", ordered: "5" }) },
  ],
  "PUT /sync/writes/:writeId": ({ uncertain }) =>
    uncertain.flatMap((writeId) => ["made", "not made"].map((was) => ({ path: { writeId }, form: { was } }))),
  "POST /moving-in/suppliers": () => [
    {
      json: {
        check: false,
        suppliers: [
          {
            ...{
              name: `Bygone ${TOKEN}`,
              email: null,
              phone: null,
              contactName: null,
              address: null,
              paymentTerms: null,
            },
            ...{ currency: "EUR", leadTimeDays: 12, notes: null },
          },
        ],
      },
    },
  ],
  "PUT /products/:variantId": ({ variants, places }) =>
    variants.flatMap((variantId) => [
      { path: { variantId }, query: { at: "variant" }, form: RULE },
      { path: { variantId }, query: { at: "product" }, form: RULE },
      { path: { variantId }, query: { at: places[0] ?? "1" }, form: RULE },
    ]),
  "DELETE /products/:variantId": ({ variants }) =>
    variants.map((variantId) => ({ path: { variantId }, query: { at: "variant" } })),
  "POST /purchase-orders/new": ({ suppliers, places }) =>
    suppliers.map((supplierId) => ({ form: { supplierId, locationId: places[0] ?? "1", formToken: TOKEN } })),
  "DELETE /receipts/:receiptId": ({ receiptDrafts }) => receiptDrafts.map((receiptId) => ({ path: { receiptId } })),
  "PUT /settings/documents": () => [{ form: COMPANY }],
  "PUT /reorder/quantities": ({ variants }) =>
    variants.map((variant) => ({ form: { quantities: `${variant}:6`, back: [] } })),
  "DELETE /reorder/quantities": () => [{}],
  "PUT /reorder/unresolved": ({ variants, suppliers }) =>
    variants.flatMap((variantId) => suppliers.map((supplierId) => ({ form: { variantId, supplierId } }))),
  "POST /settings/test-mail": () => [{}],
  "PUT /sync/subscriptions": () => [{}],
  "POST /promotions?index": ({ variants }) => [
    { form: { name: `Black Friday ${TOKEN}`, fromDay: day(-4), toDay: day(-2), level: "shop", subject: "0" } },
    { form: { name: "Of one", fromDay: day(-14), toDay: day(-12), level: "variant", subject: variants[0] ?? "1" } },
  ],
  "POST /reorder/transfers": ({ variants }) => [{ form: { variants, formToken: TOKEN } }],
  "POST /settings/channels": () => [
    { form: { formToken: TOKEN, name: "Team", url: "https://hooks.slack.com/services/T0/B0/x" } },
  ],
  "PUT /uplifts/:upliftId": ({ uplifts }) => uplifts.map((upliftId) => ({ path: { upliftId }, form: uplift("Rush") })),
  "DELETE /uplifts/:upliftId": ({ uplifts }) => uplifts.map((upliftId) => ({ path: { upliftId } })),
  "POST /moving-in/orders": ({ files, places }) =>
    files.flatMap((fileId) =>
      ["A", "B"].map((name) => ({
        json: {
          ...{ check: false, fileId: Number(fileId), locationId: Number(places[0]) },
          orders: [pastOrder(`P-${name}-${TOKEN}`, name === "A" ? "MUG-B" : "GONE-2")],
        },
      })),
    ),
  "POST /sync/comparisons": () => [{}],
  "DELETE /api-keys/:keyId": ({ keys }) => keys.map((keyId) => ({ path: { keyId } })),
  "PUT /costs/:changeId": ({ costChanges }) =>
    costChanges.map(({ changeId, decision }) => ({ path: { changeId }, form: { decision } })),
  "POST /moving-in/files": () => [
    { json: { name: "orders.csv", size: 5, sha256: "a".repeat(64) } },
    { json: { name: "more.csv", size: 5, sha256: "b".repeat(64) } },
    { json: { name: "third.csv", size: 5, sha256: "c".repeat(64) } },
  ],
  "POST /moving-in/links": ({ variants }) =>
    variants.map((variantId) => ({ form: { links: JSON.stringify([{ lost, variantId: Number(variantId) }]) } })),
  "PUT /reorder/snoozes": ({ variants }) => [{ form: { variants, days: "9" } }],
  "DELETE /reorder/snoozes": ({ variants }) => [{ form: { variants } }],
  "DELETE /sync/quarantine": ({ quarantined }) => quarantined.map((id) => ({ form: { id } })),
  "PUT /alerts/snoozes": ({ variants }) => [{ form: { variants: `[${variants}]`, days: "7" } }],
  "DELETE /alerts/snoozes": ({ alerts, variants }) => [
    { form: { alerts: `[${alerts}]` } },
    { form: { variants: `[${variants}]` } },
  ],
  "PATCH /products/rules": ({ variants }) => [
    { form: { variants, leadTimeDays: "11" } },
    { form: { variants, active: "no" } },
  ],
  "POST /suppliers/file": () => [
    { json: rows({ name: `Filed ${TOKEN}`, currency: "EUR", lead_time_days: "5", vendors: `Filed ${TOKEN}` }) },
  ],
  "POST /uplifts?index": ({ variants }) => [
    { form: uplift("Season") },
    { form: { ...uplift("Of some"), level: "variant", subjects: variants.join(",") } },
    { form: { ...uplift("Of one brand"), level: "vendor", vendor: "Acme" } },
  ],
  "POST /endpoints/new": () => [{ form: { ...ENDPOINT, name: "New", formToken: TOKEN } }],
  "POST /suppliers/new": () => [
    { form: { ...SUPPLIER, ...RULE, name: `Newcomer ${TOKEN}`, vendors: [`Brand ${TOKEN}`] } },
  ],
  "PUT /views/:viewId": ({ views }) => views.map((viewId) => ({ path: { viewId }, form: { name: `View ${viewId}` } })),
  "DELETE /views/:viewId": ({ views }) => views.map((viewId) => ({ path: { viewId } })),
  "POST /sync/imports": () => [{}],
  "POST /sync/readmissions": ({ quarantined }) => quarantined.map((id) => ({ form: { id } })),
  "POST /prices/file": ({ supplierNames }) =>
    supplierNames.flatMap((supplier) =>
      ["MUG-B", "MUG-R"].map((sku) => ({ json: rows({ supplier, sku, unit_cost: "3", minimum_order: "2" }) })),
    ),
  "POST /counts/new": ({ places, variants, suppliers }) => [
    { form: { locationId: places[0] ?? "1", name: "All", choice: "all", formToken: TOKEN } },
    {
      form: {
        locationId: places[1] ?? "2",
        name: "",
        choice: "variants",
        variantIds: variants.join(","),
        formToken: TOKEN,
      },
    },
    {
      form: {
        locationId: places[1] ?? "2",
        name: "",
        choice: "supplier",
        supplierId: suppliers[0] ?? "1",
        formToken: TOKEN,
      },
    },
  ],
  "POST /recoveries": ({ endpoints }) => [
    { form: { endpoint: endpoints[0] ?? "1", since: clock(-60), until: clock(-1), perMinute: "60" } },
    { form: { endpoint: "", since: clock(-9), until: clock(-1), perMinute: "600" } },
  ],
  "DELETE /recoveries": () => [{}],
  "POST /rules/file": ({ supplierNames: [supplier = ""] }) => [
    { json: rows({ level: "variant", sku_or_product_or_supplier: "MUG-R", lead_time_days: "6" }) },
    { json: rows({ level: "supplier", sku_or_product_or_supplier: supplier, cover_days: "14" }) },
  ],
  "POST /transfers": ({ places: [from = "1", to = "2"], variants }) => [
    {
      form: {
        ...{ formToken: TOKEN, from, to, note: "", expectedOn: day(4) },
        lines: JSON.stringify([{ variantId: Number(variants[0]), quantity: 2 }]),
      },
    },
  ],
  "POST /api-keys": () => [{ form: { name: "Till", scopes: ["read", "write_stock"], formToken: TOKEN } }],
  "PUT /settings": () => [{ form: SETTINGS }, { form: { ...SETTINGS, velocityWindow: "90", method: "simple" } }],
  "POST /import": () => [{}],
  "DELETE /guide": () => [{}],
  "POST /views": () => [
    { form: { page: "alerts", name: `Mine ${TOKEN}`, search: "q=mug" } },
    { form: { page: "reorder", name: `Ours ${TOKEN}`, search: "", replace: "yes" } },
  ],
};

const uplift = (name: string) => ({ name, factor: "2", fromDay: day(6), toDay: day(9), level: "shop", subjects: "" });

const counting = (countId: string, move: string): Example => ({
  path: { countId },
  form: { move, formToken: TOKEN, restIsNone: "yes", belowIsMeant: "yes" },
});

function receipt(path: Record<string, string>, lineId: string): Example {
  const lines = JSON.stringify([{ lineId: Number(lineId), accepted: 1, damaged: 0 }]);
  return { path, form: { formToken: TOKEN, receivedOn: day(0), lines, codes: "[]", confirmOver: "true", note: "" } };
}
