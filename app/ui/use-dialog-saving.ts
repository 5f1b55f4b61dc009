import { useFetcher, useFetchers } from "@remix-run/react";
import { useEffect, useState } from "react";
import { openedField, type SaveAnswer, seen, type Texts } from "../forms/opened";
import type { Refusals } from "../forms/parsed";
import { useToast } from "./use-toast";

/**
 * Sends what a dialog holds: once it is saved the dialog closes and a toast says so; what is refused keeps it
 * open, unless its order or transfer has gone on meanwhile: the page that shows that has no such dialog any more.
 */
export function useDialogSaving(onClose: () => void) {
  const { submit, state, data } = useFetcher<SaveAnswer>();
  useToast(data?.done ?? data?.refusals.state, data);
  // Once the page shows it: what opened the dialog may be gone by then, and the focus goes elsewhere.
  useEffect(() => {
    if (data?.done && state === "idle") onClose();
  }, [data, state, onClose]);
  const refusals: Refusals = data?.refusals ?? {};
  return { submit, saving: state !== "idle", refusals, meanwhile: data?.meanwhile };
}

/**
 * The version of what the page shows as a dialog opens. Undefined while the page saves what was typed just before: with that it
 * is another one, and no surprise to who typed it.
 */
export function useVersionOpened(version: number): number | undefined {
  const isSaving = useFetchers().some(
    ({ state, formMethod }) => state !== "idle" && formMethod && formMethod !== "GET",
  );
  const [opened, setOpened] = useState(isSaving ? undefined : version);
  useEffect(() => {
    if (opened === undefined && !isSaving) setOpened(version);
  }, [opened, isSaving, version]);
  return opened;
}

/**
 * The same of what may be saved elsewhere while the dialog is open. `put` says what the dialog was opened with, and with
 * "mine" that its reader has seen what was saved meanwhile.
 */
export function useDialogChange(opened: Texts, action: string, onClose: () => void) {
  const [first] = useState(opened);
  const { submit, meanwhile = {}, ...rest } = useDialogSaving(onClose);
  const put = (fields: Record<string, string>, whose?: "mine") =>
    submit({ ...fields, ...openedField(whose === "mine" ? seen(first, meanwhile) : first) }, { method: "put", action });
  /** The same of fields that come several times. */
  const save = (fields: [string, string][], whose?: "mine") => {
    const form = new FormData();
    for (const [name, value] of fields) form.append(name, value);
    const told = openedField(whose === "mine" ? seen(first, meanwhile) : first);
    for (const [name, value] of Object.entries(told)) form.append(name, value);
    submit(form, { method: "put", action });
  };
  return { put, save, submit, meanwhile, ...rest };
}
