import { useFetcher, useRevalidator } from "@remix-run/react";
import { useEffect, useRef, useState } from "react";
import { isPosting } from "../../stock/writes/inventory-write";
import { variantStock } from "../../stock/writes/variant-stock";

const EVERY = 2000;

/** Shopify's own figures, asked for again while a change is under way, and the changes that it is asked to make. */
export function useVariantStock(variantId: number) {
  const { load, submit, data, state } = useFetcher();
  const reading = useFetcher();
  const { revalidate } = useRevalidator();
  const [waitsUntil, setWaitsUntil] = useState(0);
  const address = `/products/${variantId}/stock`;
  const answer = variantStock.safeParse(data).data;
  const open = answer?.changes.filter(({ state }) => isPosting(state)).length ?? 0;
  const before = useRef(0);

  useEffect(() => {
    if (!data && state === "idle") load(address);
  }, [data, state, load, address]);

  useEffect(() => {
    if (state !== "idle" || !(open || waitsUntil)) return;
    const timer = setTimeout(() => {
      if (Date.now() > waitsUntil) setWaitsUntil(0);
      load(address);
    }, EVERY);
    return () => clearTimeout(timer);
  }, [open, waitsUntil, state, load, address]);

  // What is confirmed stands in the ledger and the plans of the page, too.
  useEffect(() => {
    if (open < before.current) revalidate();
    before.current = open;
  }, [open, revalidate]);

  return {
    answer,
    reading: waitsUntil > 0 || reading.state !== "idle",
    read: () => {
      setWaitsUntil(Date.now() + 3 * EVERY);
      reading.submit(null, { method: "post", action: `/products/${variantId}/readings` });
    },
    submit: (fields: Record<string, string>) => submit(fields, { method: "post", action: address }),
  };
}
