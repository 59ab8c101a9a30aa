import { accessibilityViolations, type Page } from '@kith/testing/browser'
import { expect } from 'vitest'
import type { Crm } from './crm.ts'

/** What the pages show: ids that they are opened at. */
export interface Seeded {
  readonly lead: string
  readonly account: string
  readonly contact: string
}

export interface Screen {
  readonly name: string
  readonly at: (ids: Seeded) => string
  /** What is done before it is looked at. */
  readonly act?: (page: Page) => Promise<unknown>
  /** What is there once it is ready. */
  readonly ready: string
}

export async function seed(crm: Crm): Promise<Seeded> {
  const email = 'liu@hdlq.example.cn'
  const account = (await crm.call('accounts.create', { name: '华东路桥集团有限责任公司工程机械分公司', email })).id
  const contact = (await crm.call('accounts.contacts.create', { name: '刘洋洋', email, account })).id
  const lead = await crm.lead(
    { name: '刘洋', kind: 'organisation', company: '华东路桥', email, message: '我们需要 4 台挖掘机。' },
    'ann',
  )
  const long = 'A name that is so long that it has no room in a row of any list on any telephone whatsoever'
  await crm.lead({ name: long, email: `${'long'.repeat(12)}@example.com`, status: 'working' }, 'ann')
  for (let n = 0; n < 25; n++) await crm.lead({ name: `Lead ${n}`, company: `Firm ${n}` })
  return { lead, account, contact }
}

const first = 'kith-list tbody a.name'
const onFirst = (key: string, then: string) => async (page: Page) => {
  await page.locator(first).first().focus()
  await page.keyboard.press(key)
  await page.locator(then).first().waitFor()
}
const more = (n: number, then: string) => async (page: Page) => {
  await page.locator('kith-list .head .menu summary').click()
  await page.locator('kith-list .head [role=menuitem]').nth(n).click()
  await page.locator(then).first().waitFor()
}
const onRecord = (text: RegExp, then: string) => async (page: Page) => {
  await page.locator('kith-record .menu summary').click()
  await page.locator('kith-record [role=menuitem]', { hasText: text }).click()
  await page.locator(then).first().waitFor()
}
const page = (name: string, ready = '.own-page > *'): Screen => ({ name, at: () => `#/-/${name}`, ready })
const list = (path: string): Screen => ({
  name: `list of ${path}`,
  at: () => `#/${path}`,
  ready: 'kith-list .said, kith-list tbody tr',
})

/** Those that people see every day. */
export const main: readonly Screen[] = [
  page('today', '.own-page :is(a, button)'),
  list('leads'),
  { name: 'board', at: () => '#/leads?board=status', ready: 'kith-board .card' },
  { name: 'peek', at: () => '#/leads', ready: first, act: onFirst('Space', 'kith-peek h2') },
  { name: 'lead', at: ids => `#/leads/${ids.lead}`, ready: '.tl li' },
  {
    name: 'conversion',
    at: ids => `#/leads/${ids.lead}`,
    ready: '.tl li',
    act: async page => {
      await page.keyboard.press('c')
      await page.locator('kith-leads-conversion .will').waitFor()
    },
  },
  page('decisions'),
  { name: 'rules', at: () => '#/leads/-/rules', ready: 'kith-leads-rules .rules li' },
]

export const reports: readonly Screen[] = [
  { name: 'reports', at: () => '#/reports/-/all', ready: 'kith-reports-card kith-chart' },
  {
    name: 'report',
    at: () => '#/reports/-/report/reports.performance/2026-01/2026-12/owner',
    ready: 'kith-reports-report table',
  },
  { name: 'funnel', at: () => '#/reports/-/report/reports.funnel', ready: 'kith-reports-report table' },
]

/** All of the application. */
export const all: readonly Screen[] = [
  ...main,
  ...reports,
  ...[
    'accounts',
    'accounts.contacts',
    'forms',
    'forms.submissions',
    'consents',
    'leads.rules',
    'leads.sources',
    'kernel.mails',
  ].map(list),
  { name: 'account', at: ids => `#/accounts/${ids.account}`, ready: '.tl li' },
  { name: 'contact', at: ids => `#/accounts.contacts/${ids.contact}`, ready: '.tl li' },
  ...[
    'imports',
    'fields',
    'modules',
    'settings',
    'users',
    'teams',
    'roles',
    'security',
    'keys',
    'audit',
    'health',
    'more',
  ].map(name => page(name)),
  { name: 'selected', at: () => '#/leads', ready: first, act: onFirst('x', 'kith-bulk [role=toolbar]') },
  {
    name: 'set a field',
    at: () => '#/leads',
    ready: first,
    act: async page => {
      await onFirst('x', 'kith-bulk [role=toolbar]')(page)
      await page.locator('kith-bulk .bulk button').nth(-3).click()
      await page.locator('kith-bulk dialog .control').first().waitFor()
    },
  },
  { name: 'filter', at: () => '#/leads', ready: first, act: onFirst('f', 'kith-filter-editor select') },
  { name: 'create', at: () => '#/leads', ready: first, act: onFirst('n', 'kith-create .control') },
  { name: 'palette', at: () => '#/leads', ready: first, act: onFirst('/', 'kith-palette [role=option]') },
  { name: 'keys of the keyboard', at: () => '#/leads', ready: first, act: onFirst('?', 'kith-key-list dl') },
  { name: 'export', at: () => '#/leads', ready: first, act: more(1, 'kith-list-dialog .acts') },
  { name: 'columns', at: () => '#/leads', ready: first, act: more(2, 'kith-list-dialog .columns') },
  { name: 'go to', at: () => '#/leads', ready: first, act: more(3, 'kith-list-dialog form') },
  {
    name: 'merging',
    at: ids => `#/accounts.contacts/${ids.contact}`,
    ready: '.tl li',
    act: onRecord(/merge duplicates|合并重复/, 'kith-record dialog h2'),
  },
  {
    name: 'sharing',
    at: ids => `#/leads/${ids.lead}`,
    ready: '.tl li',
    act: onRecord(/Who may see|谁可以查看/, 'kith-record dialog h2'),
  },
  {
    name: 'assign',
    at: ids => `#/leads/${ids.lead}`,
    ready: '.tl li',
    act: async page => {
      await page.keyboard.press('a')
      await page.locator('kith-leads-assign .acts').waitFor()
    },
  },
]

/** Looks at a screen as it is opened: no violation, nothing wider than the window. */
export async function expectFine(page: Page, url: string, screen: Screen, ids: Seeded, how: string): Promise<void> {
  const { name, at, act, ready } = screen
  const where = `${name}, ${how}`
  await page.goto('about:blank')
  await page.goto(`${url}/${at(ids)}`)
  await page.locator(ready).filter({ visible: true }).first().waitFor()
  await act?.(page)
  expect.soft(await accessibilityViolations(page), where).toEqual([])
  expect
    .soft(await page.evaluate(() => document.documentElement.scrollWidth - innerWidth), where)
    .toBeLessThanOrEqual(0)
}
