import { ENGLISH, shownNumber } from "../../formats/number-style";
import { EVENTS } from "../events/catalogue";
import type { OutboundEvent, Payload } from "../events/envelope";

/** An event as a person reads it: plain text, escaped by whoever writes it for a service. */
interface Message {
  heading: string;
  facts: [label: string, value: string][];
  link?: string;
}

const LONGEST_TEXT = 200;
const LONGEST_LINK = 500;
const MOST_LINES = 5;

/** `payload` "thin": what happened and the link, and nothing of whom. A link that is too long for a message is left out. */
export function messageOf({ type, data, link }: OutboundEvent, payload: Payload): Message {
  const { title } = EVENTS[type];
  const subject = payload === "thin" ? "" : shown(data.name ?? data.title ?? data.number);
  const facts = payload === "thin" ? [] : [...factsOf(data), ...linesOf(data)];
  return {
    heading: subject === "" ? title : `${title}: ${subject}`,
    facts,
    ...(link && link.length <= LONGEST_LINK && { link: new URL(link).href }),
  };
}

/** Lines as long as there is room: none is cut in the middle. */
export function linesWithin(lines: readonly string[], limit: number): string {
  let text = "";
  for (const line of lines) {
    const longer = text === "" ? line : `${text}\n${line}`;
    if (longer.length > limit) break;
    text = longer;
  }
  return text;
}

const FACTS: [key: string, label: string][] = [
  ["sku", "SKU"],
  ["location_name", "Location"],
  ["from_location_name", "From"],
  ["to_location_name", "To"],
  ["available", "Available"],
  ["available_before", "Before"],
  ["change", "Change"],
  ["position", "Available and on its way"],
  ["reorder_point", "Reorder point"],
  ["suggested", "To order"],
  ["order_by", "Order by"],
  ["quantity", "Quantity"],
  ["damaged", "Damaged"],
  ["units", "Units"],
  ["vendor", "Vendor"],
  ["supplier_name", "Supplier"],
  ["state", "State"],
  ["status", "Status"],
  ["expected_on", "Expected"],
  ["received_on", "Received"],
  ["days_late", "Days late"],
  ["url", "Address"],
  ["failures_in_row", "Failures in a row"],
  ["last_status", "Last answer"],
  ["last_error", "Last error"],
  ["reason", "Reason"],
];

const factsOf = (data: Record<string, unknown>) =>
  FACTS.map(([key, label]): [string, string] => [label, shown(data[key])]).filter(([, value]) => value !== "");

function linesOf({ lines }: Record<string, unknown>): [string, string][] {
  if (!Array.isArray(lines) || lines.length === 0) return [];
  const told = lines.slice(0, MOST_LINES).map(lineOf);
  const more = lines.length - told.length;
  return [["Lines", [...told, ...(more > 0 ? [`and ${shown(more)} more`] : [])].join("; ")]];
}

function lineOf(line: Record<string, unknown>): string {
  const units = shown(line.quantity ?? line.change ?? line.ordered ?? line.shipped);
  return `${units} × ${shown(line.name ?? line.sku) || "no variant"}`;
}

/** One line of at most 200 characters; empty for what is not known. */
function shown(value: unknown): string {
  if (typeof value === "number") return shownNumber(value, ENGLISH, Number.isInteger(value) ? 0 : 2);
  if (typeof value !== "string") return "";
  const text = [
    ...value
      .slice(0, 2 * LONGEST_TEXT)
      .replace(/\s+/g, " ")
      .trim(),
  ];
  return text.length > LONGEST_TEXT ? `${text.slice(0, LONGEST_TEXT - 1).join("")}…` : text.join("");
}
