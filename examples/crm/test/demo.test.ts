import type { PresetApplied, PresetRemoved } from '@kith/sdk'
import { createTestApp, type TestApp } from '@kith/testing'
import { afterEach, beforeEach, describe, expect, test } from 'vitest'
import config from '../kith.config.ts'

type Row = Readonly<Record<string, unknown>> & { readonly id: string }

describe.each(['en', 'zh-CN'])('in %s', locale => {
  let kith: TestApp
  beforeEach(async () => {
    kith = await createTestApp({ plugins: config.plugins, locale, zone: 'Asia/Shanghai' })
    await kith.idle()
  })
  afterEach(() => kith.close())

  /** Every record of every kind, without when it was written last. */
  const everything = async () => {
    const lists: Record<string, unknown[]> = {}
    for (const { path } of kith.app.manifests.flatMap(({ entities }) => entities)) {
      lists[path] = []
      let after: string | undefined
      do {
        const input = { sort: ['createdAt'], limit: 200, ...(after === undefined ? {} : { after }) }
        const page = await kith.admin.call<{ rows: Row[]; next?: string }>(`${path}.list`, input)
        lists[path].push(...page.rows.map(({ version, updatedAt, updatedBy, ...row }) => row))
        after = page.next
      } while (after !== undefined)
    }
    return lists
  }
  const add = () => kith.admin.call<PresetApplied>('kernel.applyPreset', { name: 'demo' })
  const remove = (more = {}) => kith.admin.call<PresetRemoved>('kernel.removePreset', { name: 'demo', ...more })
  const bringing = () => kith.app.manifests.filter(({ presets }) => presets.includes('demo')).map(({ name }) => name)

  test("every module's demo data comes and goes, with what the days made of it", async () => {
    const before = await everything()
    const { added, present } = await add()
    expect([added.map(({ plugin }) => plugin), present]).toEqual([bringing(), []])
    expect(added.filter(({ records }) => records.length === 0)).toEqual([])
    await kith.idle()
    expect(await add()).toEqual({ added: [], present: bringing() })
    await kith.clock.advance('2d')
    await kith.idle()

    const { removed, kept } = await remove()
    await kith.idle()
    expect(kept).toEqual([])
    for (const { entity, count } of added.flatMap(({ records }) => records))
      expect(removed.find(one => one.entity === entity)?.count, entity).toBeGreaterThanOrEqual(count)
    expect(await everything()).toEqual(before)
    expect(await kith.admin.call('kernel.doctor')).toEqual({ findings: [] })
    expect(await remove()).toEqual({ removed: [], reset: [], kept: [] })
    expect((await add()).added.map(({ plugin }) => plugin)).toEqual(bringing())
  })

  test('work that was done with it stays, a closed activity too, until all of it goes', async () => {
    const before = await everything()
    await add()
    await kith.idle()
    const first = async (path: string, where: object) => {
      const { rows } = await kith.admin.call<{ rows: Row[] }>(`${path}.list`, { where, limit: 1 })
      return rows[0] as Row
    }
    const call = await first('activities', { state: 'planned' })
    await kith.admin.call('activities.complete', { id: call.id, feedback: 'They want two.' })
    const owner = (await first('kernel.users', { email: 'lin.wei@example.com' })).id
    const lead = await kith.admin.call<Row>('leads.create', { name: 'Ours', email: 'ours@example.com', owner })
    const deal = await first('opportunities', { closedAt: { empty: true } })
    await kith.admin.call('opportunities.update', { id: deal.id, set: { nextStep: 'Ours to take' } })
    await kith.idle()

    const { kept } = await remove()
    await kith.idle()
    const why = new Map(kept.map(one => [one.id, one.why]))
    expect([call.id, deal.id, owner, deal.account].map(id => why.get(String(id)))).toEqual([
      'changed',
      'changed',
      'pointed',
      'pointed',
    ])
    expect(why.has(lead.id)).toBe(false)
    const items = await kith.admin.call<{ rows: Row[] }>('opportunities.items.list', {
      where: { opportunity: deal.id },
    })
    expect(items.rows.length).toBeGreaterThan(0)
    expect(await kith.admin.call('kernel.doctor')).toEqual({ findings: [] })

    expect((await remove({ all: true })).kept).toEqual([])
    await kith.idle()
    expect(await kith.admin.call('leads.get', { id: lead.id })).toMatchObject({ name: 'Ours', owner: null })
    const { leads, ...rest } = await everything()
    const { leads: none, ...others } = before
    expect([(leads as Row[]).map(({ id }) => id), none, rest]).toEqual([[lead.id], [], others])
    expect(await kith.admin.call('kernel.doctor')).toEqual({ findings: [] })
  })
})
