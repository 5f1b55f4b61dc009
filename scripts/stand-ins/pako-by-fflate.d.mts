export declare class Inflate {
  err: number;
  push(chunk: Uint8Array): void;
  get result(): Uint8Array;
}
export declare function inflate(bytes: Uint8Array): Uint8Array;
export declare function deflate(
  bytes: Uint8Array,
  options?: { level?: 0 | 1 | 2 | 3 | 4 | 5 | 6 | 7 | 8 | 9 },
): Uint8Array;
