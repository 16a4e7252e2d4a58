import type { conversationMerge as en } from '../../../pages/en/thread/conversation-merge.ts';

/** Merging two conversations of a visitor, reading the merged one, separating them. */
export const conversationMerge: typeof en = {
  title: 'Mesclar conversas',
  lead: 'Escolha outra conversa com este visitante. As duas se tornarão uma só.',
  none: 'Não há outra conversa com este visitante.',
  choose: 'Escolher',
  chooseNamed: (words: string) => `Escolher “${words}”`,
  into: (merged: string, kept: string) =>
    `A conversa de ${merged} será mesclada com a de ${kept} e continuará nela.`,
  messages: 'Mensagens e notas',
  files: 'Arquivos',
  scheduled: 'Mensagens agendadas que não serão enviadas',
  goesOn:
    'A conversa mesclada fica resolvida e ainda pode ser lida. O que o visitante escrever nela aparecerá na outra. Você pode separá-las a qualquer momento.',
  wakes:
    'A conversa mantida está adiada. Ao mesclar, o adiamento termina, pois o visitante aguarda uma resposta.',
  staysSnoozed: (until: string | null) =>
    until === null
      ? 'A conversa mantida continua adiada até o visitante responder.'
      : `A conversa mantida continua adiada até ${until}.`,
  merge: 'Mesclar',
  keepOther: 'Manter a outra',
  back: 'Voltar',
  close: 'Cancelar',
  absorbed: (name: string) => `${name} mesclou outra conversa com esta`,
  detached: (name: string) => `${name} separou uma conversa mesclada`,
  merged: (name: string) => `${name} mesclou esta conversa com outra`,
  separated: (name: string) => `${name} separou esta conversa da outra`,
  from: (when: string, count: number) =>
    `Conversa de ${when} (${count === 1 ? '1 mensagem' : `${count.toLocaleString('pt-BR')} mensagens`})`,
  label: (when: string) => `Mensagens da conversa de ${when}`,
  earlier: 'Mensagens anteriores',
  open: 'Abrir',
  separate: 'Separar',
  failed: 'Não foi possível carregar as mensagens.',
  deleted: 'Esta conversa foi excluída.',
  retry: 'Tentar de novo',
  bar: 'Esta conversa foi mesclada com outra.',
  barHint: 'Responda nela.',
  openKept: 'Abrir a outra conversa',
};
