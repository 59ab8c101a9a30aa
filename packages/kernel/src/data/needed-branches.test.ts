import type { Condition, PolicyBranch } from '@kith/sdk'
import { expect, test } from 'vitest'
import { actor } from '../fixture/app.ts'
import { neededBranches } from './needed-branches.ts'

const me = { ...actor(['seller']), id: 'me' }
const branch = (of: Partial<PolicyBranch>): PolicyBranch => ({ id: 'x', roles: ['seller'], verbs: ['read'], ...of })
const own = branch({ scope: 'own' })
const pool = branch({ where: { owner: null } })
const open = branch({ where: { state: 'open' } })
const team = branch({ scope: 'team' })
const all = [own, pool, open, team]

test.each<[string, Condition, readonly PolicyBranch[] | 'all']>([
  ['one’s own, by the variable', { owner: { $: 'actor.id' } }, 'all'],
  ['one’s own, by the id', { owner: 'me', name: 'x' }, 'all'],
  ['one’s own, spelt out', { owner: { eq: { $: 'actor.id' } } as never }, 'all'],
  ['what somebody else owns: only what is empty contradicts a value', { owner: 'you' }, [own, open, team]],
  ['what nobody owns', { owner: null }, 'all'],
  ['what a rule allows', { state: 'open' }, 'all'],
  ['another value of it, which may be written otherwise', { state: 'Open' }, all],
  ['a field that is empty, by either word for it', { state: '' }, all],
  ['several values', { state: { in: ['open'] } }, all],
  ['a part of another condition', { any: [{ owner: { $: 'actor.id' } }] }, all],
  ['nothing', {}, all],
])('%s', (_, where, expected) => {
  expect(neededBranches(all, where, me)).toEqual(expected)
})

test('whose owner somebody is has no walk among what nobody owns', () => {
  expect(neededBranches([own, open, team], { owner: null }, me)).toEqual([open, team])
})

test('a rule that asks for more than its condition is not what a condition demands', () => {
  const more = [branch({ ...open, via: 'account' }), branch({ ...open, lines: 'lines' }), branch({ scope: 'shared' })]
  expect(neededBranches(more, { state: 'open' }, me)).toEqual(more)
  const both = [branch({ ...own, where: { state: 'open' } })]
  expect(neededBranches(both, { owner: 'me' }, me)).toEqual(both)
})
