/** How long an alert or a line of the Reorder page can be put aside. */
export const SNOOZES = [
  { days: 1, name: "Until tomorrow" },
  { days: 7, name: "For a week" },
  { days: 14, name: "For two weeks" },
  { days: 30, name: "For 30 days" },
] as const;
