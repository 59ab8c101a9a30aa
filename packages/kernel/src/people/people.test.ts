import { type Actor, administrator } from '@kith/sdk'
import { afterEach, describe, expect, test } from 'vitest'
import { actor, type Fixture, openFixture } from '../fixture/app.ts'
import { yard } from '../fixture/yard.ts'

let fixture: Fixture
afterEach(() => fixture.close())

const make = async (path: string, input: object) => (await fixture.call<{ id: string }>(`${path}.create`, input)).id
const person = (name: string, more: object = {}) =>
  make('kernel.users', { name, email: `${name.toLowerCase()}@example.com`, ...more })
const as = async (id: string, roles?: readonly string[]): Promise<Actor> => {
  const found = (await fixture.app.actorOf(id)) as Actor
  return roles ? { ...found, roles } : found
}

describe('teams', () => {
  test('a team that is its own parent, or its own ancestor, is refused and nothing is written', async () => {
    fixture = await openFixture([yard])
    const top = await make('kernel.teams', { name: 'Top' })
    const middle = await make('kernel.teams', { name: 'Middle', parent: top })
    const low = await make('kernel.teams', { name: 'Low', parent: middle })
    for (const [id, parent] of [
      [top, top],
      [top, low],
      [middle, low],
    ]) {
      const refused = fixture.call('kernel.teams.update', { id, set: { parent } })
      await expect(refused).rejects.toMatchObject({ code: 'KITH_TEAM_CYCLE', details: { id, path: 'parent' } })
    }
    expect(await fixture.call('kernel.teams.get', { id: top })).toMatchObject({ parent: null, version: 1 })
  })

  test('two moves at once that would make a circle together: one of them is refused', async () => {
    fixture = await openFixture([yard])
    const [a, b] = [await make('kernel.teams', { name: 'A' }), await make('kernel.teams', { name: 'B' })]
    const moves = await Promise.allSettled([
      fixture.call('kernel.teams.update', { id: a, set: { parent: b } }),
      fixture.call('kernel.teams.update', { id: b, set: { parent: a } }),
    ])
    expect(moves.map(({ status }) => status).sort()).toEqual(['fulfilled', 'rejected'])
  })

  test('an actor carries his team, those below and above it, and his lines', async () => {
    fixture = await openFixture([yard])
    const top = await make('kernel.teams', { name: 'Top' })
    const middle = await make('kernel.teams', { name: 'Middle', parent: top })
    const low = await make('kernel.teams', { name: 'Low', parent: middle })
    await make('kernel.teams', { name: 'Other', parent: top })
    const line = await make('kernel.lines', { name: 'Machines' })
    const found = await as(await person('Ann', { team: middle, lines: [line] }))
    expect(found).toMatchObject({ team: middle, lines: [line] })
    expect([...(found.below ?? [])].sort()).toEqual([middle, low].sort())
    expect([...(found.above ?? [])].sort()).toEqual([middle, top].sort())
  })
})

describe('administrators', () => {
  test('the last one is neither deactivated nor deleted nor loses the role', async () => {
    fixture = await openFixture([yard])
    const ann = await person('Ann', { roles: [administrator] })
    const last = { code: 'KITH_LAST_ADMINISTRATOR' }
    await expect(fixture.call('kernel.users.update', { id: ann, set: { active: false } })).rejects.toMatchObject(last)
    await expect(fixture.call('kernel.users.update', { id: ann, set: { roles: [] } })).rejects.toMatchObject(last)
    await expect(fixture.call('kernel.users.delete', { id: ann })).rejects.toMatchObject(last)
    await person('Bob', { roles: [administrator] })
    await fixture.call('kernel.users.update', { id: ann, set: { active: false } })
  })

  test('two that go at the same moment: one of them stays', async () => {
    fixture = await openFixture([yard])
    const both = [await person('Ann', { roles: [administrator] }), await person('Bob', { roles: [administrator] })]
    await Promise.allSettled(both.map(id => fixture.call('kernel.users.update', { id, set: { active: false } })))
    const { rows } = await fixture.call<{ rows: { active: boolean }[] }>('kernel.users.list')
    expect(rows.filter(row => row.active)).toHaveLength(1)
  })
})

