import type * as english from '../../../pages/en/writing/scheduled.ts';

export const scheduled: typeof english.scheduled = {
  label: 'Mensajes programados',
  sendLater: 'Enviar más tarde',
  times: { hour: 'En una hora', tomorrow: 'Mañana por la mañana', week: 'El lunes por la mañana' },
  at: 'Fecha y hora',
  schedule: 'Programar',
  sendsAt: (when) => `Se enviará el ${when}`,
  held: {
    visitor_wrote: 'No enviado: el visitante escribió antes.',
    agent_gone: 'No enviado: la cuenta de su autor ya no existe.',
    refused: 'No enviado: el servidor lo rechazó. Edítelo o cancélelo.',
  },
  heldByMerge: 'No se envía mientras esta conversación esté combinada con otra.',
  sendNow: 'Enviar ahora',
  edit: 'Editar',
  cancel: 'Cancelar el envío',
  cancelSure: '¿Cancelarlo para todos?',
  cancelled: 'Envío cancelado.',
};
