import type * as english from '../../../pages/en/people/contact.ts';

export const contact: typeof english.contact = {
  title: 'Kontakt bearbeiten',
  name: 'Name',
  email: 'E-Mail',
  emailHint: 'Verpasste Antworten werden an diese Adresse gesendet.',
};
