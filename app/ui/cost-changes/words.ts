import type { CostChangeState } from "../../purchasing/costs/shopify/cost-change";
import { counted, type Format, IS, type Noun, nounFor } from "../../words/counted";

const COSTS: Noun = { one: "new cost", other: "new costs" };

/** Of the page itself. */
export const PAGE = {
  title: "New costs",
  back: "Purchase orders",
  change: "Change this",
  off: "Shopify's costs are left alone",
  ask: "You are asked before a new cost goes to Shopify",
  automatic: "New costs go to Shopify automatically",
};

/** Of new costs that wait for a person. */
export const QUESTIONS = {
  title: "For you to decide",
  note: "What one unit costs on average, based on what was received.",
  none: "Nothing is waiting for you.",
  caption: "New costs to decide",
  product: "Product",
  inShopify: "In Shopify",
  new: "New",
  noteHeading: "Note",
  far: "Over 3 times",
  low: "Under a third",
  decide: "Decide",
  write: "Write to Shopify",
  leave: "Leave as it is",
  once: "Shopify's cost changes only when you say so.",
  waiting: (questions: number, format: Format) =>
    `${counted(questions, COSTS, format)} ${nounFor(questions, IS)} waiting for you`,
};

/** Of costs that were decided. */
export const WRITTEN = {
  title: "Decided",
  note: "The old cost is kept and can be put back.",
  none: "No cost has been changed yet.",
  caption: "Costs that were decided",
  product: "Product",
  was: "Was",
  became: "Became",
  state: "State",
  putBack: "Put back",
  when: "When",
  do: "Do",
  again: "Try again",
  restore: "Put the old one back",
  noCost: "None",
  free: "Free",
};

/** How a change of a cost stands. */
export const STATE_NAMES = {
  asked: "Waiting for you",
  queued: "On its way",
  sending: "On its way",
  confirmed: "Written",
  refused: "Not confirmed",
  declined: "Left as it was",
  superseded: "Overtaken",
} satisfies Record<CostChangeState, string>;
