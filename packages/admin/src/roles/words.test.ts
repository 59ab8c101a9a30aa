import type { AppManifest } from '@kith/client'
import type { PolicyBranch } from '@kith/sdk'
import { expect, test } from 'vitest'
import type { RoleRow } from '../people/read.ts'
import { createTexts } from '../texts/texts.ts'
import { speak } from '../texts/words.ts'
import { permissionsOf, rulesOf, waysOf, withIncluded } from './rules.ts'
import { cellWords } from './words.ts'

await speak('en', 'administration')
await speak('zh-CN')

const texts = createTexts('en', { en: { 'x.thing.account': 'Account', 'x.thing.packer': 'Packer' } })
const said = (...branches: readonly Omit<PolicyBranch, 'id' | 'roles' | 'verbs'>[]) => {
  const rules = branches.map((branch, i) => ({
    plugin: 'x',
    branch: { id: `x.${i}`, roles: ['me'], verbs: ['read' as const], ...branch },
  }))
  return cellWords(waysOf(rules, new Set(['me']), 'read'), 'x.thing', texts)
}

test.each([
  [[], 'none'],
  [[{}], 'all'],
  [[{ scope: 'own' }, {}], 'all'],
  [[{ scope: 'own' }, { scope: 'below' }, { scope: 'team' }], 'team and below'],
  [[{ scope: 'shared' }, { scope: 'own' }], 'own, shared'],
  [[{ scope: 'own' }, { scope: 'below', owner: 'packer' }], 'own, team and below by Packer'],
  [
    [
      { scope: 'own', lines: 'lines' },
      { scope: 'shared', lines: 'lines' },
      { via: 'account', lines: 'lines' },
    ],
    'own, shared, via Account (own business lines)',
  ],
  [[{ scope: 'own', lines: 'lines' }, { scope: 'below' }], 'team and below'],
  [[{ where: { status: 'new' } }, { scope: 'own' }], 'own, by a condition'],
  [[{ scope: 'own', where: { status: 'new' } }], 'own (by a condition)'],
  [[{ lines: 'lines', where: { status: 'new' } }], 'own business lines and by a condition'],
  [[{ fields: ['name'] }], 'all (some fields)'],
  [[{ scope: 'own', fields: { except: ['price'] } }, { scope: 'own' }], 'own'],
] as const)('the rules %j are said as %s', (branches, words) => {
  expect(said(...(branches as readonly Omit<PolicyBranch, 'id' | 'roles' | 'verbs'>[]))).toBe(words)
})

test('a role has the rules and permissions of those that it includes, and those of everybody', () => {
  const role = (key: string, includes: readonly string[]) => ({ key, includes }) as RoleRow
  const roles = withIncluded(['chief'], [role('chief', ['lead']), role('lead', ['me', 'chief'])])
  expect([...roles]).toEqual(['chief', 'lead', 'me'])
  const manifest = {
    manifests: [
      {
        name: 'x',
        policies: [{ entity: 'x.thing', branches: [{ id: 'x.all', roles: ['*'], verbs: ['read'] }] }],
        grants: { me: ['x.go'], '*': ['x.look'] },
        permissions: { 'x.go': 'Go', 'x.look': 'Look', 'x.stop': 'Stop' },
      },
    ],
  } as unknown as AppManifest
  expect(waysOf(rulesOf(manifest).get('x.thing') ?? [], roles, 'read')).toEqual([[]])
  expect(permissionsOf(manifest, roles).map(({ has }) => has)).toEqual([true, true, false])
  expect(waysOf([], new Set(['administrator']), 'delete')).toEqual([[]])
})
