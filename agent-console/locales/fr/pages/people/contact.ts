import type * as english from '../../../pages/en/people/contact.ts';

export const contact: typeof english.contact = {
  title: 'Modifier le contact',
  name: 'Nom',
  email: 'E-mail',
  emailHint: 'Les réponses manquées sont envoyées à cette adresse.',
};
