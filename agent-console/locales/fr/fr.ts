import type { WholeLanguage } from '../languages.ts';
import { accounts } from './accounts.ts';
import { counted } from './count.ts';
import { entry } from './entry.ts';
import { inbox } from './inbox.ts';
import { incoming } from './incoming.ts';
import { pages } from './pages.ts';
import { people } from './people.ts';
import { refusals } from './refusals.ts';
import { settings } from './settings.ts';
import { thread } from './thread.ts';
import { triage } from './triage.ts';

/** Every sentence of the console in French. */
export const fr: WholeLanguage = {
  language: 'fr',
  product: 'Frontdesk',
  asking: (waiting, unread) =>
    [waiting > 0 ? `${waiting} en attente` : '', unread > 0 ? `${counted(unread, 'non lu', 'non lus')}` : '']
      .filter((part) => part !== '')
      .join(', '),
  refusals,
  pages,
  accounts,
  settings,
  ...inbox,
  ...thread,
  ...triage,
  ...people,
  ...entry,
  ...incoming,
};
