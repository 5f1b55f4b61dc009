import { useRevalidator } from "@remix-run/react";
import { useEffect } from "react";

const EVERY = 2000;

/** Reads the page's rows again and again while something on it is about to change. */
export function useFreshWhile(changing: boolean) {
  const { revalidate, state } = useRevalidator();
  useEffect(() => {
    if (!changing || state !== "idle") return;
    const timer = setTimeout(revalidate, EVERY);
    return () => clearTimeout(timer);
  }, [changing, state, revalidate]);
}
