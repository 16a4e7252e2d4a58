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

/** Every sentence of the console in Brazilian Portuguese. */
export const pt: WholeLanguage = {
  language: 'pt-BR',
  product: 'Frontdesk',
  asking: (waiting, unread) =>
    [waiting > 0 ? `${waiting} aguardando` : '', unread > 0 ? counted(unread, 'não lida', 'não lidas') : '']
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
