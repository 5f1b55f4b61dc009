import { POLICIES } from "../dispatches/policies";
import { type Format, namesOf } from "./format";
import { linesWithin, messageOf } from "./message";

/** Discord refuses a message beyond 2,000 characters. */
const LONGEST = 2000;

/** A message for Discord's incoming webhooks. */
export const discord: Format = {
  label: "Discord",
  note: "Paste the address of a channel's webhook. It is kept like a secret.",
  isForPeople: true,
  nameOf: namesOf({}),
  body(event, { payload }) {
    const { heading, facts, link } = messageOf(event, payload);
    const lines = [
      `**${escaped(heading)}**`,
      ...(link ? [`[Open in Evenstock](<${link.replaceAll(")", "%29").replaceAll(">", "%3E")}>)`] : []),
      ...facts.map(([label, value]) => `${label}: ${escaped(value)}`),
    ];
    return JSON.stringify({ content: linesWithin(lines, LONGEST), allowed_mentions: { parse: [] } });
  },
  headers: async () => ({}),
  policy: { ...POLICIES.standard, retries: "standard", timeoutS: 10 },
};

/** A product's name is text: no link, no heading, no mention. */
const escaped = (text: string) => text.replace(/[\\*_~`|[\]()<>#@:-]/g, (sign) => `\\${sign}`);
