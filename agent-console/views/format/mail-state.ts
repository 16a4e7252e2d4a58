import type { MailState } from '../../../server/contract/schemas/mail-api.ts';

/** Whether a mail did not arrive, or was not wanted there. */
export function isLost(state: MailState): boolean {
  return state === 'failed' || state === 'bounced' || state === 'complained';
}
