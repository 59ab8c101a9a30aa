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
  needs: [],
  extensions: [],
  writes: {},
  taps: [],
  jobs: [],
  routes: [],
  operations: {},
  permissions: {},
  settings: {},
  policies: [],
  grants: {},
  roles: {},
  ui: [],
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

test('headings stand in the order of the plugins, wherever in the navigation what stands under them wants to be', () => {
  const under = (name: string, group: string, position?: number) => ({
    ...plugin(name, [name]),
    ui: [{ part: 'present' as const, entity: `${name}.row`, group, ...(position !== undefined && { position }) }],
  })
  const directory = createDirectory([under('base', 'sales', 30), under('help', 'service', 10), under('own', 'service')])
  expect(directory.groups.map(({ name, entities }) => [name, ...entities.map(({ path }) => path)])).toEqual([
    ['sales', 'base'],
    ['service', 'help', 'own'],
  ])
})

test('read anew, what says the same stays the same', () => {
  const before = createDirectory([plugin('leads', ['leads', 'leads.rules'])])
  const [leads] = [plugin('leads', ['leads', 'leads.rules'])]
  const [first, second] = leads.entities
  if (first) Object.assign(first.fields, { 'custom.tier': { kind: 'text', options: {} } })
  const after = createDirectory([leads], before)
  expect(after.byPath('leads')).not.toBe(before.byPath('leads'))
  expect(second && after.byName(second.name)).toBe(second && before.byName(second.name))
})
