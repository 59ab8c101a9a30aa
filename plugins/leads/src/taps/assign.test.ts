import { afterEach, beforeEach, describe, expect, test } from 'vitest'
import { type Crm, startCrm, startWithoutRules } from '../fixture/app.ts'

let crm: Crm
beforeEach(async () => {
  crm = await startCrm()
})
afterEach(() => crm.close())

const owners = async (leads: readonly { owner: string | null }[]) => {
  const { rows } = await crm.admin.call<{ rows: { id: string; name: string }[] }>('kernel.users.list')
  return leads.map(lead => rows.find(row => row.id === lead.owner)?.name ?? null)
}
const retire = async (name: string) => {
  const { id } = await crm.person(name)
  await crm.admin.call('kernel.users.update', { id, set: { active: false } })
}

describe('R12: rules on region, company size and industry classify and assign leads', () => {
  test.each([
    [{ region: 'east-china' }, 'Lin Wei', 'By region'],
    [{ region: 'north-china' }, 'Chen Bo', 'By region'],
    [{ region: 'south-china' }, 'Zhao Ning', 'By region'],
    [{ region: 'overseas' }, 'Zhao Ning', 'Overseas'],
    [{ region: 'east-china', industry: 'mining', size: '1000+' }, 'Chen Bo', 'Large mining companies'],
    [{ region: 'west-china' }, 'Lin Wei', 'Other companies, in turn'],
    [{ region: 'west-china', kind: 'person', company: undefined, size: undefined }, null, null],
  ])('%j: %s by %s', async (values, owner, ruleName) => {
    const lead = await crm.leadOf(await crm.visit(values))
    expect(await owners([lead])).toEqual([owner])
    expect(lead.ruleName).toBe(ruleName)
  })

  test('a lead is classified: priority and score', async () => {
    const large = await crm.leadOf(await crm.visit({ size: '1000+', industry: 'construction' }))
    const small = await crm.leadOf(await crm.visit({ size: '1-10' }))
    expect([large.priority, large.score]).toEqual(['high', 60])
    expect([small.priority, small.score]).toEqual(['normal', 0])
  })

  test('the owner is inactive: the next rule decides; nobody is left: the pool', async () => {
    await retire('Lin Wei')
    const next = await crm.leadOf(await crm.visit({ region: 'east-china' }))
    expect(next.ruleName).toBe('Other companies, in turn')
    expect(await owners([next])).not.toContain('Lin Wei')
    await retire('Chen Bo')
    await retire('Zhao Ning')
    const pool = await crm.leadOf(await crm.visit({ region: 'east-china' }))
    expect([pool.owner, pool.ruleName]).toEqual([null, null])
  })

  test('a round robin stays fair under 50 at once', async () => {
    const visits = await Promise.all(Array.from({ length: 150 }, () => crm.visit({ region: 'west-china' })))
    expect(visits.every(visit => visit.status === 200)).toBe(true)
    const names = await owners(await crm.leads())
    const shares = Map.groupBy(names, name => name)
    expect([...shares].map(([name, share]) => [name, share.length]).sort()).toEqual([
      ['Chen Bo', 50],
      ['Lin Wei', 50],
      ['Zhao Ning', 50],
    ])
  })

  test('rules hold for leads by hand too, and who has an owner keeps him', async () => {
    const { id } = await crm.person('Chen Bo')
    const made = { name: 'By hand', region: 'east-china', size: '1000+' }
    const decided = await crm.admin.call<{ owner: string }>('leads.create', made)
    const given = await crm.admin.call<{ owner: string; priority: string; ruleName: null }>('leads.create', {
      ...made,
      owner: id,
    })
    expect(await owners([decided, given])).toEqual(['Lin Wei', 'Chen Bo'])
    expect(given).toMatchObject({ priority: 'high', ruleName: null })
  })
})

