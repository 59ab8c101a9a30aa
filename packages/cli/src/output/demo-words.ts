import type { Env } from '../settings/place.ts'

const english = {
  added: 'Added:',
  present: (modules: string) => `Already there: ${modules}.`,
  removed: 'Removed:',
  reset: 'As they were before, or without what is gone:',
  kept: 'Stays; --all removes it too:',
  partly: 'While something stays, the demo data of its module counts as there.',
  changed: 'changed since',
  pointed: (by: string) => `needed by ${by}`,
  parts: 'With what is part of these:',
  nothing: 'There is no demo data.',
}

type Words = typeof english

const chinese: Words = {
  added: '已添加：',
  present: modules => `已存在：${modules}。`,
  removed: '已移除：',
  reset: '已恢复原值，或不再引用已移除的记录：',
  kept: '保留；使用 --all 可一并移除：',
  partly: '只要仍有保留的记录，其模块的演示数据即视为存在。',
  changed: '之后有改动',
  pointed: by => `${by} 仍需要它`,
  parts: '连同其从属记录：',
  nothing: '没有演示数据。',
}

/** By the language of the terminal. */
export function demoWords(env: Env): Words {
  return /^zh/i.test(env.LC_ALL || env.LC_MESSAGES || env.LANG || '') ? chinese : english
}
