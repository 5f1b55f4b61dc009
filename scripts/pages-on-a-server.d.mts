export declare function placePages(folder?: string): void;
