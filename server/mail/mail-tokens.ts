import { createHmac } from 'node:crypto';

/** What a secret in a mail is for. */
export type MailTokenUse = 'conversation' | 'account' | 'notices' | 'weekly' | 'declining';

/**
 * The secrets that stand in mails. Each follows from the mail's id and the server's secret: a mail that is sent once more says
 * the same, and the secret itself is nowhere in the database, which keeps its hash alone.
 * @param secret at least 32 characters; the same on every node
 */
export function createMailTokens(secret: string) {
  /** 32 bytes as base64url, as `access/tokens.ts` wants them. */
  return (use: MailTokenUse, of: string): string =>
    createHmac('sha256', secret).update(`mail\n${use}\n${of}`).digest('base64url');
}
export type MailTokens = ReturnType<typeof createMailTokens>;
