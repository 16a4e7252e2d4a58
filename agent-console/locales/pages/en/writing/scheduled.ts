/** Sentences about messages that are sent later. They come with what shows them. */
export const scheduled = {
  label: 'Scheduled messages',
  sendLater: 'Send later',
  times: { hour: 'In an hour', tomorrow: 'Tomorrow morning', week: 'Monday morning' },
  at: 'Date and time',
  schedule: 'Schedule',
  sendsAt: (when: string) => `Will be sent ${when}`,
  held: {
    visitor_wrote: 'Not sent: the visitor wrote first.',
    agent_gone: 'Not sent: its author no longer has an account.',
    refused: 'Not sent: the server refused it. Edit it or cancel it.',
  },
  heldByMerge: 'Not sent while this conversation is merged into another one.',
  sendNow: 'Send now',
  edit: 'Edit',
  cancel: 'Cancel message',
  cancelSure: 'Cancel it for everyone?',
  cancelled: 'Message cancelled.',
};
