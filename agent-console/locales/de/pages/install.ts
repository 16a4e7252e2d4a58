import type { seenOn as english } from '../../pages/en/install.ts';

export const seenOn: typeof english = {
  title: 'Gesehen auf',
  never: 'Noch nicht. Sobald ein Besucher den Chat auf einer Seite öffnet, erscheint sie hier.',
};
