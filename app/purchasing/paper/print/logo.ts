/** A picture for documents, known by its first bytes; sizes in pixels. */
export type Logo = { kind: "png" | "jpeg"; width: number; height: number; bytes: Uint8Array<ArrayBuffer> };

/** In bytes. */
export const LARGEST_LOGO = 256 * 1024;
/** In pixels a side: a picture of one colour is small as a file and would fill the memory. */
const LONGEST_SIDE = 2000;

type LogoRead = { kind: "read"; logo: Logo } | { kind: "refused"; says: string };

const NO_PICTURE = "That is no PNG or JPEG picture. Save it as one of these and choose it again.";

/** Whatever the file calls itself. */
export function logoIn(bytes: Uint8Array<ArrayBuffer>): LogoRead {
  if (bytes.length > LARGEST_LOGO)
    return refused("That picture is over 256 KB. Save it smaller: 600 pixels wide is plenty.");
  const size = isPng(bytes) ? pngSize(bytes) : isJpeg(bytes) ? jpegSize(bytes) : undefined;
  if (!size || size.width === 0 || size.height === 0) return refused(NO_PICTURE);
  if (Math.max(size.width, size.height) > LONGEST_SIDE)
    return refused(`That picture is ${size.width} × ${size.height} pixels; up to ${LONGEST_SIDE} a side will do.`);
  if (isPng(bytes) && bytes[28] === 1) return refused("That PNG is interlaced. Save it without interlacing.");
  return { kind: "read", logo: { kind: isPng(bytes) ? "png" : "jpeg", ...size, bytes } };
}

const refused = (says: string): LogoRead => ({ kind: "refused", says });

const PNG = [0x89, 0x50, 0x4e, 0x47, 0x0d, 0x0a, 0x1a, 0x0a];

const isPng = (bytes: Uint8Array) => PNG.every((byte, at) => bytes[at] === byte);
const isJpeg = (bytes: Uint8Array) => bytes[0] === 0xff && bytes[1] === 0xd8 && bytes[2] === 0xff;

/** Its header is the first chunk: W3C, Portable Network Graphics, 11.2.1. */
function pngSize(bytes: Uint8Array<ArrayBuffer>) {
  if (bytes.length < 33) return undefined;
  const view = new DataView(bytes.buffer, bytes.byteOffset, bytes.byteLength);
  return { width: view.getUint32(16), height: view.getUint32(20) };
}

/** In the frame's header, which each kind of JPEG has: ITU T.81, B.2.2. */
function jpegSize(bytes: Uint8Array<ArrayBuffer>) {
  const view = new DataView(bytes.buffer, bytes.byteOffset, bytes.byteLength);
  for (let at = 2; at + 9 < bytes.length; ) {
    if (bytes[at] !== 0xff) return undefined;
    const marker = bytes[at + 1] ?? 0;
    if (isFrame(marker)) return { height: view.getUint16(at + 5), width: view.getUint16(at + 7) };
    at += marker === 0xff ? 1 : 2 + view.getUint16(at + 2);
  }
  return undefined;
}

const isFrame = (marker: number) => marker >= 0xc0 && marker <= 0xcf && ![0xc4, 0xc8, 0xcc].includes(marker);
