/**
 * An article is new for so many days: until then the shop's own launches speak for it. For one with a similar variant they
 * are days in stock: a merchant chooses before the first goods come.
 */
export const DAYS_NEW = 56;
