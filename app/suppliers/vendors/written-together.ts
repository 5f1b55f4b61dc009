/** A vendor that the catalogue writes in several ways, as one name to read. */
export const writtenTogether = (spellings: readonly string[]) => spellings.join(" / ");
