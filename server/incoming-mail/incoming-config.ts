import { ConfigError, type Environment } from '../common/read-setting.ts';

/** By which roads mail comes in; null: not by this one. */
export type IncomingMailConfig = {
  /** Signs mails that are posted to `/api/mail/incoming`. */
  secret: string | null;
};

const MIN_SECRET_LENGTH = 32;

/**
 * Reads `INCOMING_MAIL_SECRET`.
 * @param replyTo the mailbox that mail is sent from as its reply address; without it nothing can be answered
 * @throws ConfigError
 */
export function incomingMailConfig(env: Environment, replyTo: string | null): IncomingMailConfig {
  const config = { secret: secretOf(env['INCOMING_MAIL_SECRET'] ?? '') };
  if (config.secret !== null && replyTo === null)
    throw new ConfigError(
      'MAIL_REPLY_TO is not set. INCOMING_MAIL_SECRET needs it: it is the mailbox whose plus-addresses name conversations.',
    );
  return config;
}

function secretOf(given: string): string | null {
  if (given === '') return null;
  if (given.length < MIN_SECRET_LENGTH || new Set(given).size < 8)
    throw new ConfigError(
      `INCOMING_MAIL_SECRET is weak (${given.length} characters). It needs at least ${MIN_SECRET_LENGTH} random ones; \`openssl rand -hex 32\` makes some.`,
    );
  return given;
}
