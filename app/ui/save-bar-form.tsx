import { Form, useNavigation } from "@remix-run/react";
import { Fragment, type ReactNode, useEffect, useRef, useState } from "react";
import { SaveBar } from "./save-bar";

/**
 * A form that Shopify's save bar saves or discards. `saved` is the answer to the last save, where it was taken: what
 * stands in the fields then counts as saved. Not put into another form, and once a page.
 */
export const SaveBarForm = ({
  id,
  saved,
  action,
  children,
}: {
  id: string;
  saved: unknown;
  /** Where it is put, if not to the page's own address. */
  action?: string;
  children: ReactNode;
}) => {
  const form = useRef<HTMLFormElement>(null);
  const navigation = useNavigation();
  const [version, setVersion] = useState(0);
  const { changed, look } = useChanges(form, version);
  const anew = () => setVersion((last) => last + 1);
  useOnce(navigation.state === "idle" ? saved : undefined, anew);
  useFirstRefusal(form);
  return (
    <>
      <Form method="put" action={action} id={id} ref={form} onInput={look} onChange={look} onClick={look}>
        {/* Fields keep what is typed themselves: made anew, they show what is saved. */}
        <Fragment key={version}>{children}</Fragment>
        {/* For Enter in a field: without a button of its own a form does not take it. */}
        <button type="submit" hidden />
      </Form>
      <SaveBar
        id={`${id}-save-bar`}
        shown={changed}
        saving={navigation.state !== "idle" && navigation.formMethod === "PUT"}
        onSave={() => form.current?.requestSubmit()}
        onDiscard={anew}
      />
    </>
  );
};

/** Whether the form would send something else than when `version` began. */
function useChanges(form: React.RefObject<HTMLFormElement>, version: number) {
  const first = useRef("");
  const [changed, setChanged] = useState(false);
  // biome-ignore lint/correctness/useExhaustiveDependencies: a new version's fields are what is compared with.
  useEffect(() => {
    first.current = textOf(form.current);
    setChanged(false);
  }, [form, version]);
  // Hidden fields follow an event only once React has drawn them.
  const look = () => setTimeout(() => setChanged(textOf(form.current) !== first.current));
  return { changed, look };
}

const textOf = (form: HTMLFormElement | null) =>
  form ? JSON.stringify([...new FormData(form)].map(([name, value]) => [name, String(value)])) : "";

/** What was refused may stand far below what is seen: the first of it is gone to. */
function useFirstRefusal(form: React.RefObject<HTMLFormElement>) {
  const { state, formMethod } = useNavigation();
  const isAnswerAwaited = useRef(false);
  useEffect(() => {
    if (formMethod === "PUT") isAnswerAwaited.current = true;
    if (state !== "idle" || !isAnswerAwaited.current) return;
    isAnswerAwaited.current = false;
    form.current?.querySelector<HTMLElement>('[aria-invalid="true"]')?.focus();
  }, [form, state, formMethod]);
}

function useOnce(answer: unknown, act: () => void) {
  const last = useRef<unknown>(undefined);
  useEffect(() => {
    if (!answer || answer === last.current) return;
    last.current = answer;
    act();
  });
}
