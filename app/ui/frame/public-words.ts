import type { ReactNode } from "react";
import { sentence } from "../sentence";

export const PUBLIC = {
  install: "Install",
  supportLabel: "Support",
  privacyLabel: "Privacy",
  publicPage: {
    contact: "whoever set Evenstock up for your shop",
    description: "Inventory for Shopify shops: what to reorder, when, and how much, before it runs out.",
    name: "Evenstock",
  },
  privacy: {
    title: "Privacy · Evenstock",
    inShort:
      "Evenstock keeps what it takes to count stock and sales of products. It keeps nothing about the people who buy.",
    stored: "What is stored of your shop",
    shop: "Its address, name, time zone and currency, and Shopify’s permission to read, encrypted.",
    catalog:
      "Products and variants: titles, SKUs, barcodes, vendors, types, the address of a picture, prices and costs.",
    stock: "Locations, stock levels and each change of them.",
    orders:
      "Order lines: Shopify’s numbers of order and line, the variant, the location, the day, how many units were sold, refunded or cancelled, the sales channel, whether a company bought, and numbers that stand for the order’s tags, out of which no tag can be read.",
    entered: "What you enter: rules, settings, suppliers, and the mail addresses that alerts shall go to.",
    purchasing:
      "Your purchase orders and what came in of them, with Shopify’s number of the member of staff who did what. Of an account that you pay from, the last four digits at most.",
    notStored: "What is not",
    buyers:
      "No buyer’s name, address, mail, phone or payment. Shopify is asked for the fields above only; whatever else should arrive is dropped before anything is written. There are no trackers and no advertising. The only cookie lasts minutes, while you install from this site.",
    where: "Where, and who sees it",
    whereTold:
      "In the Cloudflare account of whoever runs this installation: its database, its queues, and its logs, which hold the shop’s address and Shopify’s numbers, but no sales. Nothing is sold or passed on. One shop never sees another’s rows.",
    howLong: "How long",
    daysOfOrders:
      "Order lines: 400 days. Totals by variant and day, changes of stock, and purchase orders, as long as the app is installed.",
    daysOfUnusable:
      "What Shopify sent and Evenstock could not use: its topic, size, checksum and the reason, and never more of it than the fields above. 14 days.",
    deleting: "Settings deletes everything at once, for whoever wants to begin anew or to leave nothing behind.",
    uninstalling:
      "On uninstalling, the permission, rules, settings, purchase orders and what else you entered go at once.",
    erasing:
      "Everything else is erased when Shopify asks for it, 48 hours after you uninstall, and is out of the database’s own backups within 30 days more.",
    rights: "Your rights, and your buyers’",
    rightsTold: (contact: ReactNode) =>
      sentence(
        "Shopify’s requests about a buyer are answered as a matter of course: there is nothing to show or to erase. For all else ask ",
        contact,
        ".",
      ),
  },
  erased: {
    title: "Deleted · Evenstock",
    heading: "Everything is being deleted",
    told: "Nobody can see your shop’s stock, sales, rules, suppliers and settings in Evenstock any more. Their rows are erased within minutes. Nothing was changed in Shopify.",
    afresh: "To start afresh",
    afreshTold:
      "Open Evenstock from Apps in your Shopify admin. It reads products, stock and past orders once more; what you entered yourself has to be entered again, or imported from the files that you exported.",
    leaving: "To leave",
    leavingTold:
      "Uninstall it in your Shopify admin, under Settings, Apps. As long as it is installed there, opening it begins anew.",
  },
  support: {
    title: "Support · Evenstock",
    ask: (contact: ReactNode) =>
      sentence(
        "Ask ",
        contact,
        ". Say your shop’s address and, if it is about one product, its SKU; never send a password.",
      ),
    wrongFigure: "A figure looks wrong",
    wrongFigureTold:
      "Open the variant. Its page shows the sum behind the reorder point with every number in it, which rule set each, and each change of its stock. Days on which nothing was available are left out of the velocity; cancelled and test orders never count.",
    missing: "A product or an order is missing",
    missingTold:
      "Changes in Shopify arrive within seconds, seldom later. Orders from before the installation reach back 60 days, unless your shop has let Evenstock read older ones.",
    importStands: "The first import does not end",
    importStandsTold:
      "Home shows how far it is; you can leave the page meanwhile. Where it failed, Home says why and begins again at the press of a button. Nothing that was read is lost or counted twice.",
    doesNotOpen: "Evenstock does not open",
    doesNotOpenTold:
      "Open it from Apps in your Shopify admin. If Shopify no longer lets it in, install it again from there: your rules and settings are gone after an uninstall, catalogue and sales are read anew.",
  },
  welcome: {
    title: "Evenstock: what to reorder, when, and how much",
    heading: "Know what to reorder before it runs out",
    lead: "Evenstock learns from your Shopify sales how fast each variant sells while it is in stock, and tells you what to reorder, when, and how much.",
    installed: "Already installed? Open Evenstock from Apps in your Shopify admin.",
    fromStocky:
      "Coming from Stocky? Bring the files that you saved: suppliers, and old purchase orders, from which lead times are measured.",
    checked: "Every number can be checked",
    checkedTold:
      "The page shows the sum behind each figure, down to the days that were left out because the shelf was empty.",
    alerts: "Alerts while there is time",
    alertsTold:
      "An alert opens when what you have, and what is on its way, no longer lasts as long as your supplier takes.",
    buyers: "Your buyers stay yours",
    whatIsStored: "What is stored",
    buyersTold: (a: ReactNode) => sentence("Evenstock keeps units and days, never who bought. ", a, "."),
    example: "For example: a blue mug",
    velocity: "Sold a day while in stock",
    leadTime: "Lead time",
    days: "7 days",
    safetyStock: "Safety stock",
    safetyUnits: "10 units",
    reorderPoint: "Reorder point",
    reorderUnits: "45 units",
    available: "Available",
    availableUnits: "40 units",
    orderNow: "Order 168 now:",
    orderTold: (strong: ReactNode) => sentence(strong, " 7 cases of 24, enough for 30 days after they arrive."),
    address: "Your shop’s address",
    addressExample: "your-shop.myshopify.com",
    notAnAddress: "That is not a shop’s address. It ends in .myshopify.com; you find it under Settings, Domains.",
  },
};
