import { type Noun, nounFor } from "../../words/counted";

const EVENTS: Noun = { one: "event", other: "events" };

/** Of the list. */
export const LIST = {
  endpoint: "Endpoint",
  state: "State",
  attempts: "Attempts",
  notDelivered: "Not delivered",
};

/** Of the form. */
export const FORM = {
  notSaved: "Nothing was saved",
  mend: "Mend what is marked below, and save again.",
  name: "Name",
  nameHelp: "As you call the system: Warehouse, Stock channel.",
  address: "Address",
  addressHelp: "Begins with https://. It is kept like a secret, and shown in part only.",
  newAddress: "New address",
  addressNow: (shown: string) => `Leave it blank to keep ${shown}`,
  format: "Format",
  brings: (policy: string, seconds: number, note: string | null) =>
    `${policy}; waits ${seconds} seconds.${note ? ` ${note}` : ""}`,
  how: "How it is sent",
  timeout: "Waits for an answer",
  seconds: "seconds",
  timeoutHelp: "From 1 to 30.",
  rate: "At most",
  aMinute: "events a minute",
  rateHelp: "Blank: as fast as they come.",
  retries: "If it does not answer",
  contents: "Contents",
  full: "Everything that is known of it",
  thin: "Ids and a link only",
  headers: "Extra headers",
  headersHelp:
    "One a line, as Authorization: Bearer …; for systems that want a key. Once saved, values are hidden; a hidden one stays as it is.",
};

/** Of which events it hears. */
export const EVENTS_HEARD = {
  title: "What it hears of",
  everything: "Everything",
  everythingHelp: "Kinds of events that are added later, too.",
  allOf: (group: string) => `All of ${group}`,
};

/** Of what its events must be about. */
export const FILTERS = {
  title: "Only about",
  note: "Leave a field blank to hear of all. An event that has no such thing is sent too: a new product, for one, is at no location.",
  locations: "Locations",
  allLocations: "All locations",
  suppliers: "Suppliers",
  allSuppliers: "All suppliers",
  vendors: "Vendors",
  allVendors: "All vendors",
  variants: "Variants",
  allVariants: "All variants: search by product, SKU or barcode",
  variant: (product: string, variant: string) => `${product} – ${variant}`,
  withSku: (title: string, sku: string) => `${title} (${sku})`,
  nothing: "Nothing has that name.",
};

/** Of how it has done lately. */
export const HEALTH = {
  title: "Health",
  answersWithin: "Answers within",
  mostly: (duration: string) => `${duration}, 95 times in 100`,
  notKnown: "–",
  lastDelivered: "Last delivered",
  never: "never",
  failingSince: "Failing since",
  answered: (status: number) => `It answered ${status}.`,
  notDelivered: "Not delivered",
};

/** Of its secret. */
export const SECRET = {
  title: "Secret",
  note: "Events are signed with it. It was shown once, when it was made.",
  copyNew: "Copy the new secret now: it is shown this once.",
  copy: "Copy secret",
  /** Before the instant until which the one before signs as well. */
  before: "The one before is good until",
  make: "Make a new secret",
  makeTitle: "Make a new secret?",
  cancel: "Cancel",
  now: "The secret that is there now",
  stays: "Stays good for 24 hours",
  staysHelp: "Events carry both signatures until you have changed your receiver.",
  ends: "Ends at once",
  endsHelp: "For one that others may know. Your receiver refuses events until it has the new one.",
};

/** Of a secret, the only time that it is shown. */
export const NEW_SECRET = {
  title: "Copy its secret now",
  note: "Your receiver checks with it that an event comes from Evenstock. It is shown this once; if it is lost, you can make another. Slack and Discord need none.",
  copy: "Copy secret",
  receivers: "Receiver code",
};

/** Of switching it off and on. */
export const SWITCH = {
  off: "Switch off",
  offNote: "While it is off, its events are held. When you switch it on again, you can send them.",
  on: "Switch on",
  onAndSend: "Switch on and send what it missed",
  onForNew: "Switch on for new events only",
  missedNothing: "It missed nothing.",
  missed: (held: number, format: (count: number) => string) =>
    `It missed ${format(held)} ${nounFor(held, EVENTS)}, which are held for it.`,
  missedOver: (most: string) => `It missed over ${most} events, which are held for it.`,
};

export const TEST = {
  title: "Send a test",
  note: "An example of an event that it hears of, signed as any other. It goes to the saved address, whether the endpoint is on or off.",
  button: "Send a test",
};

/** Of taking it away. */
export const DELETE = {
  title: "Delete",
  note: "If you may need it again, switch it off instead.",
  button: "Delete endpoint",
  ask: (name: string) => `Delete ${name}?`,
  yes: "Delete",
  no: "Keep",
  gone: "Its address and its secret are gone for good, and what still waits for it is not sent. Its past dispatches stay in the list.",
};

/** Of the pages themselves. */
export const PAGES = {
  events: "Events",
  title: "Endpoints",
  one: "Endpoint",
  subtitle: "Tell your other systems what happens in Evenstock, as it happens.",
  add: "Add endpoint",
  recover: "Send missed events again",
  dispatches: "Dispatches",
  none: "No endpoints yet. Add the address of your warehouse system, a script, or a channel in Slack or Discord, and Evenstock tells it about low stock, orders and more.",
  isOn: (name: string) => `${name} is on`,
  onward: "Go to the endpoint",
  saved: "Endpoint saved",
};
