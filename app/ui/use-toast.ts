import { useEffect } from "react";

/** Says it once for each answer; the page says it too, so that a missed toast loses nothing. */
export function useToast(message: string | undefined, answer: unknown) {
  useEffect(() => {
    if (message && answer) window.shopify?.toast.show(message);
  }, [message, answer]);
}
