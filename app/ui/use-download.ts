import { useState } from "react";
import { saveFile } from "./save-file";

/** Fetches a file, with the session token that App Bridge adds, and saves it under the name that its door gives. */
export function useDownload(address: string) {
  const [state, setState] = useState<"ready" | "loading" | "failed">("ready");
  const download = async () => {
    setState("loading");
    try {
      const response = await fetch(address);
      if (!response.ok) throw new Error(`${address} answered ${response.status}.`);
      const name = /filename="([^"]+)"/.exec(response.headers.get("content-disposition") ?? "")?.[1];
      saveFile(await response.blob(), name ?? "evenstock.csv");
      setState("ready");
    } catch {
      setState("failed");
    }
  };
  return { state, download };
}
