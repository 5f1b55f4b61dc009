/** Where a first import begins, and one that is made again. */
export const IMPORT_BEGINNING = { phase: "locations" } as const;
