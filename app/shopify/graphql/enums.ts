/**
 * Shopify's enums of which we decide each value by name. `scripts/check-graphql.mjs` holds them to the published schema,
 * and whoever decides holds its table to them by `satisfies`, so that a new value stops the build.
 */
export const ENUMS = {
  BarcodeType: ["ASIN", "EAN", "GTIN", "ISBN", "UPC"],
  BulkOperationStatus: ["CANCELED", "CANCELING", "COMPLETED", "CREATED", "EXPIRED", "FAILED", "RUNNING"],
  BulkOperationUserErrorCode: ["INVALID", "LIMIT_REACHED", "OPERATION_IN_PROGRESS"],
  FulfillmentStatus: ["CANCELLED", "ERROR", "FAILURE", "OPEN", "PENDING", "SUCCESS"],
  InventoryAdjustQuantitiesUserErrorCode: [
    "ADJUST_QUANTITIES_FAILED",
    "CHANGE_FROM_QUANTITY_STALE",
    "IDEMPOTENCY_CONCURRENT_REQUEST",
    "IDEMPOTENCY_KEY_PARAMETER_MISMATCH",
    "IDEMPOTENCY_PREVIOUS_ATTEMPT_FAILED",
    "INTERNAL_LEDGER_DOCUMENT",
    "INVALID_AVAILABLE_DOCUMENT",
    "INVALID_INVENTORY_ITEM",
    "INVALID_LEDGER_DOCUMENT",
    "INVALID_LOCATION",
    "INVALID_QUANTITY_DOCUMENT",
    "INVALID_QUANTITY_NAME",
    "INVALID_QUANTITY_TOO_HIGH",
    "INVALID_QUANTITY_TOO_LOW",
    "INVALID_REASON",
    "INVALID_REFERENCE_DOCUMENT",
    "MAX_ONE_LEDGER_DOCUMENT",
    "NON_MUTABLE_INVENTORY_ITEM",
    "SERVICE_UNAVAILABLE",
  ],
  InventoryPurchaseOrderStatus: ["DRAFT", "ORDERED"],
  OrderDisplayFulfillmentStatus: [
    "FULFILLED",
    "FULFILLMENT_NOT_REQUIRED",
    "IN_PROGRESS",
    "ON_HOLD",
    "OPEN",
    "PARTIALLY_FULFILLED",
    "PENDING_FULFILLMENT",
    ...["REQUEST_DECLINED", "RESTOCKED", "SCHEDULED", "UNFULFILLED"],
  ],
  ProductStatus: ["ACTIVE", "ARCHIVED", "DRAFT", "UNLISTED"],
  ProductVariantInventoryPolicy: ["CONTINUE", "DENY"],
  RefundLineItemRestockType: ["CANCEL", "LEGACY_RESTOCK", "NO_RESTOCK", "RETURN"],
} as const satisfies Record<string, readonly string[]>;

export type EnumValue<Name extends keyof typeof ENUMS> = (typeof ENUMS)[Name][number];
