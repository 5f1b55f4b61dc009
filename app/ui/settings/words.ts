/** Of orders that count as no demand. */
export const ORDERS_OUT = {
  title: "Orders that are left out",
  description:
    "For orders that say nothing of what will sell: a wholesale customer once a year, staff purchases, samples. Stock follows them as ever. Units sold, plans, forecasts and reports leave them out. A change counts all past days anew, which takes a few minutes in a large shop.",
  drafts: "Leave out draft orders",
  draftsHelp: "Orders that you or your staff wrote yourselves.",
  wholesale: "Leave out wholesale orders",
  wholesaleHelp:
    "Orders of a company (Shopify B2B). Shopify tells this with new orders only: leave out older ones by a tag.",
  channels: "Leave out all orders from",
  tags: "Leave out orders tagged",
  tagsHelp: "Each tag on a line of its own. An order with any of them is left out. Capital letters make no difference.",
  untold: "Some orders were read before Evenstock asked where they came from.",
  importAgain: "Import again, so that they can be left out, too.",
};

/** Of locations whose stock is not for sale. */
export const LOCATIONS_OUT = {
  title: "Locations that are left out",
  description:
    "For stock that is not for sale: returns, repairs, a showroom. It counts neither as available nor as on the way, and is neither ordered for, moved nor told as low. What sells there counts at the other locations.",
  none: "Shopify has told of no location yet.",
  one: (name: string | null) => `Leave out ${name ?? "a location without a name"}`,
};

/** Of what counts as sold. */
export const SOLD = {
  title: "What counts as sold",
  description: "Test orders never do. A change counts all past days anew, which takes a few minutes in a large shop.",
  refunds: "Refunded without restock counts as sold",
  refundsHelp:
    "For goods that broke, were lost, or were left to the customer. What is put back into stock never counts.",
  cancellations: "Cancelled orders count as sold",
  cancellationsHelp: "For orders that you cancel for want of stock: customers wanted the goods all the same.",
};

/** Of what holds for every variant that decides nothing for itself. */
export const DEFAULTS = {
  plan: "How to plan",
  planDescription: "A rule for a supplier, product or variant overrides these defaults.",
  method: "Method",
  methods: { engine: "Forecast", simple: "Simple" },
  methodHelp:
    "The forecast learns from trend, days out of stock and how uneven sales are. Simple is velocity × days, to check by hand; it also holds wherever a velocity or a safety stock in units is typed.",
  serviceHelp:
    "Used by the forecast: how often your stock should last until the next order arrives. It is a target: expect to reach a few points less.",
  reviewHelp: "How often you look at what to order.",
  velocity: "Velocity",
  velocityDescription: "How fast a variant sells: units sold ÷ days in stock.",
  window: "Window",
  last: (days: number) => `Last ${days} days`,
  windowHelp: "Used by the simple method. A short window follows changes sooner, a long one is steadier.",
  when: "When to reorder",
  whenDescription:
    "Simple method: reorder point = velocity × lead time + safety stock. The forecast keeps what its service level asks for.",
  leadTimeHelp: "From ordering to having the goods.",
  deviationHelp: "Used by the forecast: two orders in three arrive within this many days of the lead time.",
  safetyHelp: "Used by the simple method: stock kept for late deliveries and busy days.",
  much: "How much to order",
  muchDescription:
    "What sells within lead time and cover, and safety stock, less the position; raised to the minimum order and rounded up to full cases.",
  coverHelp: "How long an order lasts beyond its lead time.",
};

/** Of who hears of low stock by mail. */
export const ALERT_MAIL = {
  title: "Mail",
  description:
    "Each low-stock alert is told once; alerts that were put aside or have closed are left out. A late purchase order is told once with them, in the morning; given a new day, once more when that has gone by. The weekly mail sums up what to order, what runs out and what is late. No mail comes where there is nothing to tell. If Evenstock falls out of step with Shopify, the same people are told once.",
  recipients: "Recipients",
  recipientsHelp: (most: number) => `One address a line, at most ${most}. None: nobody gets mail.`,
  lowStock: "Low stock",
  lowStockHelp: "In the morning: soon after 07:00 in the shop's time zone.",
  weekly: "Weekly mail",
  weeklyHelp: "What to order, what runs out, late deliveries, cash tied up, lost sales and forecast accuracy.",
  frequencies: {
    at_once: "At once, at most one mail a minute",
    daily: "Every morning",
    weekly: "Every Monday morning",
  },
  days: [
    ...["Never", "Every Monday morning", "Every Tuesday morning", "Every Wednesday morning"],
    ...["Every Thursday morning", "Every Friday morning", "Every Saturday morning", "Every Sunday morning"],
  ],
  test: "Send a test mail",
  nobody: "Save a recipient first.",
  toTheSaved: "To the recipients that are saved.",
};

/** Of who else hears of it. */
export const CHANNELS = {
  title: "Alerts elsewhere",
  description:
    "Beside mail: low stock, out of stock, recovered and what to reorder, told as it happens. Each channel is told by itself: one that fails holds up no other.",
  nobody: "Mail: nobody yet. Add recipients above.",
  mail: (recipients: number) => `Mail: ${recipients} ${recipients === 1 ? "recipient" : "recipients"}, as set above.`,
  add: "Add Slack or Discord",
  all: "All endpoints",
  testOf: (name: string) => `Send a test to ${name}`,
  test: "Test",
  how: "In Slack, add an incoming webhook to the channel; in Discord, open the channel's settings, Integrations, Webhooks. Paste its address here: it is kept like a password.",
  name: "Name",
  nameExample: "Stock channel",
  address: "Address of the webhook",
};

