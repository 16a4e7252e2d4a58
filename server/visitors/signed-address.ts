import type { VisitorRow } from '../database/tables.ts';

/** What says whose word a visitor's address is. */
export type Addressed = Pick<VisitorRow, 'verified' | 'email' | 'signed_email'>;

/**
 * The e-mail address for which the site vouches: it has signed who this is, and this address of theirs. What they, an agent or a
 * program say, or what came with another contact, is null.
 */
export function signedAddress({ verified, email, signed_email }: Addressed): string | null {
  return verified === 1 && email === signed_email ? email : null;
}
