import { folded } from "../words/folded";
import { trimmed } from "../words/trimmed";

/** A location that Shopify has, open or closed; the name is null until Shopify has told it. */
export type KnownLocation = { id: number; shopifyId: string; name: string | null; active: boolean };

/** Whether the merchant leaves its stock out. */
export type LeftOut = { id: number; name: string | null; leftOut: boolean };

const GID = "gid://shopify/Location/";

/**
 * The local id of the location that a file names: by Shopify's id where the text is a gid, else by its name, an open one
 * before a closed one of the same name, or by Shopify's number. "several": the text does not tell which.
 */
export function locationNamed(locations: KnownLocation[], text: string): number | "none" | "several" {
  if (text.startsWith(GID)) return locations.find(({ shopifyId }) => GID + shopifyId === text)?.id ?? "none";
  const named = locations.filter(({ name }) => name !== null && folded(name) === folded(text));
  const open = named.filter(({ active }) => active);
  const numbered = locations.filter(({ shopifyId }) => shopifyId === text);
  const [first, ...others] = new Set([...(open.length > 0 ? open : named), ...numbered].map(({ id }) => id));
  if (first === undefined) return "none";
  return others.length > 0 ? "several" : first;
}

/** What leads back to the location; undefined where Shopify has it no more. */
export function locationInFile(locations: KnownLocation[], id: number): string | undefined {
  const location = locations.find((each) => each.id === id);
  if (!location) return undefined;
  const name = trimmed(location.name ?? "");
  // A blank cell would be everywhere.
  return name !== "" && locationNamed(locations, name) === id ? name : GID + location.shopifyId;
}
