/** A list cut into groups of at most so many, in its order. */
export function groupsOf<Item>(items: readonly Item[], most: number): Item[][] {
  const groups: Item[][] = [];
  for (let at = 0; at < items.length; at += most) groups.push(items.slice(at, at + most));
  return groups;
}
