import { GraphQLError } from "graphql";

/** Errors at the top of an answer, with the codes that Shopify's own carry. */
export function accessDenied(field: string, scopes: readonly string[]): GraphQLError {
  const required = scopes.map((scope) => `\`${scope}\` access scope`).join(" or ");
  return new GraphQLError(`Access denied for ${field} field. Required access: ${required}.`, {
    extensions: {
      code: "ACCESS_DENIED",
      documentation: "https://shopify.dev/api/usage/access-scopes",
      requiredAccess: required,
    },
  });
}

export function badRequest(message: string): GraphQLError {
  return new GraphQLError(message, { extensions: { code: "BAD_REQUEST" } });
}

export function notImplemented(type: string, field: string): GraphQLError {
  return new GraphQLError(`not implemented in the dev store: ${type}.${field}`, {
    extensions: { code: "NOT_IMPLEMENTED" },
  });
}
