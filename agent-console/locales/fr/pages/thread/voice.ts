import type * as english from '../../../pages/en/thread/voice.ts';

export const voice: typeof english.voice = {
  name: (length) => `Message vocal, ${length}`,
  play: 'Lire',
  pause: 'Mettre en pause',
  position: 'Position de lecture',
  failed: 'Échec du chargement. Réessayez.',
  unplayable: 'Lecture impossible dans ce navigateur. Téléchargez le fichier.',
};
