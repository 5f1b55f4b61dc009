// Stands in the Worker's build for the second inflating library, which the PDF library's reader of PNGs brings, by the first.
import { unzlibSync, zlibSync } from "fflate";

/** Takes a picture's bytes as they come and inflates them when they are asked for. */
export class Inflate {
  err = 0;
  #chunks = [];

  push(chunk) {
    this.#chunks.push(chunk);
  }

  get result() {
    return unzlibSync(joined(this.#chunks));
  }
}

export const inflate = (bytes) => unzlibSync(bytes);
export const deflate = (bytes, options) => zlibSync(bytes, options);

function joined(chunks) {
  const whole = new Uint8Array(chunks.reduce((sum, chunk) => sum + chunk.length, 0));
  let at = 0;
  for (const chunk of chunks) {
    whole.set(chunk, at);
    at += chunk.length;
  }
  return whole;
}
