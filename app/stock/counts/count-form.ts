import * as z from "zod";
import { CHOICES, type Choice } from "./count";

/** A count as its form tells it. */
interface CountForm {
  locationId: number;
  name: string;
  choice: Choice;
  vendor: string;
  productType: string;
  supplierId: number;
  variantIds: number[];
  blind: boolean;
}

const id = z
  .string()
  .regex(/^\d{1,15}$/)
  .transform(Number)
  .catch(0);

const variantIds = z
  .string()
  .max(100_000)
  .transform((text) =>
    text
      .split(",")
      .filter((each) => /^\d{1,15}$/.test(each))
      .map(Number),
  )
  .catch([]);

const form = z.object({
  locationId: id,
  name: z.string().trim().max(100, "A name has at most 100 characters."),
  choice: z.enum(CHOICES, "Choose what to count."),
  vendor: z.string().trim().max(255).default(""),
  productType: z.string().trim().max(255).default(""),
  supplierId: id,
  variantIds,
  blind: z
    .enum(["yes", "no"])
    .default("no")
    .transform((said) => said === "yes"),
});

/** Refusals by field where it cannot be used. */
export function parseCount(fields: FormData): CountForm | { refusals: Record<string, string> } {
  const parsed = form.safeParse(Object.fromEntries(fields));
  if (parsed.success) return parsed.data;
  return { refusals: Object.fromEntries(parsed.error.issues.map(({ path, message }) => [String(path[0]), message])) };
}
