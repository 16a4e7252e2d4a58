import type * as english from '../../../pages/en/sites/ladder.ts';

export const ladder: typeof english.ladder = {
  lead: 'Qué ocurre cuando un visitante no recibe respuesta. Cada paso se da una vez, contado desde el primer mensaje sin respuesta.',
  none: 'Sin pasos: no ocurre nada cuando un visitante no recibe respuesta.',
  after: 'Después de (minutos)',
  when: 'Cuándo',
  times: {
    open: 'En horario de atención',
    closed: 'Fuera del horario de atención',
    always: 'En cualquier momento',
  },
  action: 'Paso',
  actions: {
    next: 'Preguntar al siguiente agente disponible (oferta o notificación)',
    push: 'Enviar una notificación push a todos los disponibles',
    mail: 'Enviar un correo al equipo',
    bridge: 'Publicar en el chat del equipo (pasarela de chat, avisos)',
    visitor: 'Avisar al visitante y pedirle su correo electrónico',
  },
  noMail: 'Este servidor no envía correos. Los pasos que los necesitan se omiten.',
  step: (number) => `Paso ${number}`,
  add: 'Añadir un paso',
  remove: 'Quitar el paso',
};
