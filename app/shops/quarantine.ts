import { z } from "zod";

/** A delivery put aside, as it is kept. */
export interface KeptDelivery {
  id: number;
  topic: string;
  webhookId: string;
  size: number;
  sha256: string;
  reason: string;
  message: string | null;
  receivedAt: number;
}

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
