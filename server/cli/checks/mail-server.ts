import nodemailer from 'nodemailer';
import type { Config } from '../../config.ts';
import { certificateTrouble } from './certificate-trouble.ts';
import { PATIENCE_MS } from './finding.ts';

/**
 * Whether the server of `SMTP_URL` is there, has a certificate for its name, and takes the sign-in. No mail is sent.
 * @throws with a sentence that has no password in it
 */
export async function mailServer({ mail: config }: Pick<Config, 'mail'>): Promise<string> {
  if (config === null) return 'none is set: no mail goes out';
  if (config.transport.kind === 'outbox') return 'shown in the demo';
  const transport = nodemailer.createTransport({
    url: config.transport.url,
    connectionTimeout: PATIENCE_MS,
    greetingTimeout: PATIENCE_MS,
    socketTimeout: PATIENCE_MS,
  });
  try {
    await transport.verify();
    return 'the mail server is there and takes the sign-in';
  } catch (error) {
    const { host } = new URL(config.transport.url);
    const trouble = certificateTrouble(host, 'SMTP_URL', error);
    throw trouble === null ? error : new Error(trouble);
  } finally {
    transport.close();
  }
}
