import type { Env } from '../settings/place.ts'

const english = {
  head: ['name', 'version', 'state', 'heard', 'waiting', 'oldest', 'dead', 'calls', 'failed', 'ms', 'last error'],
  on: 'on',
  off: 'off',
  connected: 'connected',
  away: 'away',
  willBeOn: 'on from the next start',
  willBeOff: 'off from the next start',
  willBeOther: 'another manifest from the next start',
  proposes: (version: string) => `proposes ${version}`,
  disable: (name: string) => `Turning ${name} off:`,
  enable: (name: string) => `Turning ${name} on:`,
  accept: (name: string, version: string, hash: string) => `${name} ${version} ${hash}`,
  same: 'Nothing is another.',
  entities: { goes: 'records that stay and cannot be reached', comes: 'records that can be reached again' },
  fields: 'fields of other records',
  operations: 'operations',
  routes: 'routes',
  pages: 'pages',
  taps: 'hooks tapped',
  jobs: 'jobs',
  grants: 'grants',
  waiting: { goes: 'deliveries that wait until it is back', comes: 'deliveries that have waited' },
  scopes: 'A key of it needs the scopes:',
  ask: 'Go on? [y/N] ',
  refused: 'Nothing was changed: answer y, or say --yes.',
  done: 'Done. It counts when each server is started anew.',
  key: (name: string) => `${name} runs in this process: it needs no key.`,
}

type Words = typeof english

const chinese: Words = {
  head: ['名称', '版本', '状态', '最近联系', '等待', '最早', '放弃', '调用', '失败', '毫秒', '最近的错误'],
  on: '启用',
  off: '停用',
  connected: '已连接',
  away: '离线',
  willBeOn: '下次启动时启用',
  willBeOff: '下次启动时停用',
  willBeOther: '下次启动时采用新的清单',
  proposes: version => `提出 ${version}`,
  disable: name => `停用 ${name}：`,
  enable: name => `启用 ${name}：`,
  accept: (name, version, hash) => `${name} ${version} ${hash}`,
  same: '没有差异。',
  entities: { goes: '保留但无法访问的记录', comes: '可再次访问的记录' },
  fields: '其他记录上的字段',
  operations: '操作',
  routes: '路由',
  pages: '页面',
  taps: '接入的钩子',
  jobs: '任务',
  grants: '授权',
  waiting: { goes: '等待其恢复的投递', comes: '一直在等待的投递' },
  scopes: '其密钥需要以下范围：',
  ask: '继续？[y/N] ',
  refused: '未做任何更改：请回答 y，或使用 --yes。',
  done: '完成。每台服务器重新启动后生效。',
  key: name => `${name} 在本进程中运行：不需要密钥。`,
}

/** By the language of the terminal. */
export function pluginsWords(env: Env): Words {
  return /^zh/i.test(env.LC_ALL || env.LC_MESSAGES || env.LANG || '') ? chinese : english
}
