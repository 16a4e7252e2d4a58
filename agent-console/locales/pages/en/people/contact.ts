/** Changing what is known of a contact. */
export const contact = {
  title: 'Edit contact',
  name: 'Name',
  email: 'E-mail',
  emailHint: 'Replies they miss are sent to this address.',
};
