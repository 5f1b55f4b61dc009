import type { EnumValue } from "./graphql/enums";

/**
 * What becomes of a write that Shopify did not make. again: with its key, later. new key: Shopify keeps the old one for an
 * attempt that failed. refused: for good, in the merchant's words.
 */
type Decision = { kind: "again" } | { kind: "new key" } | { kind: "refused"; refusal: string };

type Told = { code: string | null; message: string };
type Code = EnumValue<"InventoryAdjustQuantitiesUserErrorCode">;

const AGAIN = () => ({ kind: "again" }) as const;
const NEW_KEY = () => ({ kind: "new key" }) as const;
const because = (refusal: string) => () => ({ kind: "refused", refusal }) as const;
/** Shopify's own words, where we know nothing better. */
const AS_TOLD = ({ message }: Told) => because(`Shopify refused it: ${message.slice(0, 300)}`)();

const DECISIONS = {
  SERVICE_UNAVAILABLE: AGAIN,
  ADJUST_QUANTITIES_FAILED: AGAIN,
  IDEMPOTENCY_CONCURRENT_REQUEST: AGAIN,
  IDEMPOTENCY_PREVIOUS_ATTEMPT_FAILED: NEW_KEY,
  CHANGE_FROM_QUANTITY_STALE: because(
    "The stock had changed meanwhile, so nothing was changed. Look at the number now and try again.",
  ),
  INVALID_LOCATION: because("Shopify knows no such location, or does not stock this item there. Nothing was changed."),
  INVALID_INVENTORY_ITEM: because("Shopify no longer has this item. Nothing was changed."),
  NON_MUTABLE_INVENTORY_ITEM: because(
    "Shopify counts this item by others, as it does bundles, and lets no app change it. Nothing was changed.",
  ),
  INVALID_QUANTITY_TOO_HIGH: because("That would be more than Shopify counts. Nothing was changed."),
  INVALID_QUANTITY_TOO_LOW: because("That would be less than Shopify counts. Nothing was changed."),
  // Ours to have got right: the words that Shopify finds tell most.
  IDEMPOTENCY_KEY_PARAMETER_MISMATCH: AS_TOLD,
  INTERNAL_LEDGER_DOCUMENT: AS_TOLD,
  INVALID_AVAILABLE_DOCUMENT: AS_TOLD,
  INVALID_LEDGER_DOCUMENT: AS_TOLD,
  INVALID_QUANTITY_DOCUMENT: AS_TOLD,
  INVALID_QUANTITY_NAME: AS_TOLD,
  INVALID_REASON: AS_TOLD,
  INVALID_REFERENCE_DOCUMENT: AS_TOLD,
  MAX_ONE_LEDGER_DOCUMENT: AS_TOLD,
} satisfies Record<Code, (told: Told) => Decision>;

/** All changes of a write are made or none: one refusal refuses it. A code that the schema does not know is one, too. */
export function decisionOn(errors: Told[]): Decision | undefined {
  const decisions = errors.map((told): Decision => (isKnown(told.code) ? DECISIONS[told.code](told) : AS_TOLD(told)));
  const firstOf = (kind: Decision["kind"]) => decisions.find((decision) => decision.kind === kind);
  return firstOf("refused") ?? firstOf("new key") ?? firstOf("again");
}

const isKnown = (code: string | null): code is Code => code !== null && Object.hasOwn(DECISIONS, code);
