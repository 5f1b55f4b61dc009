/** What the shops sell: each range is a vendor's, and its names are every style with every thing, shuffled. */
export interface Range {
  vendor: string;
  code: string;
  type: string;
  styles: readonly string[];
  /** Thing and its price in whole units of currency. */
  things: readonly (readonly [name: string, price: number])[];
  variants: readonly string[];
  /** How many of `variants` a product has, at least and at most; 1 means a product without options. */
  choices: readonly [number, number];
  /** Share of cost in the price. */
  margin: number;
  /** Month (0..11) of the best sales and how much better they are than the average. */
  season: readonly [month: number, strength: number];
  share: number;
}

export const RANGES: readonly Range[] = [
  {
    vendor: "Pembroke Ceramics",
    code: "PEM",
    type: "Tableware",
    styles: ["Tide", "Moss", "Ember", "Chalk", "Harbour", "Orchard", "Dune", "Lichen", "Cove", "Heath"],
    things: [
      ["Mug", 14],
      ["Espresso Cup", 11],
      ["Dinner Plate", 19],
      ["Side Plate", 14],
      ["Serving Bowl", 34],
      ["Pasta Bowl", 21],
      ["Teapot", 46],
      ["Milk Jug", 18],
    ],
    variants: ["Chalk White", "Slate", "Sage", "Terracotta", "Ink"],
    choices: [3, 5],
    margin: 0.42,
    season: [11, 0.45],
    share: 0.24,
  },
  {
    vendor: "Mill Lane Textiles",
    code: "MIL",
    type: "Home textiles",
    styles: ["Alder", "Birch", "Cloudberry", "Fern", "Hazel", "Rowan", "Thistle", "Willow", "Bramble"],
    things: [
      ["Wool Throw", 79],
      ["Linen Cushion", 32],
      ["Tea Towel", 12],
      ["Bath Towel", 28],
      ["Apron", 35],
      ["Table Runner", 38],
      ["Napkin Set", 24],
    ],
    variants: ["Oat", "Charcoal", "Rust", "Forest", "Sky", "Mustard"],
    choices: [3, 5],
    margin: 0.45,
    season: [10, 0.35],
    share: 0.2,
  },
  {
    vendor: "Carrick Outdoor",
    code: "CAR",
    type: "Outdoor",
    styles: ["Ridge", "Tarn", "Beacon", "Summit", "Gully", "Cairn", "Skyline", "Trail"],
    things: [
      ["Enamel Mug", 13],
      ["Insulated Bottle", 29],
      ["Dry Bag", 24],
      ["Daypack", 74],
      ["Head Torch", 36],
      ["Picnic Blanket", 48],
      ["Camp Stool", 42],
      ["Storm Lantern", 39],
    ],
    variants: ["Granite", "Moss", "Signal Orange", "Lake Blue"],
    choices: [3, 4],
    margin: 0.5,
    season: [6, 0.7],
    share: 0.2,
  },
  {
    vendor: "Fell & Harbour",
    code: "FAH",
    type: "Clothing",
    styles: [
      "Fisherman",
      "Shepherd",
      "Quayside",
      "Moorland",
      "Lighthouse",
      "Dockyard",
      "Drover",
      "Crofter",
      "Boatyard",
    ],
    things: [
      ["Jumper", 95],
      ["Cardigan", 105],
      ["Overshirt", 89],
      ["Breton Top", 42],
      ["Wax Jacket", 189],
      ["Beanie", 26],
      ["Wool Socks", 16],
      ["T-Shirt", 28],
    ],
    variants: ["XS", "S", "M", "L", "XL", "XXL"],
    choices: [5, 6],
    margin: 0.48,
    season: [10, 0.6],
    share: 0.22,
  },
  {
    vendor: "Nordlys Living",
    code: "NOR",
    type: "Home fragrance",
    styles: ["Pine", "Sea Salt", "Fig", "Cedar", "Amber", "Juniper", "Rhubarb", "Bergamot", "Lavender"],
    things: [
      ["Soy Candle", 24],
      ["Reed Diffuser", 32],
      ["Hand Wash", 16],
      ["Bath Salts", 18],
      ["Room Mist", 19],
    ],
    variants: ["Small", "Medium", "Large"],
    choices: [1, 3],
    margin: 0.38,
    season: [11, 0.9],
    share: 0.14,
  },
];
