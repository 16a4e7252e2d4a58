import type { contactImport as english } from '../../en/people/import.ts';

/** Importing contacts from a file, in Chinese. */
export const contactImport: typeof english = {
  title: '导入联系人',
  lead: '请选择带标题行、UTF-8 编码的 CSV 文件，最大 50 MB、最多 10 万行。重复导入不会产生重复联系人：系统先按外部 ID，再按邮箱查找已有联系人。',
  file: 'CSV 文件',
  site: '网站',
  columns: (file: string) => `${file} 的列`,
  column: (name: string) => `将“${name}”列导入为`,
  unnamed: (number: number) => `第 ${number} 列`,
  kinds: {
    externalId: '外部 ID',
    name: '姓名',
    email: '邮箱',
    text: '属性：文本',
    number: '属性：数字',
    date: '属性：日期',
    'yes-no': '属性：是/否',
    ignore: '不导入',
  },
  needsKey: '请选择包含外部 ID 或邮箱的列。',
  start: '导入',
  again: '重试',
  stop: '停止',
  close: '关闭',
  running: '正在导入……',
  paused: '导入已停止。已导入的内容会保留；重试将从头开始，但不会产生重复联系人。',
  done: '导入完成',
  counts: (made: number, changed: number, refused: number) =>
    `新增 ${made} 个，更新 ${changed} 个，未导入 ${refused} 个。`,
  refused: '未导入的行',
  line: (line: number) => `第 ${line} 行`,
  misfit: {
    text: (column: string, cell: string) => `“${column}”中的“${cell}”不符合要求。`,
    number: (column: string, cell: string) => `“${column}”中的“${cell}”不是数字。`,
    date: (column: string, cell: string) => `“${column}”中的“${cell}”不是 2026-11-29 这样的日期。`,
    'yes-no': (column: string, cell: string) => `“${column}”中的“${cell}”既不是“是”也不是“否”。`,
  },
  further: (count: number) => `另有 ${count} 行`,
  faults: {
    unreadable: '无法读取此文件，请另存为 UTF-8 编码的 CSV。',
    'too-wide': '此文件超过 100 列。',
    'too-long-cell': '此文件中有单元格超过 10,000 个字符，是否缺少引号？',
    'too-large': '此文件超过 50 MB，请拆分。',
    empty: '此文件除标题行外没有内容。',
    'too-many-lines': '仅导入了前 10 万行。',
  },
};
