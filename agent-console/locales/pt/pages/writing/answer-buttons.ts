import type * as english from '../../../pages/en/writing/answer-buttons.ts';

export const answerButtons: typeof english.answerButtons = {
  title: 'Botões de resposta',
  words: 'Texto do botão',
  add: 'Adicionar',
  remove: (words) => `Remover “${words}”`,
  up: (words) => `Mover “${words}” para cima`,
  down: (words) => `Mover “${words}” para baixo`,
  blank: 'Escreva primeiro a mensagem; os botões aparecem abaixo dela.',
  full: (count) => `Uma mensagem pode ter no máximo ${count} botões.`,
  known: 'Já existe um botão com este texto.',
  brackets: 'Os botões não podem conter [[ nem ]], nem terminar com ].',
  done: 'Concluir',
};
