import type { voice as english } from '../../en/thread/voice.ts';

/** The sentences of a voice message in Chinese. */
export const voice: typeof english = {
  name: (length) => `语音消息，${length}`,
  play: '播放',
  pause: '暂停',
  position: '播放进度',
  failed: '加载失败，请重试。',
  unplayable: '此浏览器无法播放，请下载后收听。',
};
