/** So many bytes become characters at once: more arguments than that a call may not take. Spread out they cost four times as much. */
const AT_ONCE = 8192;

/** Numbers as text, each with all its bits. */
export function textOf(numbers: Float64Array): string {
  const bytes = new Uint8Array(numbers.buffer, numbers.byteOffset, numbers.byteLength);
  let characters = "";
  for (let from = 0; from < bytes.length; from += AT_ONCE)
    characters += Reflect.apply(String.fromCharCode, null, bytes.subarray(from, from + AT_ONCE));
  return btoa(characters);
}

/** Room for the numbers of one text, so that each is not another piece of memory outside of the heap. */
let room = new Float64Array(1024);

/** Node 20 has no such method, workerd has. */
type Bytes = Uint8Array & { setFromBase64?: (text: string) => { written: number } };

/** And back; they hold until the next are read. */
export function numbersIn(text: string): Float64Array {
  const most = Math.ceil((text.length * 3) / 4 / Float64Array.BYTES_PER_ELEMENT);
  if (most > room.length) room = new Float64Array(2 * most);
  const bytes: Bytes = new Uint8Array(room.buffer);
  const written = bytes.setFromBase64 ? bytes.setFromBase64(text).written : byLetters(text, bytes);
  return room.subarray(0, written / Float64Array.BYTES_PER_ELEMENT);
}

function byLetters(text: string, bytes: Uint8Array) {
  const characters = atob(text);
  for (let at = 0; at < characters.length; at++) bytes[at] = characters.charCodeAt(at);
  return characters.length;
}
