import { Button } from "@shopify/polaris";
import { useEffect, useState } from "react";
import { SHARED } from "./words";

const SAID_FOR = 2500;

/** Puts a text into the clipboard, and says whether it went. `name`: what is copied, where several such buttons stand. */
export const CopyButton = ({
  text,
  label = SHARED.copyButton.copy,
  name,
}: {
  text: string;
  label?: string;
  name?: string;
}) => {
  const [said, setSaid] = useState<"copied" | "failed">();
  useEffect(() => {
    if (!said) return;
    const timer = setTimeout(() => setSaid(undefined), SAID_FOR);
    return () => clearTimeout(timer);
  }, [said]);
  const copy = async () => setSaid((await isCopied(text)) ? "copied" : "failed");
  return (
    <>
      <Button size="slim" onClick={copy} accessibilityLabel={name && `${label}: ${name}`}>
        {said === "copied" ? SHARED.copyButton.copied : said === "failed" ? SHARED.copyButton.selectItAndCopy : label}
      </Button>
      <span className="Unseen" role="status">
        {said === "copied" ? SHARED.copyButton.copied : ""}
      </span>
    </>
  );
};

/** A frame may be refused the clipboard; an older way still works there. */
async function isCopied(text: string) {
  try {
    await navigator.clipboard.writeText(text);
    return true;
  } catch {
    return isCopiedFromField(text);
  }
}

function isCopiedFromField(text: string) {
  const field = Object.assign(document.createElement("textarea"), { value: text });
  field.setAttribute("aria-hidden", "true");
  document.body.appendChild(field);
  field.select();
  const copied = document.execCommand("copy");
  field.remove();
  return copied;
}
