/**
 * What the work answers, or an Error after so many ms. The work itself goes on: nothing ends a call to D1 or a queue, but
 * nobody waits for it any more, and whatever it writes converges.
 */
export function within<Answer>(ms: number, what: string, work: Promise<Answer>): Promise<Answer> {
  return new Promise((answer, refuse) => {
    const timer = setTimeout(() => refuse(new Error(`${what} timed out after ${ms} ms.`)), ms);
    work.then(
      (found) => {
        clearTimeout(timer);
        answer(found);
      },
      (error) => {
        clearTimeout(timer);
        refuse(error);
      },
    );
  });
}
