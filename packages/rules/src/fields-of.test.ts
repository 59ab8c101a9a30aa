import { expect, test } from 'vitest'
import { fieldsOf } from './fields-of.ts'

test('names every field once, however deep, and those behind a ref by their path', () => {
  const condition = {
    status: 'new',
    any: [{ 'custom.tier': 'gold' }, { not: { score: { gte: 5 }, status: 'old' } }],
    all: [{ account: { via: { city: 'Köln', owner: { via: { team: 'x' } } } } }],
    owner: { $: 'actor.id' },
  }
  expect([...fieldsOf(condition)].sort()).toEqual([
    'account',
    'account.city',
    'account.owner',
    'account.owner.team',
    'custom.tier',
    'owner',
    'score',
    'status',
  ])
})
