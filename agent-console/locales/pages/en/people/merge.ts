/** Merging two contacts, and undoing it. */
export const merge = {
  title: 'Merge contacts',
  lead: 'If two contacts are the same person, merge them. Conversations, notes and what’s known of both end up in one contact.',
  other: 'The other contact',
  otherHint: 'Search by name, e-mail address or attribute, on the same site.',
  search: 'Search',
  none: 'No contacts found.',
  choose: 'Choose',
  chooseNamed: (name: string) => `Choose ${name}`,
  seen: (when: string) => `last seen ${when}`,
  into: (merged: string, kept: string) => `“${merged}” will be merged into “${kept}”. The result:`,
  name: 'Name',
  email: 'E-mail',
  conversations: 'Conversations to move',
  moves: (count: number) => (count === 1 ? '1 conversation' : `${count.toLocaleString('en')} conversations`),
  signsOut: (name: string) =>
    `“${name}” is signed out in their browser, because your site hasn’t verified who is using it. Undoing the merge doesn’t sign them in again.`,
  undoHint: 'You can undo this for seven days.',
  merge: 'Merge',
  keepInstead: (name: string) => `Keep “${name}” instead`,
  back: 'Back',
  done: (merged: string, kept: string) => `“${merged}” was merged into “${kept}”.`,
  undone: (stayed: number) =>
    stayed === 0
      ? 'The merge was undone: there are two contacts again.'
      : stayed === 1
        ? 'The merge was undone. One conversation stays with the remaining contact because the visitor has written in it since.'
        : `The merge was undone. ${stayed} conversations stay with the remaining contact because the visitor has written in them since.`,
  another: 'Merge another contact',
  recent: 'Merged in the last seven days',
  mergedAt: (when: string) => `merged ${when}`,
  undoUntil: (when: string) => `can be undone until ${when}`,
  undo: 'Undo merge',
  close: 'Close',
};
