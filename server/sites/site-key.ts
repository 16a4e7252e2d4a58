import { randomBytes } from 'node:crypto';

/**
 * The key of a new site, as its tag names it: 12 characters of base64url. It begins with a letter or a digit, because a command
 * line takes what begins with a hyphen for an option.
 */
export function newSiteKey(): string {
  return randomBytes(9).toString('base64url').replace(/^[-_]/, 'k');
}
