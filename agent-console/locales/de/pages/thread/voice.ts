import type * as english from '../../../pages/en/thread/voice.ts';

export const voice: typeof english.voice = {
  name: (length) => `Sprachnachricht, ${length}`,
  play: 'Abspielen',
  pause: 'Anhalten',
  position: 'Wiedergabeposition',
  failed: 'Konnte nicht geladen werden. Versuchen Sie es erneut.',
  unplayable: 'In diesem Browser nicht abspielbar. Laden Sie die Datei herunter.',
};
