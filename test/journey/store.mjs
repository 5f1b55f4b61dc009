const SHOP = "evenstock-dev.myshopify.com";

/** The dev store's own doors: what stands on its shelves, whatever the app says. */
export function storeAt(devStore) {
  const ask = async (path, body) => {
    const asked = body && {
      method: "POST",
      headers: { "content-type": "application/json" },
      body: JSON.stringify(body),
    };
    const answer = await fetch(`${devStore}/${SHOP}/${path}`, asked);
    if (!answer.ok) throw new Error(`The dev store's ${path} answered ${answer.status}: ${await answer.text()}`);
    return answer.json();
  };
  const every = async (table) => {
    const rows = [];
    for (let more; more === undefined || more.length > 0; rows.push(...more))
      more = await ask(`rows?table=${table}&after=${rows.at(-1)?.id ?? 0}`);
    return rows;
  };
  const availableOf = async (item) =>
    (await ask(`levels?inventoryItemId=${item}`)).reduce((sum, level) => sum + level.available, 0);

  return {
    switch: (switches) => ask("switches", switches),
    switches: () => ask("switches"),

    /** Of each SKU its barcode, its item and what is available of it, all locations together. */
    async shelvesOf(skus) {
      const variants = await every("variants");
      const found = skus.map((sku) => variants.find((variant) => variant.sku === sku));
      return Promise.all(
        found.map(async ({ sku, barcode, item_id: item }) => ({
          sku,
          barcode,
          item,
          available: await availableOf(item),
        })),
      );
    },

    /** Each shelf holds so many units more than it did. */
    async expectStock(shelves, units) {
      for (const [at, { sku, item, available }] of shelves.entries()) {
        const now = await availableOf(item);
        if (now !== available + units[at])
          throw new Error(`${sku} had ${available}; after ${units[at]} were received, Shopify has ${now}.`);
      }
    },
  };
}
