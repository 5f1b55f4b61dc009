import { parseArgs } from "node:util";

/** What was typed, by `parseArgs`; a word that nobody knows ends it in one line. */
export function parsed(config) {
  try {
    return parseArgs(config);
  } catch (error) {
    return stop(error.message.split(". ")[0]);
  }
}

/** A number that was typed for that option, 0 or more. */
export function numberOf(values, option) {
  const number = Number(values[option] || Number.NaN);
  return number >= 0 ? number : stop(`--${option} wants a number, not "${values[option]}".`);
}

export function stop(reason) {
  console.error(reason);
  process.exit(1);
}
