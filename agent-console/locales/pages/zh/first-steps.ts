import type { firstSteps as english } from '../en/first-steps.ts';

export const firstSteps: typeof english = {
  title: '欢迎！四步开始第一个会话',
  left: (count) => `还剩 ${count} 步，完成后会自动打勾。`,
  allDone: '全部完成。访客一发消息，就会出现在列表中。',
  done: '已完成',
  open: '待完成',
  close: '关闭',
  hide: '隐藏这些步骤',
  site: {
    title: '创建网站',
    hint: '每个网站都有自己的密钥、外观、营业时间和文字。',
    create: '创建网站',
    change: '名称与外观',
  },
  tag: {
    title: '把聊天添加到您的网站',
    hint: '正在等待有人在您的网站上打开聊天……',
    copy: '复制代码',
    act: '安装选项',
    seen: (website, ago) => `最近出现于 ${website}，${ago}`,
  },
  invite: {
    title: '邀请同事',
    hint: '生成链接并发送给对方。',
    act: '邀请',
    sent: (count) => `${count} 个邀请待接受`,
    joined: (count) => `已有 ${count} 位同事加入`,
  },
  alerts: { title: '开启通知', hint: '在此浏览器中使用声音和桌面通知。', on: '已在此浏览器中开启。' },
};
