import type * as english from '../../pages/en/transcript.ts';

export const transcript: typeof english.transcript = {
  title: 'Enviar transcrição por e-mail',
  lead: 'Tudo o que você e o visitante escreveram, em um arquivo de texto, no idioma do visitante. As notas não são incluídas.',
  to: 'Endereço de e-mail',
  hint: 'Só o endereço do próprio visitante recebe um link para a conversa e pode responder.',
  send: 'Enviar',
  queued: (to) => `A transcrição está a caminho de ${to}. A conversa mostra se ela foi aceita.`,
  close: 'Fechar',
};