describe('roles', () => {
  test('a module’s roles are records from the start, and are not made twice', async () => {
    fixture = await openFixture([yard])
    const { rows } = await fixture.call<{ rows: { key: string; name: object }[] }>('kernel.roles.list')
    expect(rows).toMatchObject([
      { key: administrator, name: { en: 'Administrator', 'zh-CN': '管理员' } },
      { key: 'plugin', name: { en: 'Module of another process' } },
    ])
  })

  test('nobody grants himself a role, whatever his policy says, and nobody but an administrator makes one', async () => {
    const hr = {
      entity: 'kernel.user',
      branches: [{ id: 'yard.hr', roles: ['hr'], verbs: ['read', 'update'] as const }],
    }
    fixture = await openFixture([{ ...yard, parts: { ...yard.parts, policies: [...yard.parts.policies, hr] } }])
    const [ann, bob] = [await person('Ann', { roles: ['hr'] }), await person('Bob')]
    const me = await as(ann)
    const grant = (id: string, roles: string[]) =>
      fixture.call('kernel.users.update', { id, set: { roles } }, { as: me })
    await expect(grant(ann, ['hr', 'all'])).rejects.toMatchObject({ code: 'KITH_ROLE_GRANT' })
    await expect(grant(bob, [administrator])).rejects.toMatchObject({ code: 'KITH_ROLE_GRANT' })
    await grant(bob, ['all'])
    expect((await as(bob)).roles).toEqual(['all'])
  })

  test('a role of one’s own has the rights of those that it includes; a circle or the administrator’s is refused', async () => {
    fixture = await openFixture([yard])
    const lead = await make('kernel.roles', { key: 'lead', name: { en: 'Lead' }, includes: ['own', 'team'] })
    expect((await as(await person('Ann', { roles: ['lead'] }))).roles).toEqual(['lead', 'own', 'team'])
    await make('kernel.roles', { key: 'chief', name: { en: 'Chief' }, includes: ['lead'] })
    for (const includes of [['lead'], ['chief'], [administrator]]) {
      const refused = fixture.call('kernel.roles.update', { id: lead, set: { includes } })
      await expect(refused).rejects.toMatchObject({ code: 'KITH_ROLE_CYCLE' })
    }
  })

  test('colleagues see each other but not who has which role; everybody writes his own name and no more', async () => {
    fixture = await openFixture([yard])
    const [ann, bob] = [await person('Ann', { roles: ['own'] }), await person('Bob', { roles: ['all'] })]
    const me = await as(ann)
    const { rows } = await fixture.call<{ rows: Record<string, unknown>[] }>('kernel.users.list', {}, { as: me })
    expect(rows.map(row => [row.name, 'roles' in row]).sort()).toEqual([
      ['Ann', true],
      ['Bob', false],
    ])
    await fixture.call('kernel.users.update', { id: ann, set: { name: 'Anna' } }, { as: me })
    const other = fixture.call('kernel.users.update', { id: bob, set: { name: 'Rob' } }, { as: me })
    await expect(other).rejects.toMatchObject({ code: 'KITH_DENIED' })
    const roles = fixture.call('kernel.users.update', { id: ann, set: { roles: [administrator] } }, { as: me })
    await expect(roles).rejects.toMatchObject({ details: { problems: [{ path: 'roles', code: 'denied' }] } })
  })
})