/** Of how mail leaves. */
export const MAIL = {
  title: "Sent mail",
  description: "How it leaves, and what became of the latest.",
  ways: {
    service: "Mail leaves through the mail service that Evenstock was set up with.",
    cloudflare: "Mail leaves through Cloudflare.",
    outbox: "In development mail goes nowhere: it is shown in the outbox.",
    none: "Evenstock has no way to send mail yet. Whoever runs it sets MAIL_FROM and a mail service; what is written until then is kept for six hours.",
  },
  outbox: "Open the outbox",
  empty: "No mail in the last 30 days.",
  to: (recipients: number) => `To ${recipients} ${recipients === 1 ? "address" : "addresses"}`,
  sent: "Sent",
  notSent: "Not sent",
  again: "Tried again soon",
  onItsWay: "On its way",
};

/** Of the shop, as Shopify says it. */
export const SHOP = {
  title: "Shop",
  description: "As Shopify says. Change it in Shopify's settings; it follows here.",
  currency: "Currency",
  timeZone: "Time zone",
  unknown: " (not known here: UTC)",
  countedIn: 'Days, digests and "today" are counted in this zone.',
};

/** Of what a merchant takes along, or has deleted. */
export const OWN = {
  title: "Data",
  description:
    "It is yours: take it along, or have it deleted. Export before you uninstall, since uninstalling deletes rules, suppliers and settings at once.",
  stocky: "Files saved from Stocky: suppliers, and old purchase orders as history.",
  moveIn: "Move in from Stocky",
  zip: "One zip with a CSV file each of products and their stock, rules, suppliers, price lists, sales by day, purchase orders with their lines, receipts and bills, transfers and counts; and the files from Stocky as you brought them.",
  deletes: "Deletes all that Evenstock holds of this shop. Nothing changes in Shopify.",
  exportAll: "Export everything",
  broken: (what: string) => `The file of ${what} did not arrive whole`,
  notSaved:
    "No zip was saved, and nothing was changed. Try again. If it fails once more, products, rules, suppliers and price lists can each be exported on their own page.",
  saved: (name: string) => `Saved as ${name}`,
  fileOf: (at: number, of: number, what: string) => `File ${at} of ${of}: ${what}`,
  support: "Support",
  stores: "What Evenstock stores",
};

/** Of the end of everything. */
export const DELETE_ALL = {
  open: "Delete everything…",
  title: (shop: string) => `Delete everything of ${shop}?`,
  button: "Delete everything",
  keep: "Keep it",
  atOnce:
    "What Evenstock holds of this shop goes at once, and cannot be brought back. Export it first if you may want it.",
  entered: "rules, suppliers, price lists, settings and recipients of mail that you entered",
  fromShopify: "products, stock, sales, alerts and reports that came from Shopify",
  shopifysOwn:
    "Shopify’s own products, stock and orders stay as they are. Then either open Evenstock again, which imports afresh, or uninstall it.",
  type: (shop: string) => `Type ${shop} to go on`,
  noAnswer: "Evenstock did not answer, so it is not known whether anything was deleted. Open this page again.",
};

/** Of keys of the API. */
export const KEYS = {
  title: "API keys",
  subtitle: "With a key, your other systems read this shop's stock, plans and orders, and do what the key allows.",
  back: "Settings",
  add: "Create key",
  api: (address: string) => `The API answers at ${address}. Its description: ${address}/openapi.json`,
  none: "No keys yet. Create one for each system that needs one, and allow it no more than it needs.",
  name: "Name",
  endsIn: (hint: string) => `ends in ${hint}`,
  may: "May",
  made: "Made",
  lastUsed: "Last used",
  never: "Never",
  revoke: "Revoke",
  revokeOf: (name: string) => `Revoke ${name}`,
  revoked: "Revoked",
  madeNow: (name: string) => `The key "${name}" is made. Copy it now: it is shown this once`,
  key: "Key",
  notCopied: "It could not be copied. Select it and copy it by hand.",
  copy: "Copy",
  copied: "Copied",
  kept: "I have kept it",
  create: "Create an API key",
  nameHelp: "The system that will have it, such as Warehouse.",
  itMay: "It may",
  revokeAsked: (name: string) => `Revoke "${name}"?`,
  revokeKey: "Revoke key",
  keep: "Keep it",
  turnedAway: (hint: string) =>
    `Whatever uses the key that ends in ${hint} is turned away from now on. It cannot be brought back; make a new key in its place.`,
};

/** Of the page itself. */
export const PAGE = {
  title: "Settings",
  documents: "Company and documents",
  rules: "All rules",
  promotions: "Promotions",
  uplifts: "Uplifts",
  keys: "API keys",
  sync: "Sync health",
  saved: "Settings saved",
  replanning: "Plans are being worked out again. In a large shop that takes a few minutes.",
  notSaved: "Nothing was saved",
  mend: "See the field marked below. What you typed is still there.",
};
