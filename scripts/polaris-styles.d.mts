export declare function polarisClasses(folder?: string): Set<string>;
export declare function stylesOf(css: string, classes: Set<string>): string;
