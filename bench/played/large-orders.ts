/** Orders of a large shop, by their number: a year of them, of one line to three; every twentieth had a unit refunded. */
const DAYS = 365;
const FIRST_DAY = Date.UTC(2025, 0, 20);
const ORDER = 50_000_000;
const REFUNDED = 20;

const gid = (type: string, number: number) => `gid://shopify/${type}/${number}`;

/** All of them as an export has them: each order, then its lines. */
export function* orderFile(variants: number, orders: number) {
  for (let n = 0; n < orders; n++) {
    const { fulfillments, ...order } = orderOf(n, orders);
    const id = gid("Order", ORDER + n);
    yield { id, ...order, fulfillments };
    for (const line of linesOf(n, variants)) yield { ...line, __parentId: id };
  }
}

/** One as it is read by itself, with what of it came back. */
export function wholeOrder(id: string, variants: number, orders: number) {
  const n = Number(id.split("/").pop()) - ORDER;
  const { fulfillments, ...order } = orderOf(n, orders);
  const lines = linesOf(n, variants);
  const shipped = lines.map(({ id, quantity }) => ({ quantity, lineItem: { id } }));
  return {
    ...{ id, ...order, lineItems: whole(lines) },
    fulfillments: fulfillments.map((each) => ({
      id: gid("Fulfillment", n + 1),
      ...each,
      fulfillmentLineItems: whole(shipped),
    })),
    refunds: lines.slice(0, 1).map((line) => refundOf(n, line.id)),
  };
}

export const linesIn = (orders: number) =>
  Array.from({ length: orders }, (_, n) => lineCount(n)).reduce((a, b) => a + b, 0);
export const refundsIn = (orders: number) => Math.ceil(orders / REFUNDED);

const lineCount = (n: number) => 1 + (n % 3);

function orderOf(n: number, orders: number) {
  const at = new Date(FIRST_DAY + Math.floor((n * DAYS * 86_400_000) / orders)).toISOString();
  const place = n % 4 === 0 ? 2 : 1;
  return {
    ...{ test: false, processedAt: at, updatedAt: at, cancelledAt: null, retailLocation: null },
    fulfillments: [{ status: "SUCCESS", location: { id: gid("Location", place) } }],
  };
}

const linesOf = (n: number, variants: number) =>
  Array.from({ length: lineCount(n) }, (_, index) => {
    // Some sell far more than others.
    const variant = Math.floor(variants * (((n * 3 + index) * 0.618_033_988_7) % 1) ** 3);
    return {
      ...{ id: gid("LineItem", (ORDER + n) * 3 + index), quantity: 2, unfulfilledQuantity: 0 },
      currentQuantity: index === 0 && n % REFUNDED === 0 ? 1 : 2,
      variant: { id: gid("ProductVariant", 2_000_000 + variant) },
      product: { id: gid("Product", 1_000_000 + Math.floor(variant / 4)) },
    };
  });

const refundOf = (n: number, line: string) => ({
  id: gid("Refund", n + 1),
  createdAt: new Date(FIRST_DAY).toISOString(),
  processedAt: new Date(FIRST_DAY).toISOString(),
  refundLineItems: whole([
    {
      id: gid("RefundLineItem", n + 1),
      quantity: 1,
      restockType: "NO_RESTOCK",
      location: null,
      lineItem: { id: line },
    },
  ]),
});

const whole = <Node>(nodes: Node[]) => ({ nodes, pageInfo: { hasNextPage: false, endCursor: null } });
