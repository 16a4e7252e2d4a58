/** Sentences of the form that e-mails a transcript. They come with it. */
export const transcript = {
  title: 'E-mail transcript',
  lead: 'Everything you and the visitor wrote, as a text file, in the visitor’s language. Notes are left out.',
  to: 'E-mail address',
  hint: 'Only the visitor’s own address gets a link to the conversation and can reply to it.',
  send: 'Send',
  queued: (to: string) =>
    `The transcript is on its way to ${to}. The conversation shows whether it was accepted.`,
  close: 'Close',
};
