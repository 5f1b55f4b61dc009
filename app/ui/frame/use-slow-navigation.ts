import { useNavigation } from "@remix-run/react";
import { useEffect, useState } from "react";

const PATIENCE = 300;

/** The path on its way when it takes longer than people notice; never while a form is being saved. */
export function useSlowNavigation() {
  const { state, location, formMethod } = useNavigation();
  const [slow, setSlow] = useState<string>();
  const target = state === "loading" && !formMethod ? location.pathname : undefined;
  useEffect(() => {
    setSlow(undefined);
    if (!target) return;
    const timer = setTimeout(() => setSlow(target), PATIENCE);
    return () => clearTimeout(timer);
  }, [target]);
  return target && slow;
}
