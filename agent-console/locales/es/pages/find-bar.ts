import type * as english from '../../pages/en/find-bar.ts';

export const findBar: typeof english.findBar = {
  none: 'Sin coincidencias',
  count: (at, count, more) => `${at} de ${count}${more ? '+' : ''}`,
  older: 'Coincidencia anterior (Intro)',
  newer: 'Coincidencia siguiente (Mayús + Intro)',
  close: 'Cerrar (Esc)',
};
