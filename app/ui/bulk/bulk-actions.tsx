import { useFetcher } from "@remix-run/react";
import { Button } from "@shopify/polaris";
import { useEffect, useRef, useState } from "react";
import { onDemand } from "../on-demand";
import { SnoozeMenu } from "../snooze-menu";
import { useToast } from "../use-toast";
import { BULK } from "./words";

const EditRules = onDemand(() => import("./edit-rules").then((module) => module.EditRules));

/** What was just done with several variants, to be undone. */
export type Done = { kind: "snoozed" | "excluded" | "sellOut"; variantIds: number[] };

/** `aside`: what these variants are, where the list holds only such. */
export const BulkActions = ({
  variantIds,
  aside,
  onDone,
}: {
  variantIds: number[];
  aside?: "snoozed" | "excluded";
  onDone: (done: Done | undefined) => void;
}) => {
  const [editing, setEditing] = useState(false);
  const { act, busy } = useBulk(onDone);
  return (
    <>
      <Button size="slim" onClick={() => setEditing(true)}>
        {BULK.bulkActions.editRule}
      </Button>
      {aside === "snoozed" ? (
        <Button size="slim" loading={busy} onClick={() => act(takenBack("snoozed", variantIds))}>
          {BULK.bulkActions.openAgain}
        </Button>
      ) : (
        aside !== "excluded" && (
          <SnoozeMenu
            busy={busy}
            onChoose={(days) => act(snoozed(variantIds, days), { kind: "snoozed", variantIds })}
          />
        )
      )}
      {aside === "excluded" ? (
        <Button size="slim" loading={busy} onClick={() => act(watched(variantIds))}>
          {BULK.bulkActions.watchAgain}
        </Button>
      ) : (
        <Button size="slim" loading={busy} onClick={() => act(excluded(variantIds), { kind: "excluded", variantIds })}>
          {BULK.bulkActions.exclude}
        </Button>
      )}
      {aside === undefined && (
        <Button size="slim" loading={busy} onClick={() => act(sellingOut(variantIds), { kind: "sellOut", variantIds })}>
          {BULK.bulkActions.sellOut}
        </Button>
      )}
      {editing && <EditRules variantIds={variantIds} onClose={() => setEditing(false)} />}
    </>
  );
};

type Act = { method: "put" | "patch" | "delete"; action: string; form: FormData };

/** Sends an act; once it is done says so, and what it was. */
export function useBulk(onDone: (done: Done | undefined) => void) {
  const { submit, state, data } = useFetcher<{ done?: string }>();
  const sent = useRef<Done>();
  useToast(data?.done, data);
  useEffect(() => {
    if (data?.done) onDone(sent.current);
  }, [data, onDone]);
  const act = ({ form, ...where }: Act, done?: Done) => {
    sent.current = done;
    submit(form, where);
  };
  return { act, busy: state !== "idle" };
}

/** What puts variants back that were snoozed, or excluded or sold out by a rule of their own. */
export const takenBack = (kind: Done["kind"], variantIds: number[]): Act =>
  kind === "snoozed"
    ? { method: "delete", action: "/reorder/snoozes", form: formOf(variantIds) }
    : {
        ...{ method: "patch", action: "/products/rules" },
        form: formOf(variantIds, kind === "sellOut" ? { sellOut: "" } : { active: "" }),
      };

/** What is left is sold, and never ordered again. */
const sellingOut = (variantIds: number[]): Act => ({
  method: "patch",
  action: "/products/rules",
  form: formOf(variantIds, { sellOut: "yes" }),
});

const snoozed = (variantIds: number[], days: number): Act => ({
  method: "put",
  action: "/reorder/snoozes",
  form: formOf(variantIds, { days: String(days) }),
});

export const excluded = (variantIds: number[]): Act => ({
  method: "patch",
  action: "/products/rules",
  form: formOf(variantIds, { active: "no" }),
});

/** Whatever rule excluded them: their own says otherwise from now on. */
const watched = (variantIds: number[]): Act => ({
  method: "patch",
  action: "/products/rules",
  form: formOf(variantIds, { active: "yes" }),
});

function formOf(variantIds: number[], fields: Record<string, string> = {}) {
  const form = new FormData();
  for (const id of variantIds) form.append("variants", String(id));
  for (const [name, value] of Object.entries(fields)) form.append(name, value);
  return form;
}
