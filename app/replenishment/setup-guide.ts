/** What a shop has done of setting up. */
export type SetupGuide = {
  /** Put away, or finished once: it does not come back. */
  closed: boolean;
  imported: boolean;
  /** Someone has looked at the planning defaults and saved them. */
  leadTimes: boolean;
  /** A rule stands at a level below the shop's. */
  ownRule: boolean;
  recipients: boolean;
};

export const STEPS = ["imported", "leadTimes", "ownRule", "recipients"] as const;
export type Step = (typeof STEPS)[number];

export const isFinished = (guide: SetupGuide) => STEPS.every((step) => guide[step]);
