/** Sentences of the page about canned replies. */
export const canned = {
  lead: 'Saved replies to reuse. Type / in the reply box to insert one.',
  own: 'Only you',
  shared: 'Everyone',
  noneOwn: 'No canned replies of your own yet.',
  none: 'No shared canned replies yet.',
  addOwn: 'Add a canned reply',
  add: 'Add a shared reply',
  folder: 'Folder (optional)',
  uses: (count: number, days: number) => `Used ${count}× in ${days} days`,
  name: 'Name',
  body: 'Reply',
  variables: 'Available variables:',
  fallback: 'Add a fallback after a bar: {{visitor.name|there}}.',
  files: 'Files',
  tooMany: (limit: number, leftOut: number) =>
    `A reply can have at most ${limit} files; ${leftOut} ${leftOut === 1 ? 'was' : 'were'} not added.`,
  uploading: 'Files are still uploading. Save once they are done.',
  failed: 'A file was not uploaded. Retry or remove it, then save.',
};
