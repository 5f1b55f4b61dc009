import { useLocation, useNavigate, useNavigationType } from "@remix-run/react";
import { type FormEvent, useEffect, useRef, useState } from "react";
import { keptBeside, withChoices } from "./list-address";

/** In ms after the last letter: shorter asks for words that nobody has ended, longer feels like waiting. */
const PAUSE = 300;

/** What was typed stands in the address as one step back, however many letters it came in. */
const TYPED = { typed: true };

export function useFilterBar(address: string, text: string) {
  const navigate = useNavigate();
  const { key, state } = useLocation();
  const isTyping = useNavigationType() !== "POP" && state?.typed === true;
  const [typed, setTyped] = useState(text);
  const timer = useRef<ReturnType<typeof setTimeout>>();
  // biome-ignore lint/correctness/useExhaustiveDependencies: each step in the browser's history once; what is typed meanwhile stays.
  useEffect(() => {
    if (!isTyping) setTyped(text);
  }, [key]);
  useEffect(() => () => clearTimeout(timer.current), []);

  const look = (next: string) => {
    clearTimeout(timer.current);
    if (next.trim() === text) return;
    navigate(withChoices(address, { q: next.trim() }), {
      ...{ replace: isTyping, state: TYPED, preventScrollReset: true },
    });
  };
  return {
    typed,
    type: (next: string) => {
      setTyped(next);
      clearTimeout(timer.current);
      timer.current = setTimeout(() => look(next), PAUSE);
    },
    choose: (name: string, value: string) => {
      clearTimeout(timer.current);
      navigate(withChoices(address, { q: typed.trim(), [name]: value }), { preventScrollReset: true });
    },
    submit: (event: FormEvent) => {
      event.preventDefault();
      look(typed);
    },
    form: (fields: readonly string[]) => keptBeside(address, fields),
  };
}
