import type * as english from '../../../pages/en/sites/ladder.ts';

export const ladder: typeof english.ladder = {
  lead: 'O que acontece quando um visitante fica sem resposta. Cada etapa ocorre uma vez, contada a partir da primeira mensagem sem resposta.',
  none: 'Nenhuma etapa: nada acontece quando um visitante fica sem resposta.',
  after: 'Depois de (minutos)',
  when: 'Quando',
  times: {
    open: 'Durante o horário de atendimento',
    closed: 'Fora do horário de atendimento',
    always: 'A qualquer hora',
  },
  action: 'Etapa',
  actions: {
    next: 'Perguntar ao próximo agente disponível (oferta ou notificação)',
    push: 'Enviar uma notificação push a todos os disponíveis',
    mail: 'Enviar um e-mail à equipe',
    bridge: 'Publicar no chat da equipe (ponte de chat, avisos)',
    visitor: 'Avisar o visitante e pedir um endereço de e-mail',
  },
  noMail: 'Este servidor não envia e-mails. As etapas que precisam de e-mail são puladas.',
  step: (number) => `Etapa ${number}`,
  add: 'Adicionar uma etapa',
  remove: 'Remover etapa',
};
