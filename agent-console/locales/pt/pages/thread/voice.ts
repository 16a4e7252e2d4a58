import type * as english from '../../../pages/en/thread/voice.ts';

export const voice: typeof english.voice = {
  name: (length) => `Mensagem de voz, ${length}`,
  play: 'Reproduzir',
  pause: 'Pausar',
  position: 'Posição',
  failed: 'Não foi possível carregar. Tente novamente.',
  unplayable: 'Não é possível reproduzir neste navegador. Baixe o arquivo.',
};
