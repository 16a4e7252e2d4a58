/** Where the chat of a site was seen. */
export const seenOn = {
  title: 'Seen on',
  never: 'Not yet. As soon as a visitor opens the chat on a page, it shows here.',
};
