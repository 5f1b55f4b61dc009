import { SHARED } from "./words";

export type LocationNames = Record<number, string>;

/** A location may be heard of before Shopify has told its name. */
export const locationName = (names: LocationNames, id: number) => names[id] ?? SHARED.locationName.unnamedLocation;
