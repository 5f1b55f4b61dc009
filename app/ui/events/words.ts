/** Of a group of the catalogue. */
export const GROUP = {
  caption: (group: string) => `Events: ${group}`,
  event: "Event",
  when: "When",
};

/** Of the body of an event as a format sends it. */
export const EXAMPLE = {
  title: "Example",
  called: (name: string) => `Called ${name} in this format.`,
  headers: (names: string[]) => `Headers: ${names.join(", ")}.`,
  formats: "Formats",
  code: (type: string, format: string) => `Example of ${type} for ${format}`,
};

/** Of what each field of a body holds. */
export const FIELDS = {
  title: "Fields",
  note: "Of the standard format. Fields may be added later: ignore those you do not know.",
  field: "Field",
  holds: "Holds",
  meaning: "Meaning",
  noMeaning: "–",
};

export const PROMISE = { title: "What you can count on" };

/** Of where programs find the schemas. */
export const SCHEMAS = {
  title: "For developers",
  note: "Every event with its JSON Schema, as one file that needs no login.",
  copy: "Copy address",
};

/** Of the pages themselves. */
export const PAGES = {
  title: "Catalogue of events",
  events: "Events",
  subtitle: "Everything Evenstock can tell your other systems, as it happens.",
  one: "Event",
  back: "Catalogue",
  schema: "JSON Schema",
  schemaAt: (address: string) => `For programs, also at ${address}`,
  schemaOf: (type: string) => `JSON Schema of ${type}`,
};

/** Of the code to copy. */
export const RECEIVER_CODE = {
  title: "Receiver code",
  about:
    "A small program that receives events in the standard format and checks that each one comes from Evenstock. Give it your endpoint's secret as EVENSTOCK_SECRET. It needs nothing but the language itself.",
  languages: "Languages",
  in: (language: string) => `Receiver in ${language}`,
  refuses:
    "Requests without a signature, with a wrong one, or older than five minutes are refused with 401. While you change a secret, the old one and the new one both work.",
};
