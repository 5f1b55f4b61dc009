/** No customer's fields: orders are asked for without their buyers. */
export const SCOPES = ["read_products", "read_inventory", "write_inventory", "read_locations", "read_orders"];

export const API_VERSION = "2026-10";
