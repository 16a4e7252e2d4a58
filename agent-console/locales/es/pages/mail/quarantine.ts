import type * as english from '../../../pages/en/mail/quarantine.ts';
import { counted } from '../../count.ts';

export const quarantine: typeof english.quarantine = {
  lead: (address) =>
    `Correos a ${address} que no se añadieron a ninguna conversación. Se guardan 30 días, sin los archivos adjuntos.`,
  off: 'No se lee ningún buzón. Defina MAIL_REPLY_TO y una de estas: IMAP_URL, INCOMING_SMTP_PORT o INCOMING_MAIL_SECRET.',
  none: 'No hay correos en cuarentena.',
  noSubject: '(sin asunto)',
  files: (count) => counted(count, 'archivo adjunto, no guardado', 'archivos adjuntos, no guardados'),
  add: 'Añadir a la conversación',
  open: 'Abrir la conversación',
  delete: 'Eliminar',
  deleteSure: '¿Eliminar definitivamente?',
  reasons: {
    auto_reply: 'Respuesta automática',
    list: 'Boletín o lista de correo',
    calendar: 'Invitación de calendario',
    system: 'Correo del sistema',
    own_mail: 'De nuestra propia dirección',
    unknown_conversation: 'Ninguna conversación coincide',
    unknown_report: 'Informe de entrega de un correo desconocido',
    blocked: 'El visitante está bloqueado',
    too_many: 'Demasiados correos en una hora',
    empty: 'Sin texto ni archivos',
    too_large: 'Más de 25 MB',
    too_many_parts: 'Demasiadas partes',
    too_deep: 'Anidado en exceso',
    headers_too_large: 'Encabezados demasiado grandes',
    broken: 'Ilegible',
  },
};
