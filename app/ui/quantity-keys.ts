import type { KeyboardEvent } from "react";

/** Arrow keys go a step up and down, Escape back, Enter on to the next field that `among` selects, unless this one `stays`. */
export const quantityKeys =
  ({
    step,
    back,
    among,
    stays = false,
  }: {
    step: (direction: 1 | -1) => void;
    back: () => void;
    among: string;
    stays?: boolean;
  }) =>
  (event: KeyboardEvent<HTMLInputElement>) => {
    if (event.key === "ArrowUp") step(1);
    else if (event.key === "ArrowDown") step(-1);
    else if (event.key === "Escape") back();
    else if (event.key !== "Enter") return;
    else if (!stays) goOn(event.currentTarget, among);
    event.preventDefault();
  };

function goOn(input: HTMLInputElement, among: string) {
  const all = [...document.querySelectorAll<HTMLInputElement>(among)];
  const next = all[all.indexOf(input) + 1];
  if (next) next.focus();
  else input.blur();
}
