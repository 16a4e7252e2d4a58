import type { notices as english } from '../en/notices.ts';

/** The sentences of the page about notifications in Chinese. */
export const notices: typeof english = {
  lead: '选择需要通知的内容，对您的所有设备生效。',
  turnOff: '在此浏览器中关闭',
  here: { on: '此浏览器已开启通知', off: '此浏览器未开启通知' },
  push: {
    off: '此浏览器尚未设置推送。',
    on: '即使控制台已关闭，您也会在此浏览器中收到通知。',
    refused: '此浏览器无法注册推送。控制台打开时仍会通知您。',
    unsupported: '此浏览器不支持推送。控制台打开时仍会通知您。',
  },
  table: '通知内容和方式',
  events: {
    waiting: '有访客等待',
    message: '我的会话有新消息',
    assigned: '会话分配或转交给我',
    mention: '有人提到我',
    room: '团队聊天室有新消息',
    offer: '有会话待我接入',
    rating: '收到差评',
  },
  channels: { inApp: '控制台内', sound: '声音', desktop: '桌面', push: '推送', mail: '邮件' },
  channelHints:
    '桌面：控制台在后台打开时显示。推送：控制台关闭后也能收到。邮件：一段时间后仍未查看或无人回复时发送。您正在使用控制台时不会推送或发送邮件。',
  ratingHint:
    '收到差评：会话有客服回复过时，最后回复的客服和所有管理员会收到通知。多少分算差评由各网站设定。',
  cell: (event, channel) => `${event}：${channel}`,
  repeat: '重复播放声音，直到所有访客得到回复',
  mailAfter: '邮件通知等待时间',
  mailAfterHint: '在此期间未查看的通知会合并为一封邮件。',
  noMail: '此服务器尚未设置邮件发送，请联系管理员。',
  weekly: '通过邮件接收每周报表',
  weeklyHint: '每周一 8:00 发送：全部网站上周的数据，并与前一周对比。',
  minutes: (count) => (count === 60 ? '1 小时' : `${count} 分钟`),
  words: '在推送通知中显示消息内容',
  quiet: '免打扰时段：不播放声音，不发送桌面通知、推送和邮件',
  from: '开始',
  to: '结束',
  timeZone: '时区',
  silent: '浏览器正在阻止声音，请在页面任意处点击。',
};
