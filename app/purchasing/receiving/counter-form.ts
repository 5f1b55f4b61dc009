import * as z from "zod";
import { type Parsed, parsed } from "../../forms/parsed";

/** What became of units of a line after they were received. */
const AFTERWARDS = ["rejected", "returned"] as const;
export type Afterwards = (typeof AFTERWARDS)[number];

type CounterForm = { what: Afterwards; units: number; note: string | null };

const WHOLE = "Enter whole units, from 1 on.";

export const parseCounter = (form: FormData): Parsed<CounterForm> =>
  parsed(
    z
      .object({
        what: z.enum(AFTERWARDS, "Say what became of them."),
        units: z
          .string()
          .trim()
          .refine((text) => /^\d{1,7}$/.test(text) && Number(text) >= 1, WHOLE)
          .transform(Number),
        note: z
          .string()
          .trim()
          .max(1000, "Keep it under 1,000 letters.")
          .transform((text) => text || null),
      })
      .safeParse(Object.fromEntries(form)),
  );
