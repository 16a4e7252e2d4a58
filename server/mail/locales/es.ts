import type { MailTexts } from './texts.ts';

export const es: MailTexts = {
  answered: '{agent} le ha respondido ({site})',
  answeredLead: '{agent} le ha respondido en el chat de {site}:',
  more: 'Hay más mensajes en la conversación.',
  received: 'Hemos recibido su mensaje ({site})',
  receivedLead: 'Gracias por su mensaje. Le responderemos por correo electrónico.',
  transcript: 'Su conversación con {site}',
  transcriptLead: 'Adjuntamos su conversación con {site}.',
  open: 'Abrir la conversación',
  replyHint: 'Puede responder directamente a este correo.',
  noReplyHint: 'No responda a este correo: nadie lo lee. Abra la conversación para responder.',
  noReply: 'No responda a este correo: nadie lo lee.',
  linkHint:
    'El enlace funciona hasta el {date}. Cualquiera que lo tenga puede leer esta conversación y escribir en ella, así que no lo comparta.',
  why: 'Recibe este correo porque nos escribió en el chat de {site}.',
  write: 'Escriba un mensaje…',
  send: 'Enviar',
  notSent: 'No se ha enviado su mensaje. Inténtelo de nuevo.',
  you: 'Usted',
  deleted: 'Este mensaje se eliminó.',
  linkEnded: 'Este enlace ya no funciona',
  linkEndedHint: 'Use el enlace de nuestro correo más reciente o escríbanos en el chat de nuestra web.',
};
