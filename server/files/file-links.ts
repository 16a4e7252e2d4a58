import { createHmac, timingSafeEqual } from 'node:crypto';

/** How long a link to a file works. */
export const LINK_LIFETIME_MS = 15 * 60 * 1_000;

/** What of it: a file, its small picture, or a whole conversation as a file. */
export type LinkVariant = 'content' | 'thumbnail' | 'transcript';
export type FileVariant = Exclude<LinkVariant, 'transcript'>;

/**
 * Links that carry their own right to one file, because `<img>` and `<a>` cannot send a token.
 * @param secret at least 32 characters; the same on every node
 */
export function createFileLinks(secret: string) {
  const sign = (id: string, variant: LinkVariant, expiresAt: number) =>
    createHmac('sha256', secret).update(`file-link\n${id}\n${variant}\n${expiresAt}`).digest('base64url');
  return {
    /** The path and query of a link that works until `expiresAt`. */
    path(id: string, variant: LinkVariant, expiresAt: number): string {
      return `/files/${id}/${variant}?expires=${expiresAt}&signature=${sign(id, variant, expiresAt)}`;
    },
    valid(id: string, variant: LinkVariant, expiresAt: number, signature: string, now: number): boolean {
      const expected = Buffer.from(sign(id, variant, expiresAt));
      const given = Buffer.from(signature);
      return expiresAt > now && given.length === expected.length && timingSafeEqual(given, expected);
    },
  };
}
export type FileLinks = ReturnType<typeof createFileLinks>;
