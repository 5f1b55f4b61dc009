import { vi } from "vitest";
import { z } from "zod";
import { count } from "../tally";

const adjusting = z.object({
  variables: z.object({
    key: z.string(),
    input: z.object({
      reason: z.string(),
      changes: z.array(z.object({ inventoryItemId: z.string(), locationId: z.string(), delta: z.number() })),
    }),
  }),
});

/** Shopify, as its answers to writes of stock go by: what it was made to write, and how often such an answer is lost. */
export class ShopifyWatched {
  /** Each write once: by its key. */
  readonly written = new Map<string, z.infer<typeof adjusting>["variables"]["input"]>();
  lostAnswers = 0;

  constructor(private readonly random: () => number) {
    const answers = vi.mocked(globalThis.fetch).getMockImplementation();
    vi.mocked(globalThis.fetch).mockImplementation(async (input, init) => {
      const request = new Request(input, init);
      const text = await request.clone().text();
      const answer = await answers?.(request);
      if (!answer) throw new Error("Nobody answers.");
      if (!text.includes("inventoryAdjustQuantities(")) return answer;
      const said = await answer.clone().text();
      const { key, input: change } = adjusting.parse(JSON.parse(text)).variables;
      if (/"userErrors":\s*\[\]/.test(said)) this.written.set(key.replace(/#\d+$/, ""), change);
      count("stock written in Shopify");
      if (this.random() >= this.lostAnswers) return answer;
      count("faults: answer of Shopify's");
      throw new TypeError("The answer was lost.");
    });
  }
}
