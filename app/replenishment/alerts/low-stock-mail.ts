import { ENGLISH, shownNumber } from "../../formats/number-style";
import { html } from "../../outbound/mail/html";
import { button, mailOf, type Passage, paragraph } from "../../outbound/mail/layout";
import type { Mail } from "../../outbound/mail/mail";

/** A variant at a location, as the mail tells of it. */
export type LowLine = {
  name: string;
  sku: string;
  location: string;
  available: number | null;
  reorderPoint: number;
  /** Units a day in stock. */
  velocity: number;
  recommended: number;
  address: string;
};

/** `total` may be more than the lines: the rest is behind the link. */
export function lowStockMail(
  lines: LowLine[],
  { total, shop, alerts, settings }: { total: number; shop: string; alerts: string; settings: string },
): Mail {
  const many = total === 1 ? "1 new low-stock alert" : `${counted(total)} new low-stock alerts`;
  const rest = total - lines.length;
  return mailOf(
    `${many} (${shop})`,
    [
      paragraph(`${many}: a variant at or below its reorder point at a location. What runs out first stands first.`),
      ...lines.map(lineOf),
      ...(rest > 0 ? [paragraph(`And ${counted(rest)} more: the list of alerts shows them all.`)] : []),
      button("Open the alerts", alerts),
    ],
    `Each alert is told once. Who gets this mail, and how often: ${settings}`,
  );
}

/** A variant low at two locations is two lines. */
function lineOf(line: LowLine): Passage {
  const place = [line.sku && `SKU ${line.sku}`, line.location].filter(Boolean).join(" · ");
  const stands = `Available ${line.available === null ? "not tracked" : units(line.available)} · reorder point ${units(line.reorderPoint)} · sells ${velocity(line.velocity)} a day`;
  const advice = line.recommended > 0 ? `Order ${units(line.recommended)}` : "Its rule asks for no order";
  return {
    html: html`<div style="margin:0;padding:14px 0;border-top:1px solid #e3e3e3"><a href="${line.address}" style="color:#005bd3;font-weight:600">${line.name}</a><br><span style="color:#616161;font-size:14px">${place}</span><br>${stands}<br><strong>${advice}</strong></div>`,
    text: [line.name, place, stands, advice, line.address].join("\n"),
  };
}

const counted = (count: number) => shownNumber(count, ENGLISH, 1);
const units = (count: number) => `${counted(count)} ${count === 1 ? "unit" : "units"}`;
const velocity = (perDay: number) =>
  perDay < 1 ? shownNumber(perDay, ENGLISH, 2, 2) : shownNumber(perDay, ENGLISH, 1, 1);
