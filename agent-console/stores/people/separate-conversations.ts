import type { AccountsApi } from '../../transport/accounts-api.ts';
import type { Notices } from '../shell/notices.ts';

/** Makes a merged conversation one of its own again, and says so where that could not be done. Never rejects. */
export async function separate(
  { contacts }: Pick<AccountsApi, 'contacts'>,
  notices: Pick<Notices, 'say'>,
  keptId: string,
  mergedId: string,
): Promise<void> {
  const answer = await contacts()
    .then(({ conversations }) => conversations.separate(keptId, mergedId))
    // The part of the console that asks could not be loaded.
    .catch(() => ({ ok: false, status: 0, message: '' }) as const);
  if (answer.ok) return;
  notices.say(answer.status === 0 ? { kind: 'away' } : { kind: 'failed', message: answer.message });
}
