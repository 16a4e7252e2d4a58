import type * as english from '../../pages/en/transcript.ts';

export const transcript: typeof english.transcript = {
  title: 'Enviar la transcripción por correo',
  lead: 'Todo lo que han escrito usted y el visitante, como archivo de texto, en el idioma del visitante. Las notas no se incluyen.',
  to: 'Correo electrónico',
  hint: 'Solo la dirección del propio visitante recibe un enlace a la conversación y puede responder.',
  send: 'Enviar',
  queued: (to) => `La transcripción está en camino a ${to}. La conversación muestra si se ha aceptado.`,
  close: 'Cerrar',
};
