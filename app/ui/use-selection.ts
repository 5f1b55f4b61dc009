import { useEffect, useState } from "react";

/** Which rows of the page are chosen. Another page begins with none. */
export function useSelection(ids: number[]) {
  const [chosen, setChosen] = useState<number[]>([]);
  const page = ids.join();
  // biome-ignore lint/correctness/useExhaustiveDependencies: what is chosen belongs to the rows that are shown.
  useEffect(() => setChosen([]), [page]);
  return {
    chosen,
    has: (id: number) => chosen.includes(id),
    toggle: (id: number) => setChosen(chosen.includes(id) ? chosen.filter((other) => other !== id) : [...chosen, id]),
    all: () => setChosen(ids),
    none: () => setChosen([]),
  };
}

export type Selection = ReturnType<typeof useSelection>;
