import type { PaperLine, PaperOrder, Parties } from "../../app/purchasing/paper/order-document";

export const anOrder = (over: Partial<PaperOrder> = {}): PaperOrder => ({
  ...{ number: "PO-1042", orderedDay: 20_785, expectedDay: 20_806, currency: "EUR", lineOrder: "entered" },
  ...{ terms: null, paymentTerms: null, supplierNote: null, saleName: null, paymentAccount: null, costs: [] },
  ...over,
});

export const aLine = (over: Partial<PaperLine> = {}): PaperLine => ({
  ...{ sku: "TEE-RED-M", title: "Cotton tee", variantTitle: "Red / M", supplierSku: null, description: null },
  ...{ ordered: 24, pack: null, deliveries: [], amount: 28_800, taxRate: null, taxIncluded: false },
  ...over,
});

export const PARTIES: Parties = {
  company: {
    ...{ name: "Nordlicht Outdoor GmbH", address: ["Lange Straße 12", "20095 Hamburg", "Germany"] },
    ...{ email: "einkauf@nordlicht.example", phone: "+49 40 123456" },
  },
  supplier: {
    ...{ name: "Przędza Łódź", address: ["ul. Piotrkowska 10", "90-001 Łódź", "Poland"] },
    ...{ email: "orders@przedza.example", phone: null },
  },
  shipTo: { name: "Lager Süd", address: ["Hafenweg 3", "80331 München", "Germany"], email: null, phone: null },
};
