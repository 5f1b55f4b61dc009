import type { ReactNode } from "react";
import { sentence } from "../sentence";

export const DOCUMENTS = {
  address: "Address",
  remove: "Remove",
  company: {
    company: "Company",
    companyHelp: "Stands at the head of every purchase order.",
    name: "Company name",
    email: "Email",
    emailHelp: "Suppliers' replies come here.",
    phone: "Phone",
    accentColour: "Accent colour",
    accentColourHelp: "Such as #0b5f56. Text on it is black or white, whichever reads better.",
    numbers: "Numbers",
    numbersHelp:
      "A purchase order's number is the prefix and the next number. It is given once and never changes; there may be gaps.",
    prefix: "Prefix",
    nextNumber: "Next number",
    texts: "Texts",
    textsHelp: "What new orders start with; you can change it on each order.",
    supplierNote: "Notes for the supplier",
    terms: "Terms and conditions",
    costs: "Costs in Shopify",
    costsHelp:
      "What a unit costs on average follows from what you receive, with its share of freight and duty. Shopify's cost per item can follow it.",
    mayNotWrite:
      "Shopify has not allowed Evenstock to change items in this shop, so no cost is written. Open the app once more from Shopify's admin and grant what it asks for.",
    costToShopify: "When a cost changes",
    off: "Leave Shopify's cost alone",
    ask: "Ask me first",
    automatic: "Write it to Shopify",
    costToShopifyHelp: "A cost above three times the last one, or below a third of it, always asks first.",
    costsLink: "New costs and what was written",
  },
  logo: {
    title: "Logo",
    help: "PNG or JPEG, up to 256 KB. Printed at up to 150 × 56 points.",
    alt: "Your logo",
    none: "No logo yet: orders begin with the company's name.",
    replace: "Replace",
    choose: "Choose a picture",
  },
  places: {
    addresses: "Ship-to addresses",
    addressesHelp:
      "Printed on an order's paper: the one with the name of the order's location, or another that you choose on the order.",
    addAddress: "Add address",
    name: "Name",
    accounts: "Payment accounts",
    accountsHelp:
      "Chosen on an order: which account pays, for you and the supplier to know. Only ever the last four digits of its number.",
    addAccount: "Add account",
    title: "Title",
    method: "Method",
    methodHelp: "Such as bank transfer or card.",
    lastFour: "Last four digits",
    isRemoved: (title: string) => `${title} is removed`,
    remove: (title: string) => `Remove ${title}`,
  },
  shopifyOrders: {
    title: "Orders made in Shopify",
    help: "Purchase orders that you make in Shopify's own admin stand beside Evenstock's, under Purchase orders, In Shopify.",
    howToAllow: "How to allow it",
    notAllowed: (link: ReactNode) =>
      sentence(
        "Shopify does not let Evenstock see these orders and what of them has come, so none of them counts. ",
        link,
      ),
    counted: "What is still to come of them",
    show: "Only show it",
    count: "Count it as on the way",
    countedHelp:
      "Counted, it is taken off what Evenstock suggests to order. Where an order here and one in Shopify bring the same variant to the same location, they are taken for the same goods and counted once, whichever is more.",
  },
  page: {
    title: "Company and documents",
    saved: "Documents saved",
    settings: "Settings",
  },
};
