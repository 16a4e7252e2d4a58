import type * as english from '../../pages/en/notices.ts';
import { counted } from '../count.ts';

export const notices: typeof english.notices = {
  lead: 'Elija sobre qué quiere recibir notificaciones. Se aplica a todos sus dispositivos.',
  turnOff: 'Desactivar en este navegador',
  here: { on: 'Activado en este navegador', off: 'Desactivado en este navegador' },
  push: {
    off: 'Las notificaciones push no están configuradas en este navegador.',
    on: 'Recibirá notificaciones en este navegador incluso con la consola cerrada.',
    refused:
      'No se ha podido registrar este navegador para push. Recibirá notificaciones mientras la consola esté abierta.',
    unsupported: 'Este navegador no admite push. Recibirá notificaciones mientras la consola esté abierta.',
  },
  table: 'Sobre qué y cómo recibe notificaciones',
  events: {
    waiting: 'Un visitante está esperando',
    message: 'Mensaje nuevo en mi conversación',
    assigned: 'Conversación asignada o transferida a mí',
    mention: 'Alguien me menciona',
    room: 'Mensaje nuevo en una sala del equipo',
    offer: 'Conversación que se me ofrece',
    rating: 'Mala valoración',
  },
  channels: { inApp: 'Consola', sound: 'Sonido', desktop: 'Escritorio', push: 'Push', mail: 'Correo' },
  channelHints:
    'Escritorio: mientras la consola está abierta en segundo plano. Push: también cuando está cerrada. No recibe push ni correos mientras usa la consola. Correo: si no lo ha visto o nadie ha respondido al cabo de un rato.',
  ratingHint:
    'Mala valoración, después de que un agente haya respondido: se le notifica si fue quien respondió por última vez, y todas si es administrador. Cada sitio decide qué valoraciones son malas.',
  cell: (event, channel) => `${event}: ${channel}`,
  repeat: 'Repetir el sonido hasta que todos tengan respuesta',
  mailAfter: 'Enviarme un correo después de',
  mailAfterHint: 'Lo que se haya perdido hasta entonces llega en un solo correo.',
  noMail: 'Este servidor todavía no envía correos. Un administrador puede configurarlo.',
  weekly: 'Enviarme el informe semanal por correo',
  weeklyHint:
    'Todos los lunes a las 8:00: las cifras de la semana pasada comparadas con la anterior, de todos los sitios.',
  minutes: (count) => (count === 60 ? '1 hora' : counted(count, 'minuto', 'minutos')),
  words: 'Mostrar el texto de los mensajes en las notificaciones push',
  quiet: 'Horas de silencio: sin sonido ni notificaciones de escritorio, push o correo',
  from: 'De',
  to: 'A',
  timeZone: 'Zona horaria',
  silent: 'Su navegador bloquea el sonido. Haga clic en cualquier lugar de esta página.',
};
