import { useCallback, useEffect, useMemo, useState } from "react";

/** Which rows of the page are chosen. Another page begins with none. */
export function useSelection(ids: number[]) {
  const [chosen, setChosen] = useState<number[]>([]);
  const page = ids.join();
  // biome-ignore lint/correctness/useExhaustiveDependencies: what is chosen belongs to the rows that are shown.
  useEffect(() => setChosen([]), [page]);
  const toggle = useCallback(
    (id: number) =>
      setChosen((before) => (before.includes(id) ? before.filter((other) => other !== id) : [...before, id])),
    [],
  );
  return useMemo(
    () => ({
      chosen,
      has: (id: number) => chosen.includes(id),
      toggle,
      all: () => setChosen(page ? page.split(",").map(Number) : []),
      none: () => setChosen([]),
      choose: setChosen,
    }),
    [chosen, page, toggle],
  );
}

export type Selection = ReturnType<typeof useSelection>;
