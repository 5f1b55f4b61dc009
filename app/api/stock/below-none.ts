import * as z from "zod";
import { problem } from "../door/problem";

/** Of what takes stock away, whichever way: with all that is under way. */
export const confirmBelow = z
  .boolean()
  .default(false)
  .describe("It leaves fewer than none available, and that is right");

/** `left`: how many are available then, where the body tells one number that is wrong. */
export const belowNone = (left?: { pointer: string; units: number }) =>
  problem(
    409,
    "below_none",
    "That leaves fewer than none available. Send it again with confirm_below if that is right.",
    left && { errors: [{ pointer: left.pointer, message: `That leaves ${left.units} available.`, in: "body" }] },
  );
