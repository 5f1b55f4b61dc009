import { Form, useNavigation, useSubmit } from "@remix-run/react";
import { BlockStack } from "@shopify/polaris";
import { Fragment, type ReactNode, useEffect, useRef, useState } from "react";
import { isClear, type Meanwhile, OPENED, openedField, openedIn, seen, type Texts } from "../forms/opened";
import { MeanwhileBanner, MeanwhileProvider } from "./meanwhile";
import { useFirstRefusal } from "./refusal";
import { SaveBar } from "./save-bar";

const NOTHING: Meanwhile = {};

/**
 * A form that Shopify's save bar saves or discards. `saved` is the answer to the last save, where it was taken: what
 * stands in the fields then counts as saved. Not put into another form, and once a page.
 */
export const SaveBarForm = ({
  id,
  saved,
  opened,
  meanwhile = NOTHING,
  action,
  children,
}: {
  id: string;
  saved: unknown;
  /** What its fields hold as they are drawn: whoever saved meanwhile is not written over. */
  opened: Texts;
  /** What the last save found in fields that both changed. */
  meanwhile?: Meanwhile;
  /** Where it is put, if not to the page's own address. */
  action?: string;
  children: ReactNode;
}) => {
  const navigation = useNavigation();
  const saving = navigation.state !== "idle" && navigation.formMethod === "PUT";
  const form = useFirstRefusal(saving);
  const [version, setVersion] = useState(0);
  const { changed, look } = useChanges(form, version);
  const anew = () => setVersion((last) => last + 1);
  const [discarded, setDiscarded] = useState<Meanwhile>();
  const told = meanwhile === discarded ? NOTHING : meanwhile;
  const saveMine = useSaveMine(form, action, told);
  useOnce(navigation.state === "idle" ? saved : undefined, anew);
  return (
    <>
      <Form method="put" action={action} id={id} ref={form} onInput={look} onChange={look} onClick={look}>
        {/* Fields keep what is typed themselves: made anew, they show what is saved. */}
        <Fragment key={version}>
          <OpenedInput opened={opened} />
          <MeanwhileProvider value={told}>
            <BlockStack gap="400">
              {!isClear(told) && <MeanwhileBanner saving={saving} onSaveMine={saveMine} />}
              {/* One child, so that the banner's coming does not draw the fields anew and lose what is typed. */}
              <div>{children}</div>
            </BlockStack>
          </MeanwhileProvider>
        </Fragment>
        {/* For Enter in a field: without a button of its own a form does not take it. */}
        <button type="submit" hidden />
      </Form>
      <SaveBar
        id={`${id}-save-bar`}
        shown={changed}
        saving={saving}
        onSave={() => form.current?.requestSubmit()}
        onDiscard={() => {
          setDiscarded(meanwhile);
          anew();
        }}
      />
    </>
  );
};

/** As the fields were drawn, whatever the page has heard since. */
const OpenedInput = ({ opened }: { opened: Texts }) => {
  const [first] = useState(() => openedField(opened)[OPENED]);
  return <input type="hidden" name={OPENED} value={first} />;
};

/** Sends the same fields, by someone who has seen what was saved meanwhile. */
function useSaveMine(form: React.RefObject<HTMLFormElement>, action: string | undefined, meanwhile: Meanwhile) {
  const submit = useSubmit();
  return () => {
    if (!form.current) return;
    const fields = new FormData(form.current);
    fields.set(OPENED, JSON.stringify(seen(openedIn(fields) ?? {}, meanwhile)));
    submit(fields, { method: "put", action });
  };
}

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

function useOnce(answer: unknown, act: () => void) {
  const last = useRef<unknown>(undefined);
  useEffect(() => {
    if (!answer || answer === last.current) return;
    last.current = answer;
    act();
  });
}
