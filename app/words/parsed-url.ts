/** Undefined for what is none. `URL.canParse` is not asked: Node 20's refuses good addresses with an é once it has been called often. */
export function parsedUrl(text: string): URL | undefined {
  try {
    return new URL(text);
  } catch {
    return undefined;
  }
}
