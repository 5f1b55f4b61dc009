import { vendorCell } from "../vendors/vendor-cell";

/** A person at a supplier; "" where a part is not known. The primary one stands with the supplier itself. */
export type Contact = { name: string; role: string; email: string; phone: string };

export const EMAIL = /^[^\s@,;]{1,64}@[^\s@,;]{1,250}\.[^\s@,;]{1,64}$/;

export const contactsText = (people: readonly Contact[]): string =>
  vendorCell(people.map(({ name, role, email, phone }) => [name, role, email, phone].join("; ")));
