import * as z from "zod";
import type { Operation } from "../operation";
import { gid } from "../wire-types";

const answer = z.object({ nodes: z.array(z.object({ id: gid }).nullable()) });

/** Which of these objects, up to 250 of any kind, Shopify knows: null stands for one that it does not. */
export const EXISTING: Operation<z.infer<typeof answer>, { ids: string[] }> = {
  name: "Existing",
  document: `#graphql
    query Existing($ids: [ID!]!) {
      nodes(ids: $ids) { id }
    }`,
  answer,
};
