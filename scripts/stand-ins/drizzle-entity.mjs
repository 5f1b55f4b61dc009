// Stands in the Worker's build for how Drizzle knows its own: it is there once, so that a class is itself. Drizzle's climbs from class
// to class for each part of a statement that is not of the kind asked for, and asks for a dozen kinds.
export const entityKind = Symbol.for("drizzle:entityKind");
export const hasOwnEntityKind = Symbol.for("drizzle:hasOwnEntityKind");
export const is = (value, type) => value instanceof type;
