import type { AlertAt, AlertGroup } from "../../replenishment/alerts/alert-list";

/** A row of the list: a variant, with its alert where it has one, and below it its alerts where it has several. */
export interface AlertLine {
  key: string;
  group: AlertGroup;
  /** Null of a variant whose alerts stand below. */
  alert: AlertAt | null;
  isUnder: boolean;
}

export const linesOf = (groups: AlertGroup[]): AlertLine[] =>
  groups.flatMap((group) => {
    const [only, ...others] = group.alerts;
    const key = `${group.variantId}`;
    if (only && others.length === 0) return [{ key, group, alert: only, isUnder: false }];
    const below = group.alerts.map((alert) => ({ key: `${key}/${alert.id}`, group, alert, isUnder: true }));
    return [{ key, group, alert: null, isUnder: false }, ...below];
  });
