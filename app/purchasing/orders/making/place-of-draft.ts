type Line = { places: { locationId: number; suggested: number }[] };

/** Where most units of a supplier's lines are wanted; without any, the first open location. */
export function placeOfDraft(lines: Line[], open: number[]): number {
  const wanted = new Map(open.map((id) => [id, 0]));
  for (const { locationId, suggested } of lines.flatMap(({ places }) => places))
    if (wanted.has(locationId)) wanted.set(locationId, (wanted.get(locationId) ?? 0) + suggested);
  const [first] = [...wanted].sort(([a, units], [b, others]) => others - units || a - b);
  return first?.[0] ?? 0;
}
