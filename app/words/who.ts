const KEY = "key/";

/** Who did it, where a key of the API did: the key's name, which stays when the key is gone. Members of staff are numbers. */
export const byKey = ({ keyName }: { keyName: string }) => KEY + keyName;

/** For a reader; `nobody` did what no person and no key did. */
export function whoDid(who: string | null, staff: string, nobody = "Evenstock"): string {
  if (who === null) return nobody;
  if (who.startsWith(KEY)) return `the API key ${who.slice(KEY.length)}`;
  return who === staff ? "you" : "a colleague";
}
