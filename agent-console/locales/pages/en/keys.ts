/** Sentences of the page about keyboard shortcuts. */
export const keys = {
  lead: 'Select a shortcut, then press the new key. Combinations with Alt, Ctrl or ⌘ aren’t available.',
  groups: {
    navigation: 'Navigation',
    conversation: 'Conversation',
    writing: 'Writing',
    general: 'General',
  },
  sending: { resolve: 'Send and resolve', snooze: 'Send and snooze until they reply' },
  press: 'Press a key …',
  change: (action: string, key: string) => `${action}: ${key}. Change shortcut`,
  reset: 'Reset to defaults',
};
