import { useBeforeUnload, useFetcher } from "@remix-run/react";
import { useEffect, useRef, useState } from "react";
import type { Drafted } from "../../stock/draft-receipt";
import { DRAFTS } from "./words";

const QUIET_FOR = 2000;

export interface DraftSaving {
  /** How far it is kept, in words; empty where there is nothing to keep. */
  said: string;
  /** Somebody else counts on this draft: its id, until it is decided whose count stands. */
  meanwhile: number | null;
  keepMine: () => void;
}

/**
 * Keeps a count as a draft once nobody has counted for a moment (ms); who leaves before that is asked. `counts` is what
 * a draft is compared by, "" for nothing; `action` the address that keeps it, where that is not the page's own.
 */
export function useDraftSaving(
  fields: Record<string, string>,
  { counts, first, paused, action }: { counts: string; first: string; paused: boolean; action?: string },
): DraftSaving {
  const { submit, state, data } = useFetcher<Drafted>();
  const text = JSON.stringify(fields);
  const sent = useRef({ text, counts: first });
  const [known, setKnown] = useState<string | null>(first);
  const meanwhile = data?.kind === "meanwhile" && known !== null ? data.receiptId : null;
  const isEmpty = counts === "" && fields.codes === "[]";
  useEffect(() => {
    if (data?.kind === "kept") setKnown(sent.current.counts);
  }, [data]);
  useEffect(() => {
    if (isEmpty || paused || meanwhile !== null || state !== "idle" || text === sent.current.text) return;
    const timer = setTimeout(() => {
      sent.current = { text, counts };
      submit({ ...fields, ...(known === null ? {} : { known }) }, { method: "put", ...(action && { action }) });
    }, QUIET_FOR);
    return () => clearTimeout(timer);
  }, [text, counts, isEmpty, paused, meanwhile, state, known, fields, action, submit]);
  useBeforeUnload((event) => {
    if (!isEmpty && !paused && (state !== "idle" || text !== sent.current.text)) event.preventDefault();
  });
  const keepMine = () => {
    sent.current = { text: "", counts };
    setKnown(null);
  };
  return { said: isEmpty ? "" : words(data, state === "idle" && text === sent.current.text), meanwhile, keepMine };
}

function words(data: Drafted | undefined, isSent: boolean) {
  if (data?.kind === "refused") return data.reason;
  if (data?.kind === "meanwhile") return DRAFTS.notSaved;
  return isSent && data ? DRAFTS.saved : DRAFTS.saving;
}
