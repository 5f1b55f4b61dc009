import type { ReactNode } from "react";
import { sentence } from "../sentence";

export const PUBLIC = {
  install: "Install",
  supportLabel: "Support",
  privacyLabel: "Privacy",
  publicPage: {
    whoeverSetEvenstockUp: "whoever set Evenstock up for your shop",
    inventoryForShopifyShopsWhat:
      "Inventory for Shopify shops: what to reorder, when, and how much, before it runs out.",
    evenstock: "Evenstock",
  },
  privacy: {
    privacyEvenstock: "Privacy · Evenstock",
    evenstockKeepsWhatItTakes:
      "Evenstock keeps what it takes to count stock and sales of products. It keeps nothing about the people who buy.",
    whatIsStoredOfYour: "What is stored of your shop",
    itsAddressNameTimeZone: "Its address, name, time zone and currency, and Shopify’s permission to read, encrypted.",
    productsAndVariantsTitlesSkus:
      "Products and variants: titles, SKUs, barcodes, vendors, types, the address of a picture, prices and costs.",
    locationsStockLevelsAndEach: "Locations, stock levels and each change of them.",
    orderLinesShopifysNumbers:
      "Order lines: Shopify’s numbers of order and line, the variant, the location, the day, how many units were sold, refunded or cancelled, the sales channel, whether a company bought, and numbers that stand for the order’s tags, out of which no tag can be read.",
    whatYouEnterRulesSettings:
      "What you enter: rules, settings, suppliers, and the mail addresses that alerts shall go to.",
    yourPurchaseOrdersAndWhat:
      "Your purchase orders and what came in of them, with Shopify’s number of the member of staff who did what. Of an account that you pay from, the last four digits at most.",
    whatIsNot: "What is not",
    noBuyersNameAddressMail:
      "No buyer’s name, address, mail, phone or payment. Shopify is asked for the fields above only; whatever else should arrive is dropped before anything is written. There are no trackers and no advertising. The only cookie lasts minutes, while you install from this site.",
    whereAndWhoSees: "Where, and who sees it",
    inTheCloudflareAccount:
      "In the Cloudflare account of whoever runs this installation: its database, its queues, and its logs, which hold the shop’s address and Shopify’s numbers, but no sales. Nothing is sold or passed on. One shop never sees another’s rows.",
    howLong: "How long",
    orderLinesDaysTotals:
      "Order lines: 400 days. Totals by variant and day, changes of stock, and purchase orders, as long as the app is installed.",
    whatShopifySentAndEvenstock:
      "What Shopify sent and Evenstock could not use: its topic, size, checksum and the reason, and never more of it than the fields above. 14 days.",
    settingsDeletesEverythingAtOnce:
      "Settings deletes everything at once, for whoever wants to begin anew or to leave nothing behind.",
    onUninstallingThePermissionRules:
      "On uninstalling, the permission, rules, settings, purchase orders and what else you entered go at once.",
    everythingElseIsErasedWhen:
      "Everything else is erased when Shopify asks for it, 48 hours after you uninstall, and is out of the database’s own backups within 30 days more.",
    yourRightsAndYourBuyers: "Your rights, and your buyers’",
    shopifysRequestsAboutABuyer: (contact: ReactNode) =>
      sentence(
        "Shopify’s requests about a buyer are answered as a matter of course: there is nothing to show or to erase. For all else ask ",
        contact,
        ".",
      ),
  },
  erased: {
    deletedEvenstock: "Deleted · Evenstock",
    everythingIsBeingDeleted: "Everything is being deleted",
    nobodyCanSeeYourShops:
      "Nobody can see your shop’s stock, sales, rules, suppliers and settings in Evenstock any more. Their rows are erased within minutes. Nothing was changed in Shopify.",
    toStartAfresh: "To start afresh",
    openEvenstockFromApps:
      "Open Evenstock from Apps in your Shopify admin. It reads products, stock and past orders once more; what you entered yourself has to be entered again, or imported from the files that you exported.",
    toLeave: "To leave",
    uninstallItInYourShopify:
      "Uninstall it in your Shopify admin, under Settings, Apps. As long as it is installed there, opening it begins anew.",
  },
  support: {
    supportEvenstock: "Support · Evenstock",
    askSayYourShopsAddress: (contact: ReactNode) =>
      sentence(
        "Ask ",
        contact,
        ". Say your shop’s address and, if it is about one product, its SKU; never send a password.",
      ),
    aFigureLooksWrong: "A figure looks wrong",
    openTheVariantItsPage:
      "Open the variant. Its page shows the sum behind the reorder point with every number in it, which rule set each, and each change of its stock. Days on which nothing was available are left out of the velocity; cancelled and test orders never count.",
    aProductOrAnOrder: "A product or an order is missing",
    changesInShopifyArriveWithin:
      "Changes in Shopify arrive within seconds, seldom later. Orders from before the installation reach back 60 days, unless your shop has let Evenstock read older ones.",
    theFirstImportDoesNot: "The first import does not end",
    homeShowsHowFar:
      "Home shows how far it is; you can leave the page meanwhile. Where it failed, Home says why and begins again at the press of a button. Nothing that was read is lost or counted twice.",
    evenstockDoesNotOpen: "Evenstock does not open",
    openItFromApps:
      "Open it from Apps in your Shopify admin. If Shopify no longer lets it in, install it again from there: your rules and settings are gone after an uninstall, catalogue and sales are read anew.",
  },
  welcome: {
    evenstockWhatToReorderWhen: "Evenstock: what to reorder, when, and how much",
    knowWhatToReorderBefore: "Know what to reorder before it runs out",
    evenstockLearnsFromYourShopify:
      "Evenstock learns from your Shopify sales how fast each variant sells while it is in stock, and tells you what to reorder, when, and how much.",
    alreadyInstalledOpenEvenstockFrom: "Already installed? Open Evenstock from Apps in your Shopify admin.",
    comingFromStockyBring:
      "Coming from Stocky? Bring the files that you saved: suppliers, and old purchase orders, from which lead times are measured.",
    everyNumberCanBeChecked: "Every number can be checked",
    thePageShowsTheSum:
      "The page shows the sum behind each figure, down to the days that were left out because the shelf was empty.",
    alertsWhileThereIsTime: "Alerts while there is time",
    anAlertOpensWhenWhat:
      "An alert opens when what you have, and what is on its way, no longer lasts as long as your supplier takes.",
    yourBuyersStayYours: "Your buyers stay yours",
    whatIsStored: "What is stored",
    evenstockKeepsUnitsAndDays: (a: ReactNode) =>
      sentence("Evenstock keeps units and days, never who bought. ", a, "."),
    forExampleABlueMug: "For example: a blue mug",
    soldADayWhile: "Sold a day while in stock",
    leadTime: "Lead time",
    days: "7 days",
    safetyStock: "Safety stock",
    units: "10 units",
    reorderPoint: "Reorder point",
    units2: "45 units",
    available: "Available",
    units3: "40 units",
    orderNow: "Order 168 now:",
    casesOfEnoughForDays: (strong: ReactNode) =>
      sentence(strong, " 7 cases of 24, enough for 30 days after they arrive."),
    yourShopsAddress: "Your shop’s address",
    yourShopMyshopifyCom: "your-shop.myshopify.com",
    thatIsNotAShops: "That is not a shop’s address. It ends in .myshopify.com; you find it under Settings, Domains.",
  },
};
