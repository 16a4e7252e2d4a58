import type * as english from '../../../pages/en/thread/voice.ts';

export const voice: typeof english.voice = {
  name: (length) => `Mensaje de voz, ${length}`,
  play: 'Reproducir',
  pause: 'Pausar',
  position: 'Posición',
  failed: 'No se pudo cargar. Inténtelo de nuevo.',
  unplayable: 'No se puede reproducir en este navegador. Descargue el archivo.',
};
