import { anonymousCode } from '../../server/contract/anonymous-name.ts';
import type { PushNotice } from '../../server/contract/notices/push-notice.ts';

type Texts = {
  waiting(name: string): string;
  assigned(name: string): string;
  mention(by: string): string;
  room(by: string, room: string): string;
  offer(name: string): string;
  rating(name: string, score: number): string;
  test: string;
  testBody: string;
  newMessage: string;
  anonymous(code: string): string;
  reply: string;
  claim: string;
};

const EN: Texts = {
  waiting: (name) => `${name} is waiting`,
  assigned: (name) => `Assigned to you: ${name}`,
  mention: (by) => `${by} mentioned you`,
  room: (by, room) => `${by} in ${room}`,
  offer: (name) => `Offered to you: ${name}`,
  rating: (name, score) => `${name} gave a rating of ${score} out of 5`,
  test: 'Notifications are on',
  testBody: 'You’ll be notified here, even when the console is closed.',
  newMessage: 'New message',
  anonymous: (code) => `Visitor ${code}`,
  reply: 'Reply',
  claim: 'Claim',
};
const ZH: Texts = {
  waiting: (name) => `${name} 正在等待`,
  assigned: (name) => `已分配给您：${name}`,
  mention: (by) => `${by} 提到了您`,
  room: (by, room) => `${by}（${room}）`,
  offer: (name) => `有新会话待您接受：${name}`,
  rating: (name, score) => `${name} 评分：${score} / 5`,
  test: '通知已开启',
  testBody: '即使控制台已关闭，您也会在这里收到通知。',
  newMessage: '新消息',
  anonymous: (code) => `访客 ${code}`,
  reply: '回复',
  claim: '领取',
};
const DE: Texts = {
  waiting: (name) => `${name} wartet`,
  assigned: (name) => `Ihnen zugewiesen: ${name}`,
  mention: (by) => `${by} hat Sie erwähnt`,
  room: (by, room) => `${by} in ${room}`,
  offer: (name) => `Ihnen angeboten: ${name}`,
  rating: (name, score) => `${name} hat mit ${score} von 5 bewertet`,
  test: 'Benachrichtigungen sind eingeschaltet',
  testBody: 'Sie werden hier benachrichtigt, auch wenn die Konsole geschlossen ist.',
  newMessage: 'Neue Nachricht',
  anonymous: (code) => `Besucher ${code}`,
  reply: 'Antworten',
  claim: 'Übernehmen',
};
const JA: Texts = {
  waiting: (name) => `${name}さんが待っています`,
  assigned: (name) => `割り当て：${name}`,
  mention: (by) => `${by}さんがあなたをメンションしました`,
  room: (by, room) => `${by}（${room}）`,
  offer: (name) => `新着の会話：${name}`,
  rating: (name, score) => `${name}さんの評価：5段階中${score}`,
  test: '通知はオンです',
  testBody: 'コンソールを閉じていても、ここに通知が届きます。',
  newMessage: '新しいメッセージ',
  anonymous: (code) => `訪問者 ${code}`,
  reply: '返信',
  claim: '担当する',
};
const FR: Texts = {
  waiting: (name) => `${name} attend`,
  assigned: (name) => `Assignée à vous : ${name}`,
  mention: (by) => `${by} vous a mentionné`,
  room: (by, room) => `${by} dans ${room}`,
  offer: (name) => `Proposée à vous : ${name}`,
  rating: (name, score) => `${name} a donné une évaluation de ${score} sur 5`,
  test: 'Les notifications sont activées',
  testBody: 'Vous serez notifié ici, même lorsque la console est fermée.',
  newMessage: 'Nouveau message',
  anonymous: (code) => `Visiteur ${code}`,
  reply: 'Répondre',
  claim: 'Prendre en charge',
};
const ES: Texts = {
  waiting: (name) => `${name} está esperando`,
  assigned: (name) => `Asignada a usted: ${name}`,
  mention: (by) => `${by} le ha mencionado`,
  room: (by, room) => `${by} en ${room}`,
  offer: (name) => `Se le ofrece: ${name}`,
  rating: (name, score) => `${name} ha dado una valoración de ${score} de 5`,
  test: 'Las notificaciones están activadas',
  testBody: 'Recibirá avisos aquí, incluso con la consola cerrada.',
  newMessage: 'Nuevo mensaje',
  anonymous: (code) => `Visitante ${code}`,
  reply: 'Responder',
  claim: 'Tomar',
};
const PT: Texts = {
  waiting: (name) => `${name} está aguardando`,
  assigned: (name) => `Atribuída a você: ${name}`,
  mention: (by) => `${by} mencionou você`,
  room: (by, room) => `${by} em ${room}`,
  offer: (name) => `Oferecida a você: ${name}`,
  rating: (name, score) => `${name} deu uma avaliação de ${score} de 5`,
  test: 'As notificações estão ativadas',
  testBody: 'Você será avisado aqui, mesmo com o console fechado.',
  newMessage: 'Nova mensagem',
  anonymous: (code) => `Visitante ${code}`,
  reply: 'Responder',
  claim: 'Assumir',
};
/** By the first part of the language's tag. */
const LANGUAGES = new Map(Object.entries({ en: EN, zh: ZH, de: DE, ja: JA, fr: FR, es: ES, pt: PT }));

export type NoticeWords = { title: string; body: string; actions: { action: string; title: string }[] };

/** What a notification says, in the language of the console that subscribed. */
export function wordsOf({ kind, locale, name = '', by = '', score = 0, text }: PushNotice): NoticeWords {
  const t = LANGUAGES.get(locale.toLowerCase().split('-')[0] ?? '') ?? EN;
  const code = anonymousCode(name);
  const who = code === null ? name : t.anonymous(code);
  const body = text ?? (kind === 'assigned' || kind === 'offer' ? '' : t.newMessage);
  const reply = { action: 'reply', title: t.reply };
  const claim = { action: 'claim', title: t.claim };
  switch (kind) {
    case 'waiting':
      return { title: t.waiting(who), body: text ?? '', actions: [claim, reply] };
    case 'offer':
      return { title: t.offer(who), body, actions: [claim] };
    case 'assigned':
      return { title: t.assigned(who), body, actions: [reply] };
    case 'mention':
      return { title: t.mention(by), body, actions: [] };
    case 'room':
      return { title: t.room(by, who), body, actions: [reply] };
    case 'rating':
      return { title: t.rating(who, score), body: text ?? '', actions: [] };
    case 'test':
      return { title: t.test, body: t.testBody, actions: [] };
    default:
      return { title: who, body, actions: [reply] };
  }
}
