/** Merging two conversations of a visitor, reading the merged one, separating them. */
export const conversationMerge = {
  title: 'Merge conversations',
  lead: 'Choose another conversation with this visitor. The two become one.',
  none: 'There is no other conversation with this visitor.',
  choose: 'Choose',
  chooseNamed: (words: string) => `Choose “${words}”`,
  into: (merged: string, kept: string) =>
    `The conversation from ${merged} will be merged into the one from ${kept}.`,
  messages: 'Messages and notes',
  files: 'Files',
  scheduled: 'Scheduled messages that won’t be sent',
  goesOn:
    'The merged conversation is resolved and can still be read. Whatever the visitor writes there appears in the other one. You can separate them at any time.',
  wakes:
    'The conversation you keep is snoozed. Merging ends the snooze, because the visitor is waiting for a reply.',
  staysSnoozed: (until: string | null) =>
    until === null
      ? 'The conversation you keep stays snoozed until the visitor replies.'
      : `The conversation you keep stays snoozed until ${until}.`,
  merge: 'Merge',
  keepOther: 'Keep the other one',
  back: 'Back',
  close: 'Cancel',
  absorbed: (name: string) => `${name} merged another conversation into this one`,
  detached: (name: string) => `${name} separated a merged conversation`,
  merged: (name: string) => `${name} merged this conversation into another one`,
  separated: (name: string) => `${name} separated this conversation from the other one`,
  from: (when: string, count: number) =>
    `Conversation from ${when} (${count === 1 ? '1 message' : `${count.toLocaleString('en')} messages`})`,
  label: (when: string) => `Messages of the conversation from ${when}`,
  earlier: 'Earlier messages',
  open: 'Open',
  separate: 'Separate',
  failed: 'Couldn’t load the messages.',
  deleted: 'This conversation was deleted.',
  retry: 'Try again',
  bar: 'This conversation was merged into another one.',
  barHint: 'Reply there.',
  openKept: 'Open that conversation',
};
