import { buildClientSchema, type GraphQLSchema, type IntrospectionQuery } from "graphql";
import * as z from "zod";
import packed from "../generated/admin_2026-10.json.gz";
import { overlaid } from "./overlay";

// Published by Shopify and fetched by hash (scripts/fetch-schema.mjs): only its outermost shape is worth a check.
const Introspection = z.custom<IntrospectionQuery>(
  (value) => typeof value === "object" && value && "__schema" in value,
);
const Published = z.union([z.object({ data: Introspection }).transform((answer) => answer.data), Introspection]);

let schema: Promise<GraphQLSchema> | undefined;

/** Shopify's whole schema with what its package lacks, unpacked at an isolate's first GraphQL call (150 ms). */
export function loadSchema(): Promise<GraphQLSchema> {
  schema ??= unpack();
  return schema;
}

async function unpack(): Promise<GraphQLSchema> {
  const stream = new Blob([packed]).stream().pipeThrough(new DecompressionStream("gzip"));
  return overlaid(buildClientSchema(Published.parse(await new Response(stream).json())));
}
