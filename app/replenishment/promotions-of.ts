/** SQL: a promotion `m` is one of this variant's: of the whole shop, of its product or its own. */
export const promotionsOf = (shop: string, product: string, variant: string) =>
  `m.shop_id = ${shop} AND ((m.level = 'shop' AND m.subject_id = 0) OR (m.level = 'product' AND m.subject_id = ${product})
    OR (m.level = 'variant' AND m.subject_id = ${variant}))`;
