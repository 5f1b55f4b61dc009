import { folded } from "../words/folded";

/** A location that Shopify has, open or closed; the name is null until Shopify has told it. */
export type KnownLocation = { id: number; shopifyId: string; name: string | null; active: boolean };

const GID = "gid://shopify/Location/";

/**
 * The local id of the location that a file names: an open one before a closed one of the same name, else by Shopify's
 * number. "several": the name does not tell which.
 */
export function locationNamed(locations: KnownLocation[], text: string): number | "none" | "several" {
  const named = locations.filter(({ name }) => name !== null && folded(name) === folded(text));
  const open = named.filter(({ active }) => active);
  const [first, ...others] = open.length > 0 ? open : named;
  if (first) return others.length > 0 ? "several" : first.id;
  return locations.find(({ shopifyId }) => shopifyId === text || GID + shopifyId === text)?.id ?? "none";
}

/** What leads back to the location; undefined where Shopify has it no more. */
export function locationInFile(locations: KnownLocation[], id: number): string | undefined {
  const location = locations.find((each) => each.id === id);
  if (!location) return undefined;
  const { name, shopifyId } = location;
  return [name ?? "", shopifyId].find((text) => locationNamed(locations, text) === id) ?? GID + shopifyId;
}
