export declare function placeReact(folder?: string): void;
