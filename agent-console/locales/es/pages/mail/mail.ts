import type * as english from '../../../pages/en/mail/mail.ts';

export const mail: typeof english.mail = {
  none: 'No hay servidor de correo configurado, así que no se envían correos: ni respuestas a visitantes que se han ido, ni invitaciones, ni restablecimientos de contraseña. Defina SMTP_URL y MAIL_FROM en el entorno del servidor y reinícielo.',
  from: 'Remitente',
  server: 'Servidor de correo',
  demo: 'Demostración: los correos no se envían, se muestran en /demo/outbox',
  replies: 'Las respuestas llegan a',
  noReplies: 'No se leen. Los correos piden que no se responda (MAIL_REPLY_TO no está definido).',
  test: 'Enviarme un correo de prueba',
  accepted: (to, answer) => `El servidor de correo ha aceptado el correo a ${to}: ${answer}`,
  refused: (to, answer) => `El correo a ${to} no se ha aceptado: ${answer}`,
  dns: 'Registros DNS',
  dnsLead:
    'Los proveedores de correo confían en los remitentes cuyo dominio publica estos registros. Su proveedor le dice qué deben contener.',
  selector: 'Selector DKIM',
  selectorHint: 'De su proveedor de correo, por ejemplo «mail» o «s1».',
  check: 'Comprobar DNS',
  records: { spf: 'SPF', dkim: 'DKIM', dmarc: 'DMARC' },
  states: { found: 'encontrado', missing: 'falta', unknown: 'sin comprobar' },
  queue: 'Correos recientes',
  empty: 'Todavía no hay correos.',
  kinds: {
    missed: 'Respuestas no vistas',
    received: 'Confirmación',
    transcript: 'Transcripción',
    test: 'Prueba',
    invite: 'Invitación',
    reset: 'Restablecer la contraseña',
    new_device: 'Nuevo inicio de sesión',
    notices: 'Notificaciones',
    unanswered: 'Conversación sin respuesta',
    weekly: 'Informe semanal',
  },
  mailStates: {
    queued: 'En cola',
    sent: 'Enviado',
    failed: 'Fallido',
    bounced: 'Devuelto',
    complained: 'Marcado como spam',
    declined: 'Dado de baja',
    opened: 'Enlace abierto',
    answered: 'Respondido',
  },
  next: (when) => `próximo intento ${when}`,
  later: (when) => `previsto ${when}`,
  unknownAddress: 'Dirección por determinar',
  retry: 'Enviar de nuevo',
  suppressed: 'Direcciones bloqueadas',
  suppressedLead:
    'No reciben más correos: un correo se devolvió definitivamente o su destinatario lo marcó como spam.',
  allow: 'Permitir de nuevo',
};

export const siteMail: typeof english.siteMail = {
  none: 'Este servidor no tiene servidor de correo configurado (SMTP_URL), así que nada de esto ocurre todavía.',
  missed: 'Enviar por correo las respuestas que un visitante no ha visto',
  missedHint:
    'A visitantes que han dejado el chat y cuyo correo se conoce: un solo correo con todo lo que se han perdido.',
  minutes: 'Minutos de espera',
  minutesHint: 'No se envía si el visitante lee antes la respuesta o todavía tiene el chat abierto.',
  received: 'Confirmar los mensajes que dejan mientras está ausente',
  receivedHint: 'Cuando el chat pide un correo electrónico y un mensaje (en «Horario»).',
  days: 'Días de validez del enlace a la conversación',
  daysHint:
    'Cualquiera que tenga el enlace puede leer esta conversación y responder en ella. Con 0 no se incluye el enlace.',
};
