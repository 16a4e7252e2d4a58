import type { Db } from '../../database/database.ts';
import type { AppendedEvent } from '../../database/transaction.ts';
import { settingsOf } from '../../sites/settings.ts';

/** What sites want to be sent to their visitors, known without asking the database. */
export type SiteMailSettings = {
  /** Reads it anew: from time to time, because another node may have changed it, and at once when this one has. */
  look(): Promise<void>;
  /** Whether a mail may come of an event. Of a site that was made a moment ago, everything may. */
  mayCallForMail(event: AppendedEvent): boolean;
};

type Wanted = { missed: boolean; received: boolean };

/** Remembers what each site wants, so that a message of which no mail can come costs nothing. */
export function createSiteMailSettings(read: Db): SiteMailSettings {
  let known = new Map<string, { settings: string | null; wanted: Wanted }>();
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
              : { settings, wanted: wantedBy(settings) },
          ];
        }),
      );
    },
    mayCallForMail({ visible, room, siteId, message }) {
      if (!visible || room || siteId === null || message === null) return false;
      const wanted = known.get(siteId)?.wanted ?? { missed: true, received: true };
      if (message.author === 'agent') return wanted.missed;
      return message.author === 'visitor' && message.first && wanted.received;
    },
  };
}

function wantedBy(settings: string | null): Wanted {
  const { mail, absence } = settingsOf({ settings });
  return { missed: mail.missedReplies, received: mail.received && absence === 'form' };
}
