/** The id of a row of ours that an address names; 0, which no row has, for what names none. */
export const localIdIn = (text: string | null | undefined) => (/^\d{1,15}$/.test(text ?? "") ? Number(text) : 0);
