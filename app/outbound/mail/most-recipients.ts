export const MOST_RECIPIENTS = 20;
