export declare function placePrinting(folder?: string): void;
