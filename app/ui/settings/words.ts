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
