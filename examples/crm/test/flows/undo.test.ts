import { accessibilityViolations, type Page } from '@kith/testing/browser'
import { describe, expect, test } from 'vitest'
import { openCrm, row, soon } from './crm.ts'

const crm = openCrm({ presets: ['standard'] })

const words = {
  'en-US': {
    assign: 'Assign',
    move: 'Move',
    solve: 'Solve',
    give: 'Give to',
    cancel: 'Cancel activity',
    assigned: 'Cases assigned: 2.',
    solved: 'Solved.',
    isSolved: 'Solved',
    isDisqualified: 'Disqualified',
    given: 'Activities given: 2.',
    leads: 'Leads assigned: 2.',
    disqualify: 'Disqualify',
    disqualified: 'Leads disqualified: 2.',
    undo: /^Undo/,
    undone: 'Undone',
    final: /cannot be undone/,
  },
  'zh-CN': {
    assign: '分派',
    move: '转移',
    solve: '解决',
    give: '转交',
    cancel: '取消活动',
    assigned: '已分派 2 张工单。',
    solved: '已解决。',
    isSolved: '已解决',
    isDisqualified: '无效',
    given: '已转交 2 项活动。',
    leads: '已分派 2 条线索。',
    disqualify: '判为无效',
    disqualified: '已判为无效 2 条。',
    undo: /^撤销/,
    undone: '已撤销',
    final: /无法撤销/,
  },
} as const