describe('sharing', () => {
  test('a record is shared with a person or a team by who may change it, and taken back', async () => {
    fixture = await openFixture([yard])
    const team = await make('kernel.teams', { name: 'East' })
    const [ann, bob, cat] = [await person('Ann'), await person('Bob'), await person('Cat', { team })]
    const mine = await as(ann, ['own'])
    const [id, other] = [
      await make('yard', { name: 'Ours', owner: ann }),
      await make('yard', { name: 'Not', owner: bob }),
    ]
    const sees = async (who: string) => {
      const { rows } = await fixture.call<{ rows: { name: string }[] }>(
        'yard.list',
        {},
        { as: await as(who, ['shared']) },
      )
      return rows.map(row => row.name)
    }
    expect(await sees(bob)).toEqual([])
    const share = (input: object, me = mine) =>
      fixture.call<{ id: string }>('kernel.share', { entity: 'yard.item', ...input }, { as: me })
    const first = await share({ id, user: bob })
    await share({ id, team })
    expect([await sees(bob), await sees(cat)]).toEqual([['Ours'], ['Ours']])
    const write = async () =>
      await fixture.call('yard.update', { id, set: { price: 7 } }, { as: await as(bob, ['shared']) })
    await expect(write()).rejects.toMatchObject({ code: 'KITH_DENIED' })
    expect(await share({ id, user: bob, verbs: ['update'] })).toEqual(first)
    await write()
    const shares = async (who: Actor) =>
      (await fixture.call<{ rows: object[] }>('kernel.sharesOf', { entity: 'yard.item', id }, { as: who })).rows
    expect(await shares(mine)).toMatchObject([
      { user: null, team, label: 'East', verbs: ['read'] },
      { id: first.id, user: bob, team: null, label: 'Bob', verbs: ['read', 'update'] },
    ])
    await expect(shares(await as(cat, ['shared']))).rejects.toMatchObject({ code: 'KITH_NOT_FOUND' })
    await expect(share({ id: other, user: cat })).rejects.toMatchObject({ code: 'KITH_NOT_FOUND' })
    await expect(share({ id, user: bob, team })).rejects.toMatchObject({ code: 'KITH_INVALID' })
    const unshare = async (who: Actor) => await fixture.call('kernel.unshare', first, { as: who })
    await expect(unshare(await as(cat, ['shared']))).rejects.toMatchObject({ code: 'KITH_NOT_FOUND' })
    await unshare(mine)
    expect(await sees(bob)).toEqual([])
  })
})

describe('kernel.explain', () => {
  test('names the rule that allows, or what the rules of one’s roles ask, in both languages', async () => {
    fixture = await openFixture([yard])
    const [ann, bob] = [await person('Ann', { roles: ['own'] }), await person('Bob', { roles: ['names'] })]
    const [id, other] = [
      await make('yard', { name: 'Ours', owner: ann }),
      await make('yard', { name: 'Not', owner: bob }),
    ]
    const me = await as(ann)
    const why = (input: object, who = me) =>
      fixture.call<Record<string, unknown>>('kernel.explain', { entity: 'yard.item', ...input }, { as: who })
    expect(await why({ verb: 'update', record: id })).toMatchObject({ allowed: true, rule: 'yard.own', plugin: 'yard' })
    const refused = await why({ verb: 'update', record: other })
    expect(refused).toMatchObject({ allowed: false, rule: null, rules: [{ id: 'yard.own', holds: false }] })
    const [rule] = refused.rules as { text: Record<string, string> }[]
    expect(rule?.text).toEqual({
      en: 'yard: own may read, create, change, delete; owner is me',
      'zh-CN': expect.stringContaining('owner是我本人'),
    })
    expect(await why({ verb: 'restore', record: id })).toMatchObject({ allowed: false, rules: [] })
    await expect(why({ actor: bob, verb: 'read' })).rejects.toMatchObject({ code: 'KITH_NOT_FOUND' })
    expect(await why({ actor: bob, verb: 'read', field: 'secret' }, fixture.admin)).toMatchObject({
      allowed: false,
      rules: [{ id: 'yard.names', allows: false }],
    })
    expect(await why({ verb: 'read' }, fixture.admin)).toMatchObject({ allowed: true, rule: 'kernel.administrator' })
    expect(await why({ verb: 'read' }, actor(['nobody']))).toMatchObject({ allowed: false, rules: [] })
  })
})
