import type { WholeLanguage } from '../languages.ts';
import { accounts } from './accounts.ts';
import { entry } from './entry.ts';
import { inbox } from './inbox.ts';
import { incoming } from './incoming.ts';
import { pages } from './pages.ts';
import { people } from './people.ts';
import { refusals } from './refusals.ts';
import { settings } from './settings.ts';
import { thread } from './thread.ts';
import { triage } from './triage.ts';

/** Every sentence of the console in Spanish. */
export const es: WholeLanguage = {
  language: 'es',
  product: 'Frontdesk',
  asking: (waiting, unread) =>
    [waiting > 0 ? `${waiting} en espera` : '', unread > 0 ? `${unread} sin leer` : '']
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
