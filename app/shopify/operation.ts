import type * as z from "zod";

/** One request to the Admin API: its document, and the schema that its answer is parsed by. */
export interface Operation<Answer, Variables extends Record<string, unknown> = Record<string, never>> {
  name: string;
  document: string;
  answer: z.ZodType<Answer>;
  /** Only for the compiler: what the document declares. */
  variables?: Variables;
}
