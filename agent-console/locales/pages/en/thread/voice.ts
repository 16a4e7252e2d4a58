/** Sentences of a voice message. */
export const voice = {
  name: (length: string) => `Voice message, ${length}`,
  play: 'Play',
  pause: 'Pause',
  position: 'Position',
  failed: 'Couldn’t be loaded. Try again.',
  unplayable: 'Can’t be played in this browser. Download it instead.',
};
