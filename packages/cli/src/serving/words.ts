import type { Env } from '../settings/place.ts'

const english = {
  fresh: 'Kith serves, on a new database.',
  again: 'Kith serves.',
  app: 'CRM',
  once: 'opens once, within a day; more: kith link',
  mail: 'Mail',
  smtp: 'kept as files; KITH_SMTP sends it',
  data: 'Data',
  token: 'API token',
}

type Words = Readonly<Record<keyof typeof english, string>>

const chinese: Words = {
  fresh: 'Kith 已启动，数据库为新建。',
  again: 'Kith 已启动。',
  app: 'CRM',
  once: '一天内有效，只能打开一次；再要一个：kith link',
  mail: '邮件',
  smtp: '保存为文件；设置 KITH_SMTP 后发送',
  data: '数据',
  token: 'API 令牌',
}

/** By the language of the terminal: `LC_ALL`, `LC_MESSAGES`, `LANG`. */
export function wordsFor(env: Env): Words {
  return /^zh/i.test(env.LC_ALL || env.LC_MESSAGES || env.LANG || '') ? chinese : english
}
