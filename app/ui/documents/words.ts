import type { ReactNode } from "react";
import { sentence } from "../sentence";

export const DOCUMENTS = {
  address: "Address",
  remove: "Remove",
  companyGroups: {
    company: "Company",
    standsAtTheHead: "Stands at the head of every purchase order.",
    companyName: "Company name",
    email: "Email",
    suppliersAnswersComeHere: "Suppliers' replies come here.",
    phone: "Phone",
    accentColour: "Accent colour",
    as0b5f56Text: "Such as #0b5f56. Text on it is black or white, whichever reads better.",
    numbers: "Numbers",
    aPurchaseOrdersNumber:
      "A purchase order's number is the prefix and the next number. It is given once and never changes; there may be gaps.",
    prefix: "Prefix",
    nextNumber: "Next number",
    texts: "Texts",
    whatNewOrdersBegin: "What new orders start with; you can change it on each order.",
    notesForTheSupplier: "Notes for the supplier",
    termsAndConditions: "Terms and conditions",
    costsInShopify: "Costs in Shopify",
    whatAUnitCosts:
      "What a unit costs on average follows from what you receive, with its share of freight and duty. Shopify's cost per item can follow it.",
    shopifyHasNotAllowedEvenstock:
      "Shopify has not allowed Evenstock to change items in this shop, so no cost is written. Open the app once more from Shopify's admin and grant what it asks for.",
    whenACostChanges: "When a cost changes",
    leaveShopifysCostAlone: "Leave Shopify's cost alone",
    askMeFirst: "Ask me first",
    writeItToShopify: "Write it to Shopify",
    aCostAboveThreeTimes: "A cost above three times the last one, or below a third of it, always asks first.",
    newCostsAndWhatWas: "New costs and what was written",
  },
  logoGroup: {
    logo: "Logo",
    pngOrJpegUp: "PNG or JPEG, up to 256 KB. Printed at up to 150 × 56 points.",
    yourLogo: "Your logo",
    noLogoYetOrdersBegin: "No logo yet: orders begin with the company's name.",
    replace: "Replace",
    chooseAPicture: "Choose a picture",
  },
  savedPlaces: {
    shipToAddresses: "Ship-to addresses",
    chooseOneOnAnOrder: "Choose one on an order; it is printed beside the supplier's.",
    addAddress: "Add address",
    name: "Name",
    paymentAccounts: "Payment accounts",
    whichAccountPaysForYou:
      "Which account pays, for you and the supplier to know. Only ever the last four digits of its number.",
    addAccount: "Add account",
    title: "Title",
    method: "Method",
    bankTransferCard: "Such as bank transfer or card.",
    lastFourDigits: "Last four digits",
    isRemoved: (title: string) => `${title} is removed`,
    remove: (title: string) => `Remove ${title}`,
  },
  shopifyOrdersGroup: {
    ordersMadeInShopify: "Orders made in Shopify",
    purchaseOrdersThatYouMake:
      "Purchase orders that you make in Shopify's own admin stand beside Evenstock's, under Purchase orders, In Shopify.",
    howToAllow: "How to allow it",
    shopifyDoesNotLetEvenstock: (link: ReactNode) =>
      sentence(
        "Shopify does not let Evenstock see these orders and what of them has come, so none of them counts. ",
        link,
      ),
    whatIsStillToCome: "What is still to come of them",
    onlyShow: "Only show it",
    countItAs: "Count it as on the way",
    countedItIsTakenOff:
      "Counted, it is taken off what Evenstock suggests to order. Where an order here and one in Shopify bring the same variant to the same location, they are taken for the same goods and counted once, whichever is more.",
  },
  settingsDocuments: {
    companyAndDocuments: "Company and documents",
    documentsSaved: "Documents saved",
    settings: "Settings",
  },
};
