type Tokens = Record<string, string>;
export declare const themeNames: string[];
export declare const themeNameDefault: string;
export declare const breakpointsAliases: string[];
export declare const themeDefault: { breakpoints: Tokens; motion: Tokens; space: Tokens; zIndex: Tokens };
export declare const themes: Record<string, Record<string, Tokens>>;
export declare function createThemeClassName(theme: string): string;
export declare function createVar(token: string): string;
export declare function toPx(length: string): string;
export declare function getMediaConditions(
  breakpoints: Tokens,
): Record<string, { up: string; down: string; only: string }>;
