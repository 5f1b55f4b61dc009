export declare function placeFonts(folder?: string): void;
