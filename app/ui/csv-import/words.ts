import type { ReactNode } from "react";
import { counted, type Format, ROWS } from "../../words/counted";
import { sentence } from "../sentence";

export const CSV_IMPORT = {
  suppliers: "Suppliers",
  chooseFile: {
    downloadWhatStandsNow: "Download the current rows, to edit",
    theFileWasNotRead: "The file was not read",
    nothingWasChanged: (problem: string) => `${problem} Nothing was changed.`,
    csvFile: "CSV file",
    chooseACsvFile: "Choose a CSV file",
    orDropItHere: "or drop it here",
    upToMbAndRows: (mostRows: string, columns: string) =>
      `Up to 5 MB and ${mostRows} rows, with the columns' names in the first row. Commas, semicolons or tabs between the cells; UTF-8 or what Excel writes. Columns: ${columns}.`,
    itIsNoCsvFile: "It is not a CSV file.",
    itIsLargerThanMb: "It is larger than 5 MB. Split it into several files.",
    theBrowserCouldNotRead: "The browser could not read it. Choose it again.",
  },
  columnMapping: {
    aColumnThatIsLeft: "A column that is left out changes nothing. A blank cell clears what is there.",
    columns: "Columns",
    read: (columns: string) => (columns === "" ? "No column is read" : `Read: ${columns}`),
    notRead: (headings: string) => `Not read: ${headings}.`,
    needed: (label: string) => `${label} (needed)`,
    notInTheFile: "Not in the file",
    decimalSign: "Decimal sign",
    point: "Point: 12.50",
    comma: "Comma: 12,50",
    choose: "Choose",
    mayBeThousands: (number: string) =>
      `${number} may be a thousand or one, and no other number of the file tells. Say which sign comes before decimals.`,
  },
  importResult: {
    theImportStoppedBefore: "The import stopped before the end",
    ofRowsWereDealt: (sent: string, total: string) =>
      `${sent} of ${total} rows were dealt with and are kept. Import the same file again: what is saved already counts as unchanged.`,
    soFar: "So far",
    theAreImported: (many: string) => `The ${many} are imported`,
    added: "Added",
    changed: "Changed",
    unchanged: "Unchanged",
    refused: "Refused",
    passedOver: "Passed over",
    row: (number: number, note: string) => `Row ${number}: ${note}`,
    moreLikeThese: (said: string) => `${said} more like these`,
    downloadTheRefusedRows: "Download the refused rows with reasons",
    importAnotherFile: "Import another file",
  },
  previewTable: {
    andOthersToLook: ", and others to look at",
    theFirstRows: (others: ReactNode) => sentence("The first rows", others),
    rowsOfTheFile: "Rows of the file",
    inTheFile: "In the file",
    row: (number: number) => `Row ${number}`,
  },
  reviewFile: {
    sayWhichColumnHolds: (missing: string) => `Say which column holds: ${missing}.`,
    chooseAnotherFile: "Choose another file",
    import: (counted: string) => `Import ${counted}`,
    checkingTheRows: "Checking the rows…",
    theRowsCouldNotBe:
      "The rows could not be checked against your shop just now. What does not fit is refused on import.",
    noMistakeFound: (rows: string) => `No mistakes found in ${rows}.`,
    ofRowsWillNotBe: (size: string, total: string) =>
      `${size} of ${total} rows will not be taken. You get them back as a file with the reasons.`,
    theFirstRowsWereCompared: (compared: string) =>
      `The first ${compared} rows were compared with your shop. The others are when you import.`,
    lookAgain: (rows: number, format: Format) =>
      rows === 1
        ? "1 row has a cell to look at again. It is taken as it is if you import."
        : `${counted(rows, ROWS, format)} have a cell to look at again. They are taken as they are if you import.`,
    skipped: (rows: number, format: Format) =>
      rows === 1
        ? "1 row holds nothing in these columns, such as a row for a picture, and is skipped."
        : `${counted(rows, ROWS, format)} hold nothing in these columns, such as rows for pictures, and are skipped.`,
  },
  savingProgress: {
    importing: (many: string) => `Importing ${many}`,
    ofRowsKeepThisPage: (sent: string, total: string) =>
      `${sent} of ${total} rows. Keep this page open: rows that were not sent yet stay as they are.`,
  },
  pricesImport: {
    importPriceLists: "Import price lists",
    thePriceListsOfAll:
      "The price lists of all suppliers in one file, each line with its supplier's name. Costs are in the supplier's currency, for one unit. Preferred is yes or no. A variant goes by its Shopify ID, or by its SKU where the ID is blank.",
  },
  rulesImport: {
    importRules: "Import rules",
    rules: "Rules",
    levelIsShopSupplierProduct:
      "Level is shop, supplier, product or variant. A supplier goes by its name; a product or a variant by its Shopify ID, or where that is blank by its title or SKU; a variant may have a location as well. Service level is a percentage; watched is yes or no; method is forecast or simple. A new variant may be forecast like another, named by SKU or ID, times a factor. A rule whose cells are all blank is removed.",
  },
  suppliersImport: {
    importSuppliers: "Import suppliers",
    aSupplierIsKnown: (vendorSeparator: string) =>
      `A supplier is known by its name: a new name adds one, an archived one is taken back. Write several vendors as Acme${vendorSeparator}Bolt. Days are whole days; amounts are in the supplier's currency.`,
  },
  suppliersSupplierIdPricesImport: {
    importAPriceList: "Import a price list",
    priceList: "Price list",
    costsAreInForOne: (currency: string) =>
      `Costs are in ${currency}, for one unit. Preferred is yes or no. A variant goes by its Shopify ID, or by its SKU where the ID is blank.`,
  },
  purchaseOrdersImport: {
    importPurchaseOrders: "Import purchase orders",
    purchaseOrders: "Purchase orders",
    aColumnOrCell:
      "A column or cell that is left out is as the supplier's price list has it. Costs are in the supplier's currency.",
    downloadYourOrdersAs: "Download your orders, as an example",
    eachSuppliersRowsBecomeOne:
      "Each supplier's rows become one draft, or one for each reference in the column Order. A variant goes by its Shopify ID, SKU, any of its barcodes, or the supplier's SKU. An order is made in full or not at all: one refused row holds back the rest of its order. The same file a second time makes nothing twice; use another reference to order the same again.",
  },
};
