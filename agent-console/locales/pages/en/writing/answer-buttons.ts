/** The form of the answers that a message offers as buttons. */
export const answerButtons = {
  title: 'Answer buttons',
  words: 'Button label',
  add: 'Add',
  remove: (words: string) => `Remove “${words}”`,
  up: (words: string) => `Move “${words}” up`,
  down: (words: string) => `Move “${words}” down`,
  blank: 'Write the message first; the buttons appear below it.',
  full: (count: number) => `A message can have at most ${count} buttons.`,
  known: 'There is a button with these words already.',
  brackets: 'Buttons can’t contain [[ or ]], or end with ].',
  done: 'Done',
};
