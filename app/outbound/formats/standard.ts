import { POLICIES } from "../dispatches/policies";
import { bodyOf, envelopeOf } from "../events/envelope";
import { type Format, namesOf } from "./format";

/** Our own envelope, signed as Standard Webhooks says. */
export const standard: Format = {
  label: "Standard Webhooks",
  nameOf: namesOf({}),
  body: (event, { payload }) => bodyOf(event, payload, envelopeOf),
  headers: async () => ({}),
  policy: { ...POLICIES.standard, retries: "standard", timeoutS: 10 },
};
