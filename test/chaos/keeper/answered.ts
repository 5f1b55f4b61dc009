import { z } from "zod";

/** What the app answers with the id of what it made. */
export const idIn = (json: unknown) => z.looseObject({ id: z.coerce.number() }).parse(json).id;
export const made = z.object({
  id: z.coerce.number(),
  lines: z.array(z.object({ id: z.coerce.number(), variant_id: z.coerce.number() })),
});
