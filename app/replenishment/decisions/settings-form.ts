import type { OrdersLeftOut } from "../../demand/left-out/orders-left-out";
import { parseOrdersLeftOut } from "../../demand/left-out/orders-left-out-typed";
import { parseSalesRules, type SalesRules } from "../../demand/sales/sales-rules";
import type { Parsed } from "../../forms/parsed";
import type { AlertMailChoice } from "../alerts/mail";
import { parseAlertMail } from "../alerts/mail-form";
import { parseDefaults } from "../rules/form";
import { type LeftOutFields, parseLeftOut } from "./left-out";

type Defaults = Extract<ReturnType<typeof parseDefaults>, { kind: "accepted" }>["value"];

/** The groups that a form sends; one that is absent stays as it is. */
export type ShopSettings = {
  defaults?: Defaults;
  salesRules?: SalesRules;
  alertMail?: AlertMailChoice;
  leftOut?: LeftOutFields;
  ordersLeftOut?: OrdersLeftOut;
};

/** A group is told by its first field. What any group refuses refuses all of them. */
export function parseSettings(form: FormData): Parsed<ShopSettings> {
  const defaults = form.has("velocityWindow") ? parseDefaults(form) : undefined;
  const alertMail = form.has("recipients") ? parseAlertMail(form) : undefined;
  const orders = parseOrdersLeftOut(form);
  if (defaults?.kind === "refused" || alertMail?.kind === "refused" || orders?.kind === "refused")
    return { kind: "refused", refusals: { ...refusalsOf(defaults), ...refusalsOf(alertMail), ...refusalsOf(orders) } };
  return {
    kind: "accepted",
    value: {
      defaults: defaults?.value,
      salesRules: parseSalesRules(form),
      alertMail: alertMail?.value,
      leftOut: parseLeftOut(form),
      ordersLeftOut: orders?.value,
    },
  };
}

const refusalsOf = (parsed: Parsed<unknown> | undefined) => (parsed?.kind === "refused" ? parsed.refusals : {});
