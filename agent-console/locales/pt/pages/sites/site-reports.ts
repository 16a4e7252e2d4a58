import type * as english from '../../../pages/en/sites/site-reports.ts';

export const siteReports: typeof english.siteReports = {
  lead: 'Os relatórios mostram quantas respostas e resoluções atingiram estas metas. Uma nova meta vale também para períodos passados.',
  firstReply: 'Meta de primeira resposta, minutos',
  firstReplyHint: 'A partir da primeira mensagem do visitante.',
  nextReply: 'Meta das respostas seguintes, minutos',
  nextReplyHint: 'A partir da primeira mensagem do visitante desde a última resposta.',
  resolution: 'Meta de resolução, minutos',
  resolutionHint: 'A partir do início da conversa ou da última reabertura. 1440 minutos são um dia.',
  badRating: 'Notificar sobre avaliações ruins',
  badRatingHint:
    'Os administradores e o agente que respondeu por último são notificados da forma que escolheram em Configurações, Notificações.',
  badRatingNone: 'Nunca',
  badRatingUpTo: (score) => (score === 1 ? '1 de 5' : `Até ${score} de 5`),
};
