import type { Db } from '../../database/database.ts';
import type { AppendedEvent } from '../../database/transaction.ts';
import { settingsOf } from '../../sites/settings.ts';

/** What sites want to be sent to their visitors, known without asking the database. */
export type SiteWishes = {
  /** Reads it anew: from time to time, because another node may have changed it, and at once when this one has. */
  look(): Promise<void>;
  /** Whether a mail may come of an event. Of a site that was made a moment ago, everything may. */
  mayCallForMail(event: AppendedEvent): boolean;
};

type Wishes = { missed: boolean; received: boolean };

/** Remembers what each site wants, so that a message of which no mail can come costs nothing. */
export function createSiteWishes(read: Db): SiteWishes {
  let known = new Map<string, { settings: string | null; wishes: Wishes }>();
  return {
    async look() {
      const sites = await read.selectFrom('sites').select(['id', 'settings']).execute();
      known = new Map(
        sites.map(({ id, settings }) => {
          const before = known.get(id);
          return [
            id,
            before !== undefined && before.settings === settings
              ? before
              : { settings, wishes: wishesOf(settings) },
          ];
        }),
      );
    },
    mayCallForMail({ visible, room, siteId, message }) {
      if (!visible || room || siteId === null || message === null) return false;
      const wishes = known.get(siteId)?.wishes ?? { missed: true, received: true };
      if (message.author === 'agent') return wishes.missed;
      return message.author === 'visitor' && message.first && wishes.received;
    },
  };
}

function wishesOf(settings: string | null): Wishes {
  const { mail, absence } = settingsOf({ settings });
  return { missed: mail.missedReplies, received: mail.received && absence === 'form' };
}
