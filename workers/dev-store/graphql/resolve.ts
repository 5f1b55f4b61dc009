import { type GraphQLFieldResolver, isObjectType } from "graphql";
import type { Context } from "./context";
import { notImplemented } from "./failures";
import { demandScope } from "./scopes";

/** Every field of the schema: what the object carries, else a loud error with the field's name. */
export const resolveField: GraphQLFieldResolver<unknown, Context> = (source, args, context, info) => {
  demandScope(context, info);
  const value: unknown =
    typeof source === "object" && source !== null ? Reflect.get(source, info.fieldName) : undefined;
  if (value === undefined) throw notImplemented(info.parentType.name, info.fieldName);
  if (typeof value === "function") return Reflect.apply(value, source, [args, context, info]);
  return value;
};

/** The published schema names a few types as possible that it does not define: only real ones are ever answered. */
export function resolveType(source: unknown, _context: Context, info: { schema: { getType(name: string): unknown } }) {
  const name: unknown = typeof source === "object" && source !== null ? Reflect.get(source, "__typename") : undefined;
  if (typeof name === "string" && isObjectType(info.schema.getType(name))) return name;
  throw new Error(`an object without a known __typename: ${String(name)}`);
}
