/**
 * SQL: a line `o` of the lists of the shop ?1 whose product has this title, whatever the case of plain letters. Found by what titles are
 * sorted by: their `sorted` form, or small letters where they are plain, or their form is yet to be made.
 */
export const isTitled = (o: string, title: string, sorted: string) =>
  `${o}.shop_id = ?1 AND ${o}.hidden = 0 AND ${o}.title_key IN (lower(${title}), ${sorted}) AND ${o}.product_title = ${title} COLLATE NOCASE`;
