/** Of a group of the catalogue. */
export const GROUP = {
  caption: (group: string) => `Events: ${group}`,
  event: "Event",
  when: "When",
  comesWith: (room: string) => `Comes with ${room}`,
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
