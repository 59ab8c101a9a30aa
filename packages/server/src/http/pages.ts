import { page } from './page.ts'

const how = {
  en: 'On the machine that runs Kith, `npm run -s kith -- link` prints a link that opens once.',
  'zh-CN': '在运行 Kith 的机器上执行 `npm run -s kith -- link`，会给出一个只能打开一次的链接。',
}

export const spentPage = () =>
  page(410, {
    en: { title: 'This link was already used, or is too old', text: `Nothing is wrong. ${how.en}` },
    'zh-CN': { title: '此链接已使用过或已过期', text: `这不是故障。${how['zh-CN']}` },
  })

export const unknownPage = () =>
  page(404, {
    en: { title: 'There is no such page', text: 'Check the address, or ask whoever sent it to you.' },
    'zh-CN': { title: '没有这个页面', text: '请检查网址，或询问给您网址的人。' },
  })

export const noAdminPage = () =>
  page(404, {
    en: {
      title: 'Kith is running',
      text: 'This installation serves no page for the team. `GET /healthz` says how it is.',
    },
    'zh-CN': { title: 'Kith 正在运行', text: '此安装未提供团队页面。`GET /healthz` 显示运行状况。' },
  })
