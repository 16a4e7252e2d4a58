import type * as english from '../../../pages/en/writing/answer-buttons.ts';

export const answerButtons: typeof english.answerButtons = {
  title: 'Botones de respuesta',
  words: 'Texto del botón',
  add: 'Añadir',
  remove: (words) => `Quitar «${words}»`,
  up: (words) => `Subir «${words}»`,
  down: (words) => `Bajar «${words}»`,
  blank: 'Escriba primero el mensaje; los botones aparecen debajo.',
  full: (count) => `Un mensaje puede tener como máximo ${count} botones.`,
  known: 'Ya hay un botón con este texto.',
  brackets: 'Los botones no pueden contener [[ ni ]], ni terminar en ].',
  done: 'Listo',
};
