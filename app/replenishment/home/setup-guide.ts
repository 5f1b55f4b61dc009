/** What a shop has done of setting up. */
export type SetupGuide = {
  /** Put away, or finished once: it does not come back. */
  closed: boolean;
  imported: boolean;
  /** Someone has looked at the planning defaults and saved them. */
  leadTimes: boolean;
  suppliers: boolean;
  /** A rule stands at a product or a variant. */
  ownRule: boolean;
  recipients: boolean;
};

export const STEPS = ["imported", "leadTimes", "suppliers", "ownRule", "recipients"] as const;
export type Step = (typeof STEPS)[number];

export const isFinished = (guide: SetupGuide) => STEPS.every((step) => guide[step]);
