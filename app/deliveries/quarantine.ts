import * as z from "zod";

/** A delivery that could not be used, without its body: a body may hold a buyer. */
export interface Quarantined {
  shop: string;
  topic: string;
  webhookId: string;
  size: number;
  sha256: string;
  reason: string;
  /** The narrowed message, kept only where the consumer failed on it. */
  message: string | null;
  receivedAt: number;
}

/** One of the shop's own, as it is kept. */
export type KeptDelivery = Omit<Quarantined, "shop"> & { id: number };

/** One delivery put aside, or all of one topic: what a person chose. */
export type Chosen = { id: number } | { topic: string };

const form = z.union([
  z.object({
    id: z
      .string()
      .regex(/^\d{1,15}$/)
      .transform(Number),
  }),
  z.object({ topic: z.string().min(1).max(100) }),
]);

export const chosenIn = (fields: FormData): Chosen | undefined => form.safeParse(Object.fromEntries(fields)).data;
