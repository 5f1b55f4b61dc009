/** The windows of days that sales are counted over. Each counts its own orders. */
export const WINDOWS = [7, 14, 30, 60, 90, 180, 365] as const;
export type Window = (typeof WINDOWS)[number];
