/** Sentences of the page about labels. */
export const labels = {
  lead: 'Categorize conversations by topic and filter by label.',
  none: 'No labels yet.',
  add: 'Add a label',
  name: 'Name',
  color: 'Colour',
};
