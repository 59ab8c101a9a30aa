import { afterEach, beforeEach, expect, test } from 'vitest'
import { type Crm, startWithoutRules } from '../fixture/app.ts'

let crm: Crm
beforeEach(async () => {
  crm = await startWithoutRules()
})
afterEach(() => crm.close())

interface Tried {
  readonly rows: readonly {
    name: string
    ruled: { ownerName: string | null; ruleName: string | null; score: number }
  }[]
}

test('R12: rules are tried on the leads that there are, and nothing is written', async () => {
  const [lin, chen] = [await crm.person('Lin Wei'), await crm.person('Chen Bo')]
  for (const name of ['One', 'Two', 'Three']) await crm.admin.call('leads.create', { name, region: 'overseas' })
  await crm.admin.call('leads.create', { name: 'Four', region: 'east-china' })
  const rules = [
    { name: 'In turn', when: { region: 'overseas' }, mode: 'roundRobin', owners: [lin.id, chen.id], points: 5 },
  ]
  const { rows } = await crm.admin.call<Tried>('leads.tryRules', { rules })
  expect(rows.map(({ name, ruled }) => [name, ruled.ownerName, ruled.ruleName, ruled.score])).toEqual([
    ['Four', null, null, 0],
    ['Three', 'Lin Wei', 'In turn', 5],
    ['Two', 'Chen Bo', 'In turn', 5],
    ['One', 'Lin Wei', 'In turn', 5],
  ])
  expect((await crm.leads()).every(({ owner }) => owner === null)).toBe(true)
  const { rows: now } = await crm.admin.call<Tried>('leads.tryRules', {})
  expect(now.every(({ ruled }) => ruled.ruleName === null)).toBe(true)
})
