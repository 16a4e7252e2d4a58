import type * as english from '../../../pages/en/sites/site-reports.ts';

export const siteReports: typeof english.siteReports = {
  lead: 'Los informes muestran cuántas respuestas y resoluciones cumplieron estos objetivos. Un objetivo nuevo se aplica también a períodos pasados.',
  firstReply: 'Objetivo de primera respuesta, minutos',
  firstReplyHint: 'Desde el primer mensaje del visitante.',
  nextReply: 'Objetivo de respuestas siguientes, minutos',
  nextReplyHint: 'Desde el primer mensaje del visitante tras la última respuesta.',
  resolution: 'Objetivo de resolución, minutos',
  resolutionHint: 'Desde el inicio de la conversación o su última reapertura. 1440 minutos son un día.',
  badRating: 'Notificar las malas valoraciones',
  badRatingHint:
    'Se notifica a los administradores y al agente que respondió por última vez, como hayan elegido en Ajustes, Notificaciones.',
  badRatingNone: 'Nunca',
  badRatingUpTo: (score) => (score === 1 ? '1 de 5' : `Hasta ${score} de 5`),
};
