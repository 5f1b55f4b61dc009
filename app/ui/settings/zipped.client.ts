import { Zip, ZipDeflate } from "fflate";

/**
 * The files behind these addresses as one zip, packed while they arrive. Each is a request of its own, since a request
 * may make so many queries and no more. Throws where one does not arrive whole.
 */
export async function zipped(
  files: { address: string; name?: string }[],
  begun: (index: number) => void,
): Promise<Blob> {
  const parts: BlobPart[] = [];
  const zip = new Zip((error, part) => {
    if (error) throw error;
    parts.push(part as Uint8Array<ArrayBuffer>);
  });
  for (const [index, { address, name }] of files.entries()) {
    begun(index);
    const response = await fetch(address);
    if (!response.ok || !response.body) throw new Error(`${address} answered ${response.status}.`);
    const file = new ZipDeflate(name ?? nameOf(response));
    zip.add(file);
    const reader = response.body.getReader();
    for (let read = await reader.read(); !read.done; read = await reader.read()) file.push(read.value);
    file.push(new Uint8Array(), true);
  }
  zip.end();
  return new Blob(parts, { type: "application/zip" });
}

const nameOf = (response: Response) =>
  /filename="([^"]+)"/.exec(response.headers.get("content-disposition") ?? "")?.[1] ?? "evenstock.csv";
