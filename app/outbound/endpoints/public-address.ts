import { parsedUrl } from "../../words/parsed-url";

/**
 * Whether an IP address, as an URL's host or a resolver's answer writes it, is anybody's on the internet. Private, loopback,
 * link-local, carrier-grade, multicast, documentation and translated ranges are not, nor is what is no address; IANA's
 * registries of special-purpose addresses.
 */
export function isPublicAddress(text: string): boolean {
  const four = ipv4(text);
  if (four !== undefined) return !IPV4.some(([from, bits]) => sameStart(BigInt(four), from, bits, 32));
  const six = ipv6(text);
  return (
    six !== undefined && sameStart(six, GLOBAL, 3, 128) && !IPV6.some(([from, bits]) => sameStart(six, from, bits, 128))
  );
}

/** 127.0.0.0/8, or ::1; not where it is no address. */
export const isLoopback = (text: string) => {
  const four = ipv4(text);
  return four === undefined ? ipv6(text) === 1n : four >>> 24 === 127;
};

/** Whether it is an IP address of either kind, an IPv6 one with or without brackets. */
export const isAddress = (text: string) => ipv4(text) !== undefined || ipv6(text) !== undefined;

/** Dotted quad alone: other forms are brought into it by `new URL`. */
function ipv4(text: string): number | undefined {
  const parts = text.length > 15 ? [] : text.split(".");
  if (parts.length !== 4 || !parts.every((part) => /^\d{1,3}$/.test(part) && Number(part) < 256)) return undefined;
  return parts.reduce((sum, part) => sum * 256 + Number(part), 0);
}

/** With or without brackets; `new URL` knows every way to write one. */
function ipv6(text: string): bigint | undefined {
  const bare = text.startsWith("[") && text.endsWith("]") ? text.slice(1, -1) : text;
  if (bare.length > 45 || !bare.includes(":")) return undefined;
  const host = parsedUrl(`http://[${bare}]/`)?.hostname;
  if (!host) return undefined;
  const [before = "", after] = host.slice(1, -1).split("::");
  const [first, last] = [groups(before), groups(after ?? "")];
  const zeros = after === undefined ? [] : Array<bigint>(8 - first.length - last.length).fill(0n);
  return [...first, ...zeros, ...last].reduce((sum, group) => sum * 65_536n + group, 0n);
}

const groups = (text: string) => (text === "" ? [] : text.split(":").map((group) => BigInt(`0x${group}`)));

const sameStart = (address: bigint, from: bigint, bits: number, of: number) =>
  address >> BigInt(of - bits) === from >> BigInt(of - bits);

const range4 = (text: string): [bigint, number] => {
  const [from = "", bits] = text.split("/");
  return [BigInt(ipv4(from) ?? 0), Number(bits)];
};
const range6 = (text: string): [bigint, number] => {
  const [from = "", bits] = text.split("/");
  return [ipv6(from) ?? 0n, Number(bits)];
};

const IPV4 = [
  ...["0.0.0.0/8", "10.0.0.0/8", "100.64.0.0/10", "127.0.0.0/8", "169.254.0.0/16", "172.16.0.0/12", "192.0.0.0/24"],
  ...["192.0.2.0/24", "192.52.193.0/24", "192.88.99.0/24", "192.168.0.0/16", "198.18.0.0/15", "198.51.100.0/24"],
  ...["203.0.113.0/24", "224.0.0.0/4", "240.0.0.0/4"],
].map(range4);

/** All of the internet's addresses: v4-mapped ones, NAT64, unique local, link-local and multicast lie outside. */
const GLOBAL = 0x2000n << 112n;
/** Of the protocols themselves (with Teredo), documentation twice, 6to4. */
const IPV6 = ["2001::/23", "2001:db8::/32", "3fff::/20", "2002::/16"].map(range6);
