/**
 * What the work answers, or an Error after so many ms. The work itself goes on: nothing ends a call to D1 or a queue, but
 * nobody waits for it any more, and whatever it writes converges.
 */
export async function within<Answer>(ms: number, what: string, work: Promise<Answer>): Promise<Answer> {
  let timer: ReturnType<typeof setTimeout> | undefined;
  const late = new Promise<never>((_, refuse) => {
    timer = setTimeout(() => refuse(new Error(`${what} timed out after ${ms} ms.`)), ms);
  });
  try {
    return await Promise.race([work, late]);
  } finally {
    clearTimeout(timer);
  }
}
