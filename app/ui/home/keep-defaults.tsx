import { useFetcher } from "@remix-run/react";
import { Button } from "@shopify/polaris";
import { openedField } from "../../forms/opened";
import { defaultsFields } from "../../replenishment/decisions/settings-fields";
import type { EffectiveRule } from "../../replenishment/rules/rule";
import { HOME } from "./words";

/** Saves the planning defaults as they stand: the merchant has looked at them. */
export const KeepDefaults = ({ rule, window }: { rule: EffectiveRule; window: number }) => {
  const { submit, state } = useFetcher();
  const { leadTimeDays, coverDays, safetyDays, minimumOrder, casePack } = rule;
  const fields = defaultsFields({
    velocityWindow: window,
    leadTimeDays,
    coverDays,
    safetyDays,
    minimumOrder,
    casePack,
  });
  return (
    <Button
      loading={state !== "idle"}
      onClick={() => submit({ ...fields, ...openedField(fields) }, { method: "put", action: "/settings" })}
    >
      {HOME.keepDefaults.daysIsRight(leadTimeDays)}
    </Button>
  );
};
