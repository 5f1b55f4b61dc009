import { ENGLISH, shownNumber } from "../../formats/number-style";
import { html } from "../../outbound/mail/html";
import { button, mailOf, type Passage, paragraph } from "../../outbound/mail/layout";
import type { Mail } from "../../outbound/mail/mail";
import { counted, HAS, IS, nounFor, UNITS, VARIANTS } from "../../words/counted";
import { lotLasts } from "../plans/lot-lasts";
import { perDayShown } from "../plans/per-day";

/** A variant, as the mail tells of it. */
export type LowLine = {
  name: string;
  sku: string;
  /** Units a day in stock. */
  velocity: number;
  /** Where it is low. */
  places: { location: string; available: number | null; reorderPoint: number }[];
  /** Units to order: one order for all its locations. */
  suggested: number;
  /** Units that stand on drafts of orders already, beside what is suggested. */
  drafted: number;
  /** That lasts for years. */
  heldBack: boolean;
  /** What other locations can spare, where the shop needs no order. */
  transfers: { from: string; to: string; units: number }[];
  address: string;
};

/** What the mail tells beside low stock, and how its subject says that. */
type Beside = { subject: string; passage: Passage };

/** Variants of the whole shop, by the tabs of Reorder: another count than what is low at a location, and said beside it. */
type Reorder = { address: string; orderNow: number; toMove: number };

type About = { total: number; shop: string; alerts: string; reorder: Reorder; settings: string };

/** `total` variants may be more than the lines: the rest is behind the link. Without any it tells what is beside alone. */
export function lowStockMail(lines: LowLine[], about: About, beside: Beside[]): Mail {
  const { total, shop, settings } = about;
  const low = total > 0 ? [`Low stock: ${counted(total, VARIANTS, shown)}`] : [];
  return mailOf(
    `${[...low, ...beside.map(({ subject }) => subject)].join(", ")} (${shop})`,
    [...(total > 0 ? lowPassages(lines, about) : []), ...beside.map(({ passage }) => passage)],
    `Each alert and each late order is told once. Who gets this mail, and how often: ${settings}`,
  );
}

function lowPassages(lines: LowLine[], { total, alerts, reorder }: About): Passage[] {
  const rest = total - lines.length;
  return [
    paragraph(
      `${counted(total, VARIANTS, shown)} ${nounFor(total, HAS)} come down to the reorder point at a location. What is to order comes first, then what is to move; of each, what runs out first.`,
    ),
    paragraph(toDo(reorder)),
    ...lines.map(lineOf),
    ...(rest > 0 ? [paragraph(`And ${shown(rest)} more: the list of alerts shows them all.`)] : []),
    button("Open Reorder", reorder.address),
    button("Open the alerts", alerts),
  ];
}

function toDo({ orderNow, toMove }: Reorder) {
  if (orderNow + toMove === 0) return "The shop as a whole has enough: nothing is to order now.";
  const order = orderNow > 0 ? `${counted(orderNow, VARIANTS, shown)} to order now` : "";
  const move = toMove > 0 ? `${counted(toMove, VARIANTS, shown)} to move between locations` : "";
  return `For the shop as a whole, Reorder has ${[order, move].filter(Boolean).join(" and ")}.`;
}

/** A variant is one line, low at however many locations: its order is one. */
function lineOf(line: LowLine): Passage {
  const sold = [line.sku && `SKU ${line.sku}`, `sells ${perDayShown(line.velocity, shownIn)} a day`]
    .filter(Boolean)
    .join(" · ");
  const stands = line.places.map(
    ({ location, available, reorderPoint }) =>
      `${location}: ${available === null ? "not tracked" : `${units(available)} available`}, reorder point ${units(reorderPoint)}`,
  );
  const advice = adviceOf(line);
  return {
    html: html`<div style="margin:0;padding:14px 0;border-top:1px solid #e3e3e3"><a href="${line.address}" style="color:#005bd3;font-weight:600">${line.name}</a><br><span style="color:#616161;font-size:14px">${sold}</span><br>${stands.join("; ")}<br><strong>${advice}</strong></div>`,
    text: [line.name, sold, ...stands, advice, line.address].join("\n"),
  };
}

function adviceOf(line: LowLine) {
  const { drafted, suggested } = line;
  if (drafted <= 0) return orderAdvice(line);
  return suggested > 0
    ? `${orderAdvice(line)}, beside ${units(drafted)} on a draft order`
    : `${orderAdvice(line)}; ${units(drafted)} ${nounFor(drafted, IS)} on a draft order that nobody has sent`;
}

function orderAdvice({ suggested, heldBack, velocity, transfers }: LowLine) {
  if (transfers.length > 0)
    return `Move ${transfers.map(({ from, to, units: count }) => `${units(count)} from ${from} to ${to}`).join(", ")}: the shop has enough`;
  if (suggested === 0) return "The shop has enough: nothing to order";
  const order = `Order ${units(suggested)}`;
  return heldBack ? `${order}, if you want: ${lotLasts(suggested, velocity, shownIn)}` : order;
}

const shownIn = (value: number, decimals?: number, atLeast?: number) => shownNumber(value, ENGLISH, decimals, atLeast);
const shown = (count: number) => shownNumber(count, ENGLISH, 1);
const units = (count: number) => counted(count, UNITS, shown);
