import { counted, type Format, type Noun } from "../../words/counted";

export const CODES: Noun = { one: "code", other: "codes" };

export const SCANNING = {
  scanField: {
    moreThanWasAwaited: "more than was awaited",
    count: "Count",
    aCarton: (name: string, units: string) => `${name}: a carton of ${units}`,
    belongsToSeveralProductsChoose: (code: string) => `${code} belongs to several products. Choose below.`,
    isACartonSayBelow: (code: string) => `${code} is a carton. Say below how many it holds.`,
  },
  scanInput: {
    scanOrTypeABarcode: "Scan or type a barcode or SKU",
  },
  waitingCodes: {
    codesToLook: "Codes to look at",
    waiting: (codes: number, format: Format) => `${counted(codes, CODES, format)} waiting for you`,
    settle: "Give each to a line or put it aside, then go on.",
    belongsToSeveralProducts: "Belongs to several products",
    aCartonHowManyDoes: "A carton; how many does it hold?",
    line: "Line",
    chooseALine: "Choose a line",
    units: "Units",
    count: "Count it",
    putAside: "Put aside",
  },
};
