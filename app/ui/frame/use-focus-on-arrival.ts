import { useLocation } from "@remix-run/react";
import { useEffect } from "react";
import { headingIn } from "../place-to-return-to";

/** The page that this document showed last; of the document, since a page that fails draws all of it anew. */
let shown: string | undefined;

/**
 * What was pressed is gone with its page: one goes on, and hears where one is, from the next one's heading, unless that
 * page took the focus itself.
 */
export function useFocusOnArrival() {
  const { pathname } = useLocation();
  useEffect(() => {
    const isElsewhere = shown !== undefined && shown !== pathname;
    shown = pathname;
    // Who moves by the admin's menu stays in it.
    if (isElsewhere && document.hasFocus() && document.activeElement === document.body)
      headingIn(document)?.focus({ preventScroll: true });
  }, [pathname]);
}
