import { useLocation } from "@remix-run/react";
import { useEffect, useState } from "react";
import { z } from "zod";

const fromList = z.object({ list: z.string().startsWith("/") });

/** What a link to a details page carries along, so that its back action finds the tab, search and place again. */
export function useThisList() {
  const { pathname, search } = useLocation();
  return { list: pathname + search };
}

/** The list that led here. Known to the browser alone, so it comes after the first paint. */
export function useListAddress(otherwise: string) {
  const { state } = useLocation();
  const [address, setAddress] = useState(otherwise);
  useEffect(() => setAddress(fromList.safeParse(state).data?.list ?? otherwise), [state, otherwise]);
  return address;
}
