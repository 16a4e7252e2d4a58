import type { Config } from '../../config.ts';
import { PATIENCE_MS } from './finding.ts';

const OTHER_NAME = 'ERR_TLS_CERT_ALTNAME_INVALID';
/** https://nodejs.org/api/tls.html#x509-certificate-error-codes */
const CERTIFICATE = /^(CERT_|UNABLE_TO_|SELF_SIGNED|DEPTH_ZERO|ERR_TLS_CERT)/;

/**
 * Whether the mailbox of `IMAP_URL` can be read: its server has a certificate for its name, takes the sign-in, and has the folder.
 * Nothing in it is changed.
 * @throws with a sentence that says what to mend; it never quotes `IMAP_URL`, which holds a password
 */
export async function mailbox({ incomingMail: { imap } }: Pick<Config, 'incomingMail'>): Promise<string> {
  if (imap === null) return 'none is read';
  const { host, port, folder } = imap;
  const where = `${host}:${port} (IMAP_URL)`;
  const limit = AbortSignal.timeout(2 * PATIENCE_MS);
  // Other checks, and other commands, do without it.
  const { openImapMailbox } = await import('../../incoming-mail/imap-mailbox.ts');
  try {
    const options = { lookEveryMs: PATIENCE_MS, signal: limit, log: { info() {} } };
    const opened = await openImapMailbox(imap, options);
    opened.close();
    return `${host} takes the sign-in, and ${folder} can be read`;
  } catch (error) {
    if (limit.aborted) throw new Error(`${where} does not answer within ${(2 * PATIENCE_MS) / 1_000} s.`);
    const { code = '', message, responseText } = error as Error & { code?: string; responseText?: string };
    if (code === OTHER_NAME)
      throw new Error(
        `The certificate of ${where} is for another name (${message}). Write the name that it is for into IMAP_URL.`,
      );
    if (CERTIFICATE.test(code))
      throw new Error(
        `The certificate of ${where} is not trusted here (${code}). Your own authority is trusted by NODE_EXTRA_CA_CERTS.`,
      );
    throw new Error(`The mailbox at ${where} cannot be read: ${responseText ?? message}`);
  }
}
