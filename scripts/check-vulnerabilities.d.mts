export function verdictOn(report: unknown): { isBad: boolean; line: string };
