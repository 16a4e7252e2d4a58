/** Sentences about what happens when nobody answers. */
export const ladder = {
  lead: 'What happens when a visitor gets no reply. Each step is taken once, counted from the first unanswered message.',
  none: 'No steps: nothing happens when a visitor gets no reply.',
  after: 'After (minutes)',
  when: 'When',
  times: { open: 'During business hours', closed: 'Outside business hours', always: 'At any time' },
  action: 'Step',
  actions: {
    next: 'Ask the next agent on duty (offer or notification)',
    push: 'Send a push notification to everyone on duty',
    mail: 'E-mail the team',
    bridge: 'Post in the team chat (chat bridge, notices)',
    visitor: 'Tell the visitor and ask for an e-mail address',
  },
  noMail: 'This server sends no e-mail. Steps that need it are skipped.',
  step: (number: number) => `Step ${number}`,
  add: 'Add a step',
  remove: 'Remove step',
};
