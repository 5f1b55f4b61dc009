import { type Dispatch, type SetStateAction, useEffect, useRef } from "react";
import * as z from "zod/mini";
import { scanIndex, scanned, type Waiting } from "../../catalog/scanned";
import type { Step } from "../../stock/counts/counting";
import type { LineToCount } from "../../stock/counts/review";
import { stamp } from "./count-line";

const answer = z.object({
  lines: z.array(
    z.object({
      ...{ lineId: z.number(), variantId: z.number(), productTitle: z.string(), variantTitle: z.string() },
      ...{
        imageUrl: z.nullable(z.string()),
        gone: z.number(),
        sku: z.nullable(z.string()),
        supplierSku: z.null(),
        pack: z.null(),
      },
      ...{ barcodes: z.array(z.string()), counted: z.null(), people: z.number(), available: z.null() },
    }),
  ),
});

/** A code that no line bears is looked for in the whole catalogue, once: what is found becomes a line, and counts. */
export function useSoughtCodes(
  countId: number,
  waiting: readonly Waiting[],
  setLines: Dispatch<SetStateAction<LineToCount[]>>,
  step: (step: Step) => void,
) {
  const asked = useRef(new Set<string>());
  useEffect(() => {
    for (const { code, why } of waiting) {
      if (why !== "unknown" || asked.current.has(code)) continue;
      asked.current.add(code);
      void (async () => {
        const found = await seek(countId, code);
        asked.current.delete(code);
        if (!found) return;
        const what = scanned(scanIndex(found), code);
        if (what.kind !== "found") return void asked.current.add(code);
        const line = found.find(({ variantId }) => variantId === what.variantId);
        if (!line) return;
        setLines((lines) => (lines.some(({ variantId }) => variantId === line.variantId) ? lines : [line, ...lines]));
        step({ kind: "settle", code, variantId: what.variantId, units: what.units, ...stamp() });
      })();
    }
  }, [countId, waiting, step, setLines]);
}

/** Undefined where nobody answered. */
async function seek(countId: number, code: string): Promise<LineToCount[] | undefined> {
  try {
    const response = await fetch(`/counts/${countId}/codes?${new URLSearchParams({ read: code })}`);
    return response.ok ? answer.safeParse(await response.json()).data?.lines : undefined;
  } catch {
    return undefined;
  }
}
