import { useFetcher } from "@remix-run/react";
import { useEffect } from "react";
import type { Refusals } from "../shops/parsed";
import { useToast } from "./use-toast";

/** Sends what a dialog holds: once it is saved the dialog closes and a toast says so; what is refused keeps it open. */
export function useDialogSaving(onClose: () => void) {
  const { submit, state, data } = useFetcher<{ done?: string; refusals: Refusals }>();
  useToast(data?.done, data);
  useEffect(() => {
    if (data?.done) onClose();
  }, [data, onClose]);
  const refusals: Refusals = data?.refusals ?? {};
  return { submit, saving: state !== "idle", refusals };
}
