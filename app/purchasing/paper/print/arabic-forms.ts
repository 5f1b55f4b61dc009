/**
 * The joined forms of Arabic letters (Unicode's Arabic Presentation Forms), for a font whose own joining rules nothing reads.
 * Each letter's forms stand in the standard one after the other: alone, last, first, between; a letter with two joins backwards only.
 */
const FORMS = new Map<string, string[]>();

/** Letters of Persian and Urdu, Arabic's own, and lam with alef. The two of Uighur among them would stand in another's place. */
const BLOCKS = [
  [0xfb50, 0xfbe7],
  [0xfbfc, 0xfbff],
  [0xfe80, 0xfefc],
] as const;

for (const [from, to] of BLOCKS)
  for (let code = from; code <= to; code++) {
    const form = String.fromCharCode(code);
    const letters = form.normalize("NFKC");
    if (letters === form || (letters.length > 1 && code < 0xfef5)) continue;
    FORMS.set(letters, [...(FORMS.get(letters) ?? []), form]);
  }

const LAM = "\u0644";
/** Stretches a word and joins on both sides. */
const TATWEEL = "\u0640";
/** Vowels and other marks above and below, which joining looks through. */
const MARK = /^[\u0610-\u061a\u064b-\u065f\u0670\u06d6-\u06dc\u06df-\u06e4\u06e7\u06e8\u06ea-\u06ed]$/;

/** Letters in the forms in which they join, in the order in which they are read; all else as it stands. */
export function joined(text: string): string {
  if (!/[\u0600-\u06ff]/.test(text)) return text;
  const letters = withLamAlef([...text]);
  return letters.map((letter, at) => formAt(letters, at) ?? letter).join("");
}

function formAt(letters: string[], at: number): string | undefined {
  const forms = FORMS.get(letters[at] ?? "");
  if (!forms) return undefined;
  const joinsBefore = forms.length > 1 && joinsOnward(neighbour(letters, at, -1));
  const joinsAfter = forms.length === 4 && joinsBack(neighbour(letters, at, 1));
  return forms[joinsBefore ? (joinsAfter ? 3 : 1) : joinsAfter ? 2 : 0];
}

function neighbour(letters: string[], at: number, step: 1 | -1): string {
  let next = at + step;
  while (MARK.test(letters[next] ?? "")) next += step;
  return letters[next] ?? "";
}

const joinsOnward = (letter: string) => letter === TATWEEL || FORMS.get(letter)?.length === 4;
const joinsBack = (letter: string) => letter === TATWEEL || (FORMS.get(letter)?.length ?? 0) > 1;

/** Lam and the alef after it are one letter. */
function withLamAlef(signs: string[]): string[] {
  const isPair = (at: number) => signs[at] === LAM && FORMS.has(LAM + (signs[at + 1] ?? " "));
  return signs.flatMap((sign, at) => (isPair(at) ? `${sign}${signs[at + 1]}` : isPair(at - 1) ? [] : sign));
}
