import * as z from "zod";
import { isoDay } from "../../days/iso-day";
import { decimalAmount } from "../../money/money";
import { money } from "../../outbound/events/kinds/facts";
import { ANSWERS } from "../door/registries";

/** As it is told: "04" would be the line "4" once more. */
export const id = z.string().regex(/^(0|[1-9]\d{0,18})$/, "An id is digits, as text, as it was told.");

export const moment = z.iso.datetime({ offset: true, error: "A time is written like 2026-11-28T09:30:00Z." });

/** As in events. */
export const amount = money.register(ANSWERS, { id: "Money" });

/** Minor units as the API writes money; unknown stays unknown. */
export const moneyOf = (minor: number | null, currency: string | null) =>
  minor === null || currency === null ? null : { amount: decimalAmount(minor, currency), currency };

export const instantOf = (at: number) => new Date(at).toISOString();

/** Of a day counted since 1970-01-01. */
export const dayTextOf = (day: number | null) => (day === null ? null : isoDay(day));
