/** Sentences of the page about writing and language. */
export const writing = {
  language: 'Language',
  asBrowser: 'Same as browser',
  sendWith: 'Send with',
  choices: { enter: 'Enter', 'mod-enter': '⌘ + Enter or Ctrl + Enter; Enter starts a new line' },
};
