import * as z from "zod";

/** Bytes. A file of Stocky's is far smaller; an archive of ten years has some megabytes. */
export const LARGEST_KEPT = 20 * 1024 * 1024;
/** Of a shop in all: a database has room for many shops. */
export const MOST_KEPT = 60 * 1024 * 1024;
/** A row holds 2 MB, a request's body 1 MB. */
export const PIECE = 768 * 1024;

export const keptFileSchema = z.object({
  name: z.string().trim().min(1).max(200),
  size: z.coerce.number().int().min(1).max(LARGEST_KEPT),
  sha256: z.string().regex(/^[0-9a-f]{64}$/),
});
export type NewFile = z.infer<typeof keptFileSchema>;

const told = z.object({ what: z.string().max(300), why: z.string().max(500) });

/** What became of a file: how many of what, and what did not come. */
export const resultSchema = z.object({
  suppliers: z.object({ added: z.number(), changed: z.number(), unchanged: z.number() }),
  orders: z.object({ added: z.number(), changed: z.number(), unchanged: z.number() }),
  /** Lines whose variant was not found. */
  unlinked: z.number(),
  left: z.array(told).max(500),
  /** How many more there were. */
  more: z.number(),
});
export type Result = z.infer<typeof resultSchema>;
export const MOST_LEFT = 500;

export type KeptFile = {
  id: number;
  name: string;
  size: number;
  createdAt: number;
  broughtInAt: number | null;
  result: Result | null;
};

/** In how many rows a file of so many bytes is kept. */
export const piecesIn = (size: number) => Math.ceil(size / PIECE);
