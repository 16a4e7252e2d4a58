/** Sentences of the page of mentions. */
export const mentions = {
  none: 'No new mentions',
  noneHint: 'Notes that mention you with @ appear here until you have read them.',
};