describe('rules are records', () => {
  const start = async () => {
    await crm.close()
    crm = await startWithoutRules()
  }

  test('they are asked in the order of their position, and an inactive one not at all', async () => {
    await start()
    const [lin, chen] = [await crm.person('Lin Wei'), await crm.person('Chen Bo')]
    await crm.rule({ name: 'Second', position: 20, owners: [chen.id] })
    const first = await crm.rule({ name: 'First', position: 10, owners: [lin.id] })
    expect(await crm.leadOf(await crm.visit())).toMatchObject({ owner: lin.id, ruleName: 'First', rule: first.id })
    await crm.admin.call('leads.rules.update', { id: first.id, set: { active: false } })
    expect(await crm.leadOf(await crm.visit())).toMatchObject({ owner: chen.id, ruleName: 'Second' })
  })

  test('R13: one rule fills in what the next one asks', async () => {
    await start()
    const { id } = await crm.person('Zhao Ning')
    await crm.rule({
      name: 'Ports',
      position: 1,
      mode: 'none',
      when: { company: { contains: '港' } },
      set: { industry: 'ports' },
    })
    await crm.rule({ name: 'Port people', position: 2, when: { industry: 'ports' }, owners: [id] })
    const lead = await crm.leadOf(await crm.visit({ company: '上海港集团' }))
    expect(lead).toMatchObject({ industry: 'ports', ruleName: 'Port people', owner: id })
  })

  test('a rule without an active owner sets nothing; the pool may be a decision', async () => {
    await start()
    await crm.rule({ name: 'Nobody', position: 1, owners: [], set: { priority: 'high' } })
    const pool = await crm.rule({ name: 'To the pool', position: 2, mode: 'pool' })
    const { id } = await crm.person('Lin Wei')
    await crm.rule({ name: 'Never asked', position: 3, owners: [id] })
    const lead = await crm.leadOf(await crm.visit())
    expect(lead).toMatchObject({ owner: null, ruleName: 'To the pool', rule: pool.id, priority: 'normal' })
  })

  test('the name of the rule that decided stays when the rule is deleted', async () => {
    await start()
    const rule = await crm.rule({ name: 'Gone', mode: 'pool' })
    const lead = await crm.leadOf(await crm.visit())
    await crm.admin.call('leads.rules.delete', { id: rule.id })
    expect(await crm.admin.call('leads.get', { id: lead.id })).toMatchObject({ rule: null, ruleName: 'Gone' })
  })

  test('one that could not be asked, or sets what a lead cannot hold, is refused', async () => {
    const wrong: [Record<string, unknown>, string][] = [
      [{ when: { nobody: 1 } }, 'condition.unknown_field'],
      [{ when: { score: { contains: 'x' } } }, 'condition.wrong_operator'],
      [{ set: { priority: 'urgent' } }, 'leads.bad_set'],
      [{ set: { owner: 'me' } }, 'leads.bad_set'],
      [{ set: { source: 'nowhere' } }, 'leads.unknown_source'],
    ]
    for (const [values, code] of wrong) {
      await expect(crm.rule({ name: 'x', ...values })).rejects.toMatchObject({ details: { code } })
    }
  })

  test('the score follows the lead', async () => {
    const lead = await crm.leadOf(await crm.visit({ size: '1-10' }))
    const { id } = lead
    expect(await crm.admin.call('leads.update', { id, set: { size: '1000+' } })).toMatchObject({ score: 40 })
    expect(await crm.admin.call('leads.get', { id })).toMatchObject({ score: 40 })
    expect(await crm.admin.call('leads.list', { where: { score: { gte: 40 } } })).toMatchObject({ rows: [{ id }] })
  })
})

test('R11: the owner is told by mail, in his language, when he gets a lead', async () => {
  const { id } = await crm.person('Lin Wei')
  await crm.admin.call('kernel.users.update', { id, set: { locale: 'zh-CN' } })
  await crm.visit({ name: '张伟' })
  await crm.idle()
  expect(crm.mails().find(mail => mail.to === 'lin.wei@example.com')).toMatchObject({ subject: '新线索：张伟' })
})
