import { z } from "zod";

/** How long an alert can be put aside. */
export const SNOOZES = [
  { days: 1, name: "Until tomorrow" },
  { days: 7, name: "For a week" },
  { days: 14, name: "For two weeks" },
  { days: 30, name: "For 30 days" },
] as const;

const LONGEST = 365;

const snoozeForm = z.object({
  days: z
    .string()
    .regex(/^\d{1,3}$/)
    .transform(Number)
    .pipe(z.number().min(1).max(LONGEST)),
});

/** In days from today; undefined when the form makes no sense. */
export const parseSnooze = (form: FormData) => snoozeForm.safeParse(Object.fromEntries(form)).data?.days;
