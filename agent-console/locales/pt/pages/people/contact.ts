import type * as english from '../../../pages/en/people/contact.ts';

export const contact: typeof english.contact = {
  title: 'Editar contato',
  name: 'Nome',
  email: 'E-mail',
  emailHint: 'As respostas que a pessoa não viu são enviadas a este endereço.',
};
