import type * as english from '../../../pages/en/writing/answer-buttons.ts';

export const answerButtons: typeof english.answerButtons = {
  title: '回答ボタン',
  words: 'ボタンの文字',
  add: '追加',
  remove: (words) => `「${words}」を削除`,
  up: (words) => `「${words}」を上に移動`,
  down: (words) => `「${words}」を下に移動`,
  blank: '先にメッセージを入力してください。ボタンはその下に表示されます。',
  full: (count) => `1つのメッセージに付けられるボタンは最大${count}個です。`,
  known: '同じ文字のボタンがすでにあります。',
  brackets: 'ボタンに [[ や ]] は使えません。末尾を ] にすることもできません。',
  done: '完了',
};
