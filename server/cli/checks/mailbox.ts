import type { Config } from '../../config.ts';
import { certificateTrouble } from './certificate-trouble.ts';
import { PATIENCE_MS } from './finding.ts';

/**
 * Whether the mailbox of `IMAP_URL` can be read: its server has a certificate for its name, takes the sign-in, and has the folder.
 * Nothing in it is changed.
 * @throws with a sentence that says what to mend; it never quotes `IMAP_URL`, which holds a password
 */
export async function mailbox({ incomingMail: { imap } }: Pick<Config, 'incomingMail'>): Promise<string> {
  if (imap === null) return 'none is read';
  const { host, port, folder } = imap;
  const where = `${host}:${port}`;
  const limit = AbortSignal.timeout(2 * PATIENCE_MS);
  // Other checks, and other commands, do without it.
  const { openImapMailbox } = await import('../../incoming-mail/imap-mailbox.ts');
  try {
    const options = { lookEveryMs: PATIENCE_MS, signal: limit, log: { info() {} } };
    const opened = await openImapMailbox(imap, options);
    opened.close();
    return `${host} takes the sign-in, and ${folder} can be read`;
  } catch (error) {
    if (limit.aborted)
      throw new Error(`${where} (IMAP_URL) does not answer within ${(2 * PATIENCE_MS) / 1_000} s.`);
    const { message, responseText } = error as Error & { responseText?: string };
    throw new Error(
      certificateTrouble(where, 'IMAP_URL', error) ??
        `The mailbox at ${where} (IMAP_URL) cannot be read: ${responseText ?? message}`,
    );
  }
}
