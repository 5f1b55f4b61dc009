import type { OutboundEvent } from "./envelope";

const digits = (value: unknown) => (typeof value === "string" && /^\d{1,20}$/.test(value) ? value : undefined);

/** Shopify's id of the variant that an event is about, or of the first that it tells of. */
export function variantIn({ data }: Pick<OutboundEvent, "data">): string | undefined {
  const list = data.lines ?? data.variants;
  const [first] = Array.isArray(list) ? list : [];
  return digits(data.variant_id) ?? digits(Object(first).variant_id);
}

/** Where in the app a person sees what an event tells of; `variants` are the app's ids by Shopify's. */
export function pathOf(event: Pick<OutboundEvent, "type" | "data">, variants: ReadonlyMap<string, number>): string {
  const { type, data } = event;
  const variant = variants.get(variantIn(event) ?? "");
  if (variant !== undefined) return `/products/${variant}`;
  const endpoint = digits(data.endpoint_id);
  if (type.startsWith("endpoint.") && endpoint) return `/endpoints/${endpoint}`;
  return "";
}
