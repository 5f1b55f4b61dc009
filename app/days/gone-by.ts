/** Said beside an expected day, which is taken all the same: what was promised for a day gone by and has not come may be told so. */
export const goneBy = (day: number | null | undefined, today: number): string | undefined =>
  typeof day === "number" && day < today ? "This day has gone by: what is expected then is late." : undefined;
