/** What the mail of the week says, in the console's languages. */
export type WeeklyTexts = {
  subject: string;
  greeting: string;
  lead: string;
  all: string;
  columns: [last: string, before: string];
  figures: {
    started: string;
    resolved: string;
    missed: string;
    leftWithoutReply: string;
    firstReply: string;
    firstReplyWithin: string;
    nextReply: string;
    resolution: string;
    ratings: string;
    good: string;
  };
  units: { seconds: string; minutes: string; hours: string; days: string };
  none: string;
  moreSites: string;
  open: string;
  why: string;
  page: { title: string; lead: string; button: string; done: string; again: string };
};

const en: WeeklyTexts = {
  subject: 'Your weekly report: {days}',
  greeting: 'Hello {name},',
  lead: 'Your support figures for {days}, compared with the week before.',
  all: 'All sites',
  columns: ['Last week', 'Week before'],
  figures: {
    started: 'New conversations',
    resolved: 'Resolved',
    missed: 'Missed while away',
    leftWithoutReply: 'Left without a reply',
    firstReply: 'First reply time (median)',
    firstReplyWithin: 'First replies within target',
    nextReply: 'Next reply time (median)',
    resolution: 'Resolution time (median)',
    ratings: 'Ratings',
    good: 'Satisfaction',
  },
  units: { seconds: '{count} s', minutes: '{count} min', hours: '{count} h', days: '{count} d' },
  none: '–',
  moreSites: 'More sites in the report: {count}',
  open: 'Open the report',
  why: 'You’re getting this because you turned on the weekly report: {settings}\nTurn off the weekly report: {decline}',
  page: {
    title: 'Weekly report',
    lead: 'You get the weekly report by e-mail every Monday.',
    button: 'Turn off the weekly report',
    done: 'The weekly report is off. You can also turn it on again in the console, under Settings, Notifications.',
    again: 'Turn on again',
  },
};

const zh: WeeklyTexts = {
  subject: '每周报表：{days}',
  greeting: '{name}，您好：',
  lead: '以下是 {days} 的客服数据，并与前一周对比。',
  all: '全部网站',
  columns: ['上周', '前一周'],
  figures: {
    started: '新会话',
    resolved: '已解决',
    missed: '离线时段未接会话',
    leftWithoutReply: '未获回复即离开',
    firstReply: '首次响应时间（中位数）',
    firstReplyWithin: '首次响应达标率',
    nextReply: '后续响应时间（中位数）',
    resolution: '解决时间（中位数）',
    ratings: '评价数',
    good: '满意度',
  },
  units: { seconds: '{count} 秒', minutes: '{count} 分钟', hours: '{count} 小时', days: '{count} 天' },
  none: '–',
  moreSites: '报表中还有 {count} 个网站。',
  open: '打开报表',
  why: '您收到此邮件是因为您开启了每周报表：{settings}\n关闭每周报表：{decline}',
  page: {
    title: '每周报表',
    lead: '您会在每周一收到每周报表邮件。',
    button: '关闭每周报表',
    done: '每周报表已关闭。您也可以在控制台的“设置 – 通知”中重新开启。',
    again: '重新开启',
  },
};

/** In one of the console's languages. */
export function weeklyTexts(tag: 'en' | 'zh'): WeeklyTexts {
  return tag === 'zh' ? zh : en;
}
