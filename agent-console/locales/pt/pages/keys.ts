import type * as english from '../../pages/en/keys.ts';

export const keys: typeof english.keys = {
  lead: 'Selecione um atalho e pressione a nova tecla. Combinações com Alt, Ctrl ou ⌘ não estão disponíveis.',
  press: 'Pressione uma tecla…',
  change: (action, key) => `${action}: ${key}. Alterar atalho`,
  reset: 'Restaurar os padrões',
};
