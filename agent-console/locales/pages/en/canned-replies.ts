/** Sentences of the page about canned replies. */
export const canned = {
  lead: 'Saved replies to reuse. Type / in the reply box to insert one.',
  none: 'No canned replies yet.',
  add: 'Add a canned reply',
  name: 'Name',
  body: 'Reply',
  variables: 'Available variables:',
  fallback: 'Add a fallback after a bar: {{visitor.name|there}}.',
};
