export function pdfText(bytes: Uint8Array): string[][];
export function pdfWords(bytes: Uint8Array): string[];