describe.each(['en-US', 'zh-CN'] as const)('many at once (%s)', locale => {
  const say = words[locale]
  const come = async (path: string, names: readonly string[], where: object) => {
    const page = await crm.come('ann', `#/${path}?where=${encodeURIComponent(JSON.stringify(where))}`, { locale })
    for (const name of names) await row(page, name).getByRole('checkbox').check()
    return page
  }
  const act = (page: Page, name: string) => page.locator('kith-bulk').getByRole('button', { name, exact: true }).click()
  const pick = async (page: Page, name: string) => {
    await page.getByRole('dialog').getByRole('combobox').fill(name)
    await page.getByRole('option', { name }).first().click()
  }
  /** The list is as it was when nothing of it says `gone` any more: what is offered for its rows follows from them. */
  const undo = async (page: Page, gone: string) => {
    await page.getByRole('button', { name: say.undo }).click()
    await page.getByText(say.undone).waitFor()
    await soon(() => page.locator('kith-list tbody').getByText(gone).count()).toBe(0)
  }

  test('cases are assigned, moved and solved, and put back as they were', async () => {
    const subjects = ['Crane stops', 'Gear leaks']
    const ids: string[] = []
    const queue = (await crm.call<{ id: string }>('service.queues.create', { name: `Lab ${locale}` })).id
    for (const subject of subjects) {
      const { id } = await crm.call('service.create', { subject: `${subject} ${locale}` })
      ids.push(id)
    }
    const now = () =>
      Promise.all(
        ids.map(async id => {
          const { owner, queue: at, state } = await crm.call('service.get', { id })
          return { owner, queue: at, state }
        }),
      )
    const before = await now()
    const page = await come(
      'service',
      subjects.map(subject => `${subject} ${locale}`),
      { subject: { contains: locale } },
    )
    const again = async () => {
      for (const subject of subjects) await row(page, `${subject} ${locale}`).getByRole('checkbox').check()
    }

    await act(page, say.assign)
    await pick(page, 'Chen Bo')
    await page.getByRole('dialog').getByRole('button', { name: say.assign, exact: true }).click()
    await page.getByText(say.assigned).waitFor()
    expect(await now()).toMatchObject([{ owner: crm.id('chen') }, { owner: crm.id('chen') }])
    await undo(page, 'Chen Bo')
    expect(await now()).toEqual(before)

    await again()
    await act(page, say.move)
    const dialog = page.getByRole('dialog')
    await dialog.getByText(say.final).waitFor()
    expect(await accessibilityViolations(page)).toEqual([])
    await dialog.locator('select').selectOption({ label: `Lab ${locale}` })
    await dialog.getByRole('button', { name: say.move, exact: true }).click()
    await soon(now).toMatchObject([{ queue }, { queue }])
    await undo(page, `Lab ${locale}`)
    expect(await now()).toEqual(before)

    await again()
    await act(page, say.solve)
    await dialog.getByRole('button', { name: say.solve, exact: true }).click()
    await page.getByText(say.solved).waitFor()
    await undo(page, say.isSolved)
    expect(await now()).toEqual(before)

    await again()
    await act(page, say.move)
    await dialog.locator('select').selectOption({ label: `Lab ${locale}` })
    await dialog.locator('textarea').fill('They know this crane')
    await dialog.getByRole('button', { name: say.move, exact: true }).click()
    await page.locator('.notice').getByText(say.final).waitFor()
    expect(await page.getByRole('button', { name: say.undo }).count()).toBe(0)
  })

  test('leads are assigned and disqualified, and put back with the state that each had', async () => {
    const names = [`Ada ${locale}`, `Bea ${locale}`]
    const ids = [await crm.lead({ name: names[0] }), await crm.lead({ name: names[1], status: 'qualified' }, 'lin')]
    const now = () =>
      Promise.all(
        ids.map(async id => {
          const { owner, status, disqualifiedReason } = await crm.call('leads.get', { id })
          return { owner, status, disqualifiedReason }
        }),
      )
    const before = await now()
    const page = await come('leads', names, { name: { contains: locale } })
    await act(page, say.assign)
    await pick(page, 'Chen Bo')
    await page.getByRole('dialog').getByRole('button', { name: say.assign, exact: true }).click()
    await page.getByText(say.leads).waitFor()
    expect(await now()).toMatchObject([{ owner: crm.id('chen') }, { owner: crm.id('chen') }])
    await undo(page, 'Chen Bo')
    expect(await now()).toEqual(before)

    for (const name of names) await row(page, name).getByRole('checkbox').check()
    await act(page, say.disqualify)
    const dialog = page.getByRole('dialog')
    await dialog.locator('textarea').fill('No budget')
    await dialog.getByRole('button', { name: say.disqualify, exact: true }).click()
    await page.getByText(say.disqualified).waitFor()
    expect(await now()).toMatchObject([{ status: 'disqualified' }, { status: 'disqualified' }])
    await undo(page, say.isDisqualified)
    expect(await now()).toEqual(before)
  })

  test('activities are given to a colleague, and taken back; cancelling them asks first', async () => {
    const subjects = [`Ring them ${locale}`, `Visit them ${locale}`]
    const ids: string[] = []
    for (const subject of subjects) {
      const { id } = await crm.as('lin')<{ id: string }>('activities.plan', { type: 'call', subject })
      ids.push(id)
    }
    const now = () =>
      Promise.all(
        ids.map(async id => {
          const { owner, state } = await crm.call('activities.get', { id })
          return { owner, state }
        }),
      )
    const lin = { owner: crm.id('lin'), state: 'planned' }
    const page = await come('activities', subjects, { subject: { contains: locale } })
    await act(page, say.give)
    await pick(page, 'Chen Bo')
    await page.keyboard.press('ControlOrMeta+Enter')
    await page.getByText(say.given).waitFor()
    expect(await now()).toMatchObject([{ owner: crm.id('chen') }, { owner: crm.id('chen') }])
    await undo(page, 'Chen Bo')
    expect(await now()).toEqual([lin, lin])

    for (const subject of subjects) await row(page, subject).getByRole('checkbox').check()
    await act(page, say.cancel)
    const dialog = page.getByRole('dialog')
    await dialog.getByText(say.final).waitFor()
    expect(await accessibilityViolations(page)).toEqual([])
    expect(await now()).toEqual([lin, lin])
    await page.keyboard.press('ControlOrMeta+Enter')
    await page.locator('.notice').getByText(say.final).waitFor()
    expect(await now()).toMatchObject([{ state: 'cancelled' }, { state: 'cancelled' }])
  })
})
