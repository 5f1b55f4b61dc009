export type Draft = { id: number; number: string; supplier: string; lines: number };

/** `withoutSupplier`: lines that nobody can be asked for; `drafted`: those that an open draft orders already. */
export type Drafted = { drafts: Draft[]; drafted: number; withoutSupplier: number };
