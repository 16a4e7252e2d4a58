import type * as english from '../../../pages/en/people/contact.ts';

export const contact: typeof english.contact = {
  title: 'Editar el contacto',
  name: 'Nombre',
  email: 'Correo electrónico',
  emailHint: 'Las respuestas que se pierda se envían a esta dirección.',
};
