import { z } from "zod";

/** A file goes to the door in pieces of so many rows; each piece is saved whole or not at all. */
export const CHUNK_SIZE = 500;

/** A piece of a file. To check is to answer what saving would, and to save nothing. */
export const chunkSchema = z.object({
  check: z.boolean(),
  rows: z
    .array(z.object({ number: z.number().int().positive(), cells: z.record(z.string(), z.string().max(5000)) }))
    .min(1)
    .max(CHUNK_SIZE),
});
export type Chunk = z.infer<typeof chunkSchema>;

export const outcomeSchema = z.discriminatedUnion("kind", [
  z.object({ number: z.number(), kind: z.enum(["added", "changed", "unchanged"]) }),
  z.object({ number: z.number(), kind: z.literal("refused"), refusals: z.record(z.string(), z.string()) }),
]);
export const answerSchema = z.object({ outcomes: z.array(outcomeSchema) });
export type Outcome = z.infer<typeof outcomeSchema>;
