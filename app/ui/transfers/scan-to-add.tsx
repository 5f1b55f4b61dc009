import { useFetcher } from "@remix-run/react";
import { Text } from "@shopify/polaris";
import { useEffect, useRef, useState } from "react";
import * as z from "zod/mini";
import type { FoundVariant } from "../find-variants";
import { ScanInput } from "../scanning/scan-input";
import { SCAN } from "./words";

const answer = z.object({
  variants: z.array(
    z.object({
      ...{ variantId: z.number(), productTitle: z.string(), variantTitle: z.string(), sku: z.string() },
      imageUrl: z.nullable(z.string()),
    }),
  ),
});

/** Where a scanner types: each code adds one unit of what bears it. Codes wait in a line, so that a quick hand loses none. */
export const ScanToAdd = ({ onFound }: { onFound: (variant: FoundVariant) => void }) => {
  const field = useRef<HTMLInputElement>(null);
  const [codes, setCodes] = useState<string[]>([]);
  const [said, setSaid] = useState<{ text: string; isWrong: boolean }>();
  const { load, state, data } = useFetcher();
  const asked = useRef<{ code: string; before: unknown }>();
  useEffect(() => {
    if (state !== "idle") return;
    const waiting = asked.current;
    if (waiting && data !== waiting.before) {
      asked.current = undefined;
      const found = foundFor(waiting.code, answer.safeParse(data).data?.variants ?? []);
      setSaid(typeof found === "string" ? { text: found, isWrong: true } : { text: nameOf(found), isWrong: false });
      if (typeof found !== "string") onFound(found);
    }
    const [next, ...rest] = codes;
    if (asked.current || next === undefined) return;
    asked.current = { code: next, before: data };
    setCodes(rest);
    load(`/variants?${new URLSearchParams({ q: next })}`);
  }, [codes, state, data, load, onFound]);
  return (
    <div className="Scan">
      <ScanInput
        id="scan-to-add"
        press={SCAN.press}
        field={field}
        onRead={(code) => setCodes((before) => [...before, code])}
      />
      <div role="status" aria-live="assertive">
        {said && (
          <Text as="p" tone={said.isWrong ? "critical" : undefined} fontWeight="semibold">
            {said.text}
          </Text>
        )}
      </div>
    </div>
  );
};

const nameOf = ({ productTitle, sku }: FoundVariant) => SCAN.added([productTitle, sku].filter(Boolean).join(", "));

/** The one that the code means; several that share it are for a person to choose from. */
function foundFor(code: string, variants: FoundVariant[]): FoundVariant | string {
  const exact = variants.filter(({ sku }) => sku.toLowerCase() === code.toLowerCase());
  const [first] = exact.length === 1 ? exact : variants;
  if (!first) return SCAN.unknown(code);
  return exact.length === 1 || variants.length === 1 ? first : SCAN.ambiguous(code);
}
