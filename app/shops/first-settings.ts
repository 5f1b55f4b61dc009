/** What a shop plans with until it says otherwise: days, units. */
export const FIRST_SETTINGS = { leadTimeDays: 14, coverDays: 30, safetyDays: 7, minimumOrder: 1, casePack: 1 };
