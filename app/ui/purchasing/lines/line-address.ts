export const lineAddress = (order: { id: number }, line: { id: number }) =>
  `/purchase-orders/${order.id}/lines/${line.id}`;
