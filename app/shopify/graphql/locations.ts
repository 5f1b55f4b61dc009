import * as z from "zod";
import type { Operation } from "../operation";
import { gid, instant } from "../wire-types";
import { pageInfo } from "./page-info";

const answer = z.object({
  locations: z.object({
    nodes: z.array(z.object({ id: gid, name: z.string(), isActive: z.boolean(), updatedAt: instant })),
    pageInfo,
  }),
});

export const LOCATIONS: Operation<z.infer<typeof answer>, { after: string | null }> = {
  name: "Locations",
  document: `#graphql
    query Locations($after: String) {
      locations(first: 50, after: $after, includeInactive: true) {
        nodes { id name isActive updatedAt }
        pageInfo { hasNextPage endCursor }
      }
    }`,
  answer,
};
