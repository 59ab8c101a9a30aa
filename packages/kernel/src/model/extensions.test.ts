import {
  choice,
  defineContract,
  definePlugin,
  entity,
  ext,
  extendEntity,
  type HistoryPage,
  type Infer,
  integer,
  mutation,
  type Plugin,
  query,
  type Row,
  tap,
  text,
} from '@kith/sdk'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { z } from 'zod'
import { actor, type Fixture, openFixture } from '../fixture/app.ts'
import { author, book, type LibraryContract, library, libraryContract } from '../fixture/library.ts'

const contract = defineContract({
  name: 'ex-libris',
  version: '0.1.0',
  permissions: { 'ex-libris.use': 'Use it' },
  operations: {
    mark: mutation({
      needs: 'ex-libris.use',
      input: z.object({ id: z.string(), plate: z.string() }),
      output: z.object({}),
    }),
    pages: mutation({ needs: 'ex-libris.use', input: z.object({ id: z.string() }), output: z.object({}) }),
    plate: query({
      needs: 'ex-libris.use',
      input: z.object({ id: z.string() }),
      output: z.object({ plate: z.string().nullable(), opened: z.number() }),
    }),
  },
  extensions: {
    book: extendEntity(book, {
      plate: text({ index: true, personal: true }),
      opened: integer({ default: 0, derived: true }),
      state: choice(['marked', 'plain'], { default: 'plain' }),
    }),
  },
})
interface ExLibrisContract extends Infer<typeof contract> {}
const exLibrisContract: ExLibrisContract = contract

const exLibris: Plugin<ExLibrisContract, LibraryContract> = definePlugin<ExLibrisContract, LibraryContract>({
  contract: exLibrisContract,
  dependsOn: [libraryContract],
  handlers: {
    mark(ctx, { id, plate }) {
      ctx.change.update(book, id, { ext: { 'ex-libris': { plate, opened: 1 } } })
      return {}
    },
    pages(ctx, { id }) {
      ctx.change.update(book, id, { pages: 1, ext: { 'ex-libris': { plate: 'x' } } })
      return {}
    },
    async plate(ctx, { id }) {
      const row = await ctx.data.get(book, id)
      const mine = row && ext(exLibrisContract, row)
      return { plate: mine?.plate ?? null, opened: mine?.opened ?? 0 }
    },
  },
})

const meddler = definePlugin({
  contract: defineContract({ name: 'meddler', version: '0.1.0' }),
  handlers: {},
  taps: [
    tap()(book.saving, {
      id: 'meddler.plates',
      shape: (_ctx, rows) =>
        rows.some(row => row.after.title === 'Meddle')
          ? rows.map(row => ({ id: row.id, set: { ext: { 'ex-libris': { plate: 'stolen' } } } }))
          : undefined,
    }),
  ],
})

let fixture: Fixture
let id: string
beforeAll(async () => {
  fixture = await openFixture([library, exLibris, meddler])
  ;({ id } = await fixture.call<{ id: string }>('library.create', { title: 'Dune' }))
})
afterAll(() => fixture?.close())

describe("a plugin's fields on another's entity", () => {
  test('stand in its bag, are written by it without leave to write the rest, and are read typed', async () => {
    expect(await fixture.call('library.get', { id })).toMatchObject({
      ext: { 'ex-libris': { plate: null, opened: 0, state: 'plain' } },
    })
    await fixture.call('ex-libris.mark', { id, plate: 'Ada' })
    expect(await fixture.call('ex-libris.plate', { id })).toEqual({ plate: 'Ada', opened: 1 })
    await expect(fixture.call('ex-libris.pages', { id })).rejects.toMatchObject({ code: 'KITH_WRITES' })
  })

  test('people write them as the entity lets them; derived ones are its own', async () => {
    const set = { ext: { 'ex-libris': { state: 'marked' } } }
    expect(await fixture.call('library.update', { id, set })).toMatchObject({
      ext: { 'ex-libris': { plate: 'Ada', state: 'marked' } },
    })
    const derived = { ext: { 'ex-libris': { opened: 9 } } }
    await expect(fixture.call('library.update', { id, set: derived })).rejects.toMatchObject({
      details: { problems: [{ path: 'ext.ex-libris.opened', code: 'derived' }] },
    })
    await expect(fixture.call('library.update', { id, set }, { as: actor(['reader']) })).rejects.toMatchObject({
      code: 'KITH_DENIED',
    })
  })

  test('another plugin may not', async () => {
    await expect(fixture.call('library.create', { title: 'Meddle' })).rejects.toMatchObject({
      code: 'KITH_WRITES',
      details: { plugin: 'meddler', field: 'ext.ex-libris.plate' },
    })
  })

  test('filter, sort, and stand in history and manifest', async () => {
    const found = await fixture.call<{ rows: Row<typeof book>[] }>('library.list', {
      where: { 'ext.ex-libris.plate': { startsWith: 'ad' } },
      sort: ['ext.ex-libris.plate'],
    })
    expect(found.rows.map(row => row.title)).toEqual(['Dune'])
    const history = await fixture.call<HistoryPage>('library.history', { id })
    expect(history.rows.map(entry => Object.keys(entry.changes))).toContainEqual(['ext.ex-libris.state'])
    const entity = fixture.app.manifests.flatMap(m => m.entities).find(e => e.name === book.name)
    expect(entity?.fields['ext.ex-libris.plate']).toEqual({ kind: 'text', options: { index: true, personal: true } })
    expect(fixture.app.manifests.find(m => m.name === 'ex-libris')?.extensions).toMatchObject([{ entity: book.name }])
  })

  test('a custom field beside them has a bag of its own', async () => {
    await fixture.call('kernel.addField', { entity: book.name, key: 'plate', kind: 'text' })
    const set = { custom: { plate: 'mine' } }
    expect(await fixture.call('library.update', { id, set })).toMatchObject({
      custom: { plate: 'mine' },
      ext: { 'ex-libris': { plate: 'Ada' } },
    })
  })
})

describe('what cannot be ends the start', () => {
  const plugin = (name: string, extensions: object, dependsOn = [libraryContract]) =>
    definePlugin({
      contract: defineContract({ name, version: '0.1.0', extensions: extensions as never }),
      dependsOn,
      handlers: {},
    })
  const start = (...plugins: Parameters<typeof openFixture>[0] & object) => openFixture([library, ...plugins])

  test('an entity that is not there', async () => {
    const lost = entity('lost.thing', { fields: { name: text() } })
    await expect(start(plugin('a', { x: extendEntity(lost, { y: text() }) }))).rejects.toMatchObject({
      code: 'KITH_EXTENSION',
    })
  })

  test('an entity of a plugin that it does not depend on', async () => {
    await expect(start(plugin('a', { x: extendEntity(book, { y: text() }) }, []))).rejects.toMatchObject({
      code: 'KITH_EXTENSION',
      message: expect.stringContaining('dependsOn'),
    })
  })

  test('a name that cannot be', async () => {
    await expect(start(plugin('a', { x: extendEntity(book, { all: text() }) }))).rejects.toMatchObject({
      code: 'KITH_FIELD',
    })
  })

  test('a column that two fields share', async () => {
    const [one, two] = [
      plugin('a', { x: extendEntity(author, { bC: text() }) }),
      plugin('a-b', { x: extendEntity(author, { c: text() }) }),
    ]
    await expect(start(one, two)).rejects.toMatchObject({
      code: 'KITH_COLLISION',
      details: { fields: ['ext.a.bC', 'ext.a-b.c'] },
    })
  })
})
