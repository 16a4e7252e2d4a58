import type * as english from '../../pages/en/keys.ts';

export const keys: typeof english.keys = {
  lead: 'Selecione um atalho e pressione a nova tecla. Combinações com Alt, Ctrl ou ⌘ não estão disponíveis.',
  groups: { navigation: 'Navegação', conversation: 'Conversa', writing: 'Redação', general: 'Gerais' },
  sending: { resolve: 'Enviar e resolver', snooze: 'Enviar e adiar até a resposta' },
  press: 'Pressione uma tecla…',
  change: (action, key) => `${action}: ${key}. Alterar atalho`,
  reset: 'Restaurar os padrões',
};
