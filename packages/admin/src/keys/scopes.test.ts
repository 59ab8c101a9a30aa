import type { AppManifest } from '@kith/client'
import { expect, test } from 'vitest'
import { fewest, scopeGroups } from './scopes.ts'

const manifest = {
  manifests: [
    { name: 'kernel', entities: [{ path: 'kernel.users' }], operations: {} },
    {
      name: 'desk',
      entities: [{ path: 'desk' }, { path: 'desk.answers' }],
      operations: {
        receive: { type: 'mutation', needs: 'desk.receive', internal: false },
        secret: { type: 'query', needs: 'x', internal: true },
      },
    },
    { name: 'silent', entities: [], operations: {} },
  ],
} as unknown as AppManifest

test('modules offer what they answer, Kith itself last, and nothing that is internal', () => {
  const groups = scopeGroups(manifest)
  expect(groups.map(({ plugin }) => plugin)).toEqual(['desk', 'kernel'])
  expect(groups[0]?.operations).toEqual(expect.arrayContaining(['desk.list', 'desk.answers.get', 'desk.receive']))
  expect(groups[0]?.operations).not.toContain('desk.secret')
})

test.each([
  [
    ['desk.*', 'desk.list', 'desk.answers.list', 'other.get'],
    ['desk.*', 'other.get'],
  ],
  [['*', 'desk.*'], ['*']],
  [
    ['desk.list', 'desk.get'],
    ['desk.list', 'desk.get'],
  ],
])('%s are %s', (given, kept) => {
  expect(fewest(given)).toEqual(kept)
})
