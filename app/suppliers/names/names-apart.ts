import { folded } from "../../words/folded";

type Named = { id: number; name: string; nameFolded: string | null };

/**
 * The suppliers of a shop that are still to be folded, each with a folded name of its own. SQLite takes "É" and "é" for two,
 * so that a shop may have both: the younger is numbered, as "é (2)".
 */
export function namesApart(suppliers: Named[]): (Named & { nameFolded: string })[] {
  const toFold = suppliers.filter(({ nameFolded }) => nameFolded === null).sort((one, other) => one.id - other.id);
  const taken = new Set(suppliers.flatMap(({ nameFolded }) => nameFolded ?? []));
  const wanted = new Set(suppliers.map(({ name }) => folded(name)));
  return toFold.map((supplier) => {
    let name = supplier.name;
    for (let number = 2; taken.has(folded(name)); ) {
      do name = `${supplier.name} (${number++})`;
      while (wanted.has(folded(name)));
    }
    taken.add(folded(name));
    return { ...supplier, name, nameFolded: folded(name) };
  });
}
