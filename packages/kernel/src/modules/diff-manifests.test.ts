import { hashOf, type RemoteManifest, remoteManifestOf } from '@kith/sdk/remote'
import { describe, expect, test } from 'vitest'
import { diffManifests } from './diff-manifests.ts'
import { watchWith } from './fixture/watch.ts'

const before = remoteManifestOf(watchWith())
const changed = (set: Partial<Record<keyof RemoteManifest, unknown>>) =>
  diffManifests(before, { ...before, ...set }).map(({ kind, name, change }) => `${change} ${kind} ${name}`)

test('what is the same has no difference, in whatever order it is written', () => {
  const turned = Object.fromEntries(Object.entries(before).reverse())
  expect(diffManifests(before, turned)).toEqual([])
})

test('rights come first, and each part says what it was and is', () => {
  const after = remoteManifestOf(
    watchWith({ version: '0.2.0', permissions: { 'watch.rule': 'Rule' }, grants: { '*': ['watch.rule'] } }),
  )
  expect(diffManifests(before, after)).toEqual([
    { kind: 'permission', name: 'watch.rule', change: 'appears', after: 'Rule' },
    { kind: 'grant', name: '*: watch.rule', change: 'appears', after: 'watch.rule' },
    { kind: 'other', name: 'version', change: 'changes', before: '0.1.0', after: '0.2.0' },
  ])
})

describe('each kind of part', () => {
  test.each<[string, Partial<Record<keyof RemoteManifest, unknown>>, readonly string[]]>([
    ['an operation', { operations: {} }, ['goes operation look']],
    ['a route', { routes: [] }, ['goes route GET /watch']],
    ['a hook', { hooks: {} }, ['goes hook looked']],
    ['a tap', { taps: [] }, ['goes tap library.book.saved (watch.books)']],
    ['a job', { jobs: [] }, ['goes job watch.daily']],
    ['a page', { ui: [] }, ['goes screen page all watch-all']],
    [
      'a script',
      { screens: { 'x/ui': { entry: 'a.js', files: { 'a.js': 'sha384-a' } } } },
      ['appears script x/ui a.js', 'appears other screens.x/ui.entry'],
    ],
    ['a write', { writes: { 'library.book': ['update'] } }, ['appears write library.book: update']],
    ['a role', { roles: { watcher: { name: {} } } }, ['appears role watcher']],
    ['a policy', { policies: [] }, ['goes policy watch.note watch.notes']],
    ['what it needs', { needs: [] }, ['goes need library']],
    [
      'an entity',
      { entities: [] },
      ['goes entity watch.note', 'goes field watch.note.book', 'goes field watch.note.seen'],
    ],
    ['a field of others', { extensions: {} }, ['goes field library.book.stars (book)']],
    ['SQL', { migrations: [{ id: '1', statements: ['delete from x'] }] }, ['appears migration 1']],
    [
      'what it does with another',
      { joins: [{ with: { name: 'x', version: '1.0.0' }, writes: { 'x.y': ['delete'] }, taps: [], ui: [] }] },
      ['appears write x.y: delete (with x)', 'appears need with x'],
    ],
    ['what nobody knows', { more: 1 } as never, ['appears other more']],
    ['what is not as it should be', { grants: ['*'] }, ['goes grant reader: watch.look', 'appears other grants']],
  ])('%s', (_, set, expected) => {
    expect(changed(set)).toEqual(expected)
  })

  test('a field that is another now', () => {
    const fields = { ...before.entities[0]?.fields, seen: { kind: 'integer', options: { personal: true } } }
    expect(changed({ entities: [{ ...before.entities[0], fields }] })).toEqual(['changes field watch.note.seen'])
  })
})

// One of everything.
const whole: RemoteManifest = {
  ...before,
  settings: { days: { kind: 'integer', options: { default: 14 } } },
  writes: { 'library.book': ['update'] },
  roles: { watcher: { name: { en: 'Watcher' } } },
  joins: [
    {
      with: { name: 'shop', version: '0.1.0' },
      writes: { 'shop.item': ['create'] },
      taps: before.taps,
      ui: before.ui,
    },
  ],
  presets: ['standard'],
  screens: { 'x/ui': { entry: 'a.js', files: { 'a.js': 'sha384-a', 'b.js': 'sha384-b' } } },
  migrations: [{ id: '0001', statements: ['delete from watch_note'] }],
  mails: { seen: { en: { subject: 'Seen', text: 'Seen.' } } },
  commands: [{ words: 'watch look', about: 'Looks', operation: 'look', options: {} }],
  locales: { en: { watch: 'Watch' }, 'zh-CN': { watch: '观察' } },
}

test('nothing of a manifest can change without a difference', () => {
  const all = changes(whole)
  expect(all.length).toBeGreaterThan(200)
  for (const after of all) {
    expect(hashOf(after)).not.toBe(hashOf(whole))
    expect(diffManifests(whole, after as object)).not.toEqual([])
    expect(diffManifests(after as object, whole)).not.toEqual([])
  }
})

/** The same value with one of its parts gone, or another, for each of its parts. */
function changes(value: unknown): unknown[] {
  if (Array.isArray(value)) {
    const gone = value.map((_, i) => value.toSpliced(i, 1))
    return [[...value, 'more'], ...gone, ...value.flatMap((item, i) => changes(item).map(one => value.with(i, one)))]
  }
  if (typeof value !== 'object' || value === null) return ['another']
  const entries = Object.entries(value)
  return [
    { ...value, more: 'more' },
    ...entries.map(([key]) => Object.fromEntries(entries.filter(([other]) => other !== key))),
    ...entries.flatMap(([key, item]) => changes(item).map(one => ({ ...value, [key]: one }))),
  ]
}
