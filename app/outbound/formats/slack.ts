import { POLICIES } from "../dispatches/policies";
import { type Format, namesOf } from "./format";
import { linesWithin, messageOf } from "./message";

/** Slack cuts a message beyond 4,000 characters. */
const LONGEST = 3000;

/** A message for Slack's incoming webhooks. */
export const slack: Format = {
  label: "Slack",
  note: "Paste the address of an incoming webhook. It is kept like a secret.",
  isForPeople: true,
  nameOf: namesOf({}),
  body(event, { payload }) {
    const { heading, facts, link } = messageOf(event, payload);
    const lines = [
      `*${escaped(heading)}*`,
      ...(link ? [`<${escaped(link).replaceAll("|", "%7C")}|Open in Evenstock>`] : []),
      ...facts.map(([label, value]) => `${label}: ${escaped(value)}`),
    ];
    return JSON.stringify({ text: linesWithin(lines, LONGEST), unfurl_links: false, unfurl_media: false });
  },
  headers: async () => ({}),
  policy: { ...POLICIES.standard, retries: "standard", timeoutS: 10 },
};

/** A product called <!channel> calls nobody. */
const escaped = (text: string) => text.replaceAll("&", "&amp;").replaceAll("<", "&lt;").replaceAll(">", "&gt;");
