import { useLocation, useNavigation } from "@remix-run/react";
import { useEffect, useState } from "react";

const PATIENCE = 300;

/**
 * The path on its way when it takes longer than people notice; never while a form is being saved, or the same page
 * comes by another choice.
 */
export function useSlowNavigation() {
  const { state, location, formMethod } = useNavigation();
  const { pathname } = useLocation();
  const [slow, setSlow] = useState<string>();
  const isOnItsWay = state === "loading" && !formMethod && location.pathname !== pathname;
  const target = isOnItsWay ? location.pathname : undefined;
  useEffect(() => {
    setSlow(undefined);
    if (!target) return;
    const timer = setTimeout(() => setSlow(target), PATIENCE);
    return () => clearTimeout(timer);
  }, [target]);
  return target && slow;
}
