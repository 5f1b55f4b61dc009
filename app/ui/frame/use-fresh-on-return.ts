import { useRevalidator } from "@remix-run/react";
import { useEffect } from "react";

const STALE_AFTER = 10_000;

/** Orders arrive while the merchant looks elsewhere: who comes back to the page reads its rows anew. */
export function useFreshOnReturn() {
  const { revalidate } = useRevalidator();
  useEffect(() => {
    let left = Date.now();
    const seen = () => {
      if (document.visibilityState === "hidden") left = Date.now();
      else if (Date.now() - left > STALE_AFTER) revalidate();
    };
    document.addEventListener("visibilitychange", seen);
    return () => document.removeEventListener("visibilitychange", seen);
  }, [revalidate]);
}
