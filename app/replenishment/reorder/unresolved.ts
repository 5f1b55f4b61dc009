/** Who lists a variant; its cost in minor units of the currency, null where the list does not say. */
export type Seller = { supplierId: number; name: string; unitCost: number | null; currency: string };

/** What is asked of a person: it is never guessed. */
export function questionOf(sellers: Seller[]): string {
  const [only] = sellers;
  if (!only) return "Nobody is known to sell it. Who does?";
  if (sellers.length === 1) return `Only ${only.name} lists it. Is it ordered there?`;
  return `${sellers.length} suppliers list it and none is preferred. From whom is it ordered?`;
}
