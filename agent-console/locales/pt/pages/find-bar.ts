import type * as english from '../../pages/en/find-bar.ts';

export const findBar: typeof english.findBar = {
  none: 'Nenhum resultado',
  count: (at, count, more) => `${at} de ${count}${more ? '+' : ''}`,
  older: 'Resultado anterior (Enter)',
  newer: 'Próximo resultado (Shift + Enter)',
  close: 'Fechar (Esc)',
};
