/** From here on every press of a button or a finger is counted, in whatever frame it lands. How many there were. */
export async function countPresses(page) {
  let presses = 0;
  await page.exposeFunction("notePress", () => {
    presses++;
  });
  await page.addInitScript(() =>
    addEventListener("pointerdown", ({ isTrusted }) => isTrusted && globalThis.notePress(), true),
  );
  return () => presses;
}
