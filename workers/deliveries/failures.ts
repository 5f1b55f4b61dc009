/**
 * What D1 says when a statement can never work with these values, however often it is tried. A table or column that it
 * misses is no fault of a message, nor an index ("ON CONFLICT clause does not match any … constraint"): a migration that comes
 * after its Worker would put every delivery aside.
 */
const OUR_OWN = /constraint failed|datatype mismatch|malformed json|too big|too large|out of range|overflow/i;

/** What D1 and the network say when it is worth trying again. */
const PASSING =
  /network|connection|timeout|timed out|overloaded|reset|internal error|storage|unavailable|exceeded|locked|busy/i;

/** What D1 says when one batch took more time, memory or work than it grants. */
const TOO_MUCH = /exceeded/i;

/** Fewer messages at once may do what this many could not. */
export const isTooMuch = (error: unknown) => TOO_MUCH.test(String(error));

/** Is it worth trying again? Errors of neither kind are taken as `unknown` says. */
export function isPassing(error: unknown, unknown: boolean): boolean {
  const text = String(error);
  if (PASSING.test(text)) return true;
  return OUR_OWN.test(text) ? false : unknown;
}
