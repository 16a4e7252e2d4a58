import type * as english from '../../../pages/en/thread/voice.ts';

export const voice: typeof english.voice = {
  name: (length) => `ボイスメッセージ、${length}`,
  play: '再生',
  pause: '一時停止',
  position: '再生位置',
  failed: '読み込めませんでした。もう一度お試しください。',
  unplayable: 'このブラウザでは再生できません。ダウンロードしてください。',
};
