/** The dispatch that an address names; undefined for what names none. */
export function dispatchIn({ endpointId = "", sequence = "" }: { endpointId?: string; sequence?: string }) {
  if (!/^\d{1,15}$/.test(endpointId) || !/^\d{1,15}$/.test(sequence)) return undefined;
  return { endpointId: Number(endpointId), sequence: Number(sequence) };
}
