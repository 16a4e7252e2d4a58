import type * as english from '../../../pages/en/writing/scheduled.ts';

export const scheduled: typeof english.scheduled = {
  label: 'Mensagens agendadas',
  sendLater: 'Enviar mais tarde',
  times: { hour: 'Em uma hora', tomorrow: 'Amanhã de manhã', week: 'Segunda de manhã' },
  at: 'Data e hora',
  schedule: 'Agendar',
  sendsAt: (when) => `Será enviada em ${when}`,
  held: {
    visitor_wrote: 'Não enviada: o visitante escreveu antes.',
    agent_gone: 'Não enviada: a conta do autor não existe mais.',
    refused: 'Não enviada: o servidor recusou a mensagem. Edite ou cancele.',
  },
  heldByMerge: 'Não é enviada enquanto esta conversa estiver mesclada com outra.',
  sendNow: 'Enviar agora',
  edit: 'Editar',
  cancel: 'Cancelar o envio',
  cancelSure: 'Cancelar para todos?',
  cancelled: 'Envio cancelado.',
};
