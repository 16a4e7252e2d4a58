import { readPreferences } from '../../accounts/preferences.ts';
import { browserOf } from '../../contract/browsers.ts';
import type { AgentRow } from '../../database/tables.ts';
import type { Transaction } from '../../database/transaction.ts';
import { isMailAddress } from '../addresses.ts';
import type { Mail } from '../open-mail.ts';

/**
 * Tells an agent by mail that somebody signed in to their account from a browser that is new there.
 * @param asked the language of that browser, where the agent has chosen none
 */
export function newDeviceMail(mail: Pick<Mail, 'queue' | 'worker'>, asked: string) {
  return async (
    tx: Transaction,
    agent: Pick<AgentRow, 'id' | 'name' | 'email'>,
    device: { userAgent: string | null; network: string | null },
  ): Promise<void> => {
    if (!isMailAddress(agent.email)) return;
    const { browser, system } = browserOf(device.userAgent ?? '');
    await mail.queue(tx, {
      kind: 'new_device',
      recipient: agent.email,
      locale: (await readPreferences(tx.db, agent)).language ?? asked,
      payload: {
        name: agent.name,
        at: tx.now,
        browser: [browser, system].filter((one) => one !== null).join(', ') || '?',
        network: device.network ?? '?',
      },
      agentId: agent.id,
    });
  };
}
