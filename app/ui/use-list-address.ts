import { useLocation } from "@remix-run/react";
import { useEffect, useState } from "react";
import * as z from "zod/mini";

const fromList = z.object({ list: z.string().check(z.startsWith("/")) });

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
