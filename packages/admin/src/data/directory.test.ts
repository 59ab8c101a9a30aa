import { expect, test } from 'vitest'
import { createDirectory } from './directory.ts'

const plugin = (name: string, paths: readonly string[]) => ({
  name,
  version: '1.0.0',
  entities: paths.map(path => ({
    name: `${path}.row`,
    path,
    label: 'title',
    fields: { title: { kind: 'text', options: { index: true } }, at: { kind: 'instant', options: {} } },
    indexes: [['at', 'createdAt']],
  })),
  operations: {},
  permissions: {},
})

test('navigation has the main entities, those that stand on others first', () => {
  const directory = createDirectory([
    plugin('kernel', ['kernel.users']),
    plugin('base', ['base', 'base.parts']),
    plugin('work', ['work']),
  ])
  expect(directory.mains.map(({ path }) => path)).toEqual(['work', 'base'])
  expect(directory.byPath('base.parts')?.name).toBe('base.parts.row')
  expect(directory.byName('kernel.users.row')?.path).toBe('kernel.users')
  expect(directory.byPath('base')?.indexed).toEqual(new Set(['title', 'at', 'createdAt']))
})
