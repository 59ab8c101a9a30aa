import {
  defineContract,
  definePlugin,
  entity,
  type Handler,
  hold,
  integer,
  mutation,
  type Plugin,
  reject,
  tap,
  text,
} from '@kith/sdk'
import { afterEach, describe, expect, test } from 'vitest'
import { z } from 'zod'
import { actor, type Fixture, openFixture } from '../fixture/app.ts'
import { author, book, type LibraryContract, library, libraryContract } from '../fixture/library.ts'

const open: Fixture[] = []
async function fixtureOf(...args: Parameters<typeof openFixture>): Promise<Fixture> {
  const fixture = await openFixture(...args)
  open.push(fixture)
  return fixture
}
afterEach(async () => {
  for (const fixture of open.splice(0)) await fixture.close()
})

const guestContract = defineContract({ name: 'guest', version: '0.1.0' })
type GuestContract = typeof guestContract
const guest = (
  options: Omit<
    Parameters<typeof definePlugin<GuestContract, LibraryContract>>[0],
    'contract' | 'handlers' | 'dependsOn'
  >,
) =>
  definePlugin<GuestContract, LibraryContract>({
    contract: guestContract,
    dependsOn: [libraryContract],
    handlers: {},
    ...options,
  })

test('what a tap keeps up to date on a record is dropped where the same change deletes that record', async () => {
  const counter = guest({
    writes: { 'library.book': ['update'] },
    taps: [
      tap<GuestContract, LibraryContract>()(book.deleting, {
        id: 'guest.keep',
        shape: (ctx, rows) => {
          for (const { id } of rows) ctx.change.update(book, id, { title: 'Gone' })
          return undefined
        },
      }),
    ],
  })
  const f = await fixtureOf([library, counter])
  const { id } = await f.call<{ id: string }>('library.create', { title: 'Stoner' })
  await f.call('library.delete', { id })
  expect(await f.call('library.restore', { id })).toMatchObject({ title: 'Stoner' })
})

test('a record may have come about before now, and taps are told; its history says when it was written', async () => {
  const seen: (string | undefined)[] = []
  const finder = (when: string) =>
    guest({
      writes: { 'library.book': ['create'] },
      taps: [
        tap<GuestContract, LibraryContract>()(book.saving, {
          id: 'guest.find',
          shape: (ctx, rows) => {
            for (const { after, createdAt } of rows) {
              if (after.title === 'Old') seen.push(createdAt)
              else ctx.change.create(book, { title: 'Old' }, { createdAt: new Date(when) })
            }
            return undefined
          },
        }),
      ],
    })
  const f = await fixtureOf([library, finder('2020-02-03T04:05:06.007Z')])
  const { id, createdAt } = await f.call<{ id: string; createdAt: string }>('library.create', { title: 'New' })
  const at = '2020-02-03T04:05:06.007Z'
  const { rows } = await f.call<{ rows: { id: string }[] }>('library.list', { sort: ['createdAt'] })
  expect(rows).toMatchObject([{ title: 'Old', createdAt: at, updatedAt: at }, { id }])
  expect(seen).toEqual([at])
  const history = await f.call<{ rows: { at: string }[] }>('library.history', { id: rows[0]?.id })
  expect(history.rows[0]?.at).toBe(createdAt)

  const dreamer = await fixtureOf([library, finder('2999-01-01T00:00:00Z')])
  await expect(dreamer.call('library.create', { title: 'New' })).rejects.toMatchObject({
    code: 'KITH_TAP_FAILED',
    details: { tap: 'guest.find', cause: 'KITH_CHANGE' },
  })
})

describe('a mutation', () => {
  test('is one change: record, counter, event, mail and audit are committed together', async () => {
    const seen: unknown[] = []
    const listener = guest({
      taps: [
        tap<GuestContract, LibraryContract>()(libraryContract.hooks.lent, {
          id: 'guest.lent',
          run: (_ctx, payload) => void seen.push(payload),
        }),
      ],
    })
    const f = await fixtureOf([library, listener])
    const made = await f.call<{ id: string }>('library.create', { title: 'Stoner' })
    expect(await f.call('library.lend', { id: made.id, to: 'ann@example.com' })).toEqual({ id: made.id, number: 1 })
    await f.app.idle()
    expect(await f.call('library.get', { id: made.id })).toMatchObject({ state: 'lent', lendings: 1, version: 2 })
    expect(seen).toEqual([{ id: made.id, number: 1 }])
    expect(f.mails).toMatchObject([{ to: 'ann@example.com', subject: 'Yours: Stoner' }])
    expect((await f.call<{ rows: unknown[] }>('kernel.mails.list')).rows).toMatchObject([
      { status: 'sent', subject: 'Yours: Stoner' },
    ])
  })

  test('writes nothing when its handler throws', async () => {
    const f = await fixtureOf()
    await expect(
      f.call('library.lend', { id: '00000000-0000-7000-8000-00000000dead', to: 'a@b.cd' }),
    ).rejects.toMatchObject({ code: 'KITH_NOT_FOUND' })
    expect((await f.call<{ rows: unknown[] }>('kernel.mails.list')).rows).toEqual([])
  })

  test('answers nothing that its contract does not declare', async () => {
    const f = await fixtureOf()
    expect(Object.keys(await f.call<object>('library.write', { author: 'Ann', title: 'One' }))).toEqual(['author'])
  })

  test('two at once that expect the same absence leave one author', async () => {
    const f = await fixtureOf()
    const made = await Promise.all(
      Array.from({ length: 20 }, (_, i) =>
        f.call<{ author: string }>('library.write', { author: 'Ann', title: `Book ${i}` }),
      ),
    )
    expect(new Set(made.map(m => m.author)).size).toBe(1)
    expect(await f.call('library.authors.count')).toEqual({ count: 1, capped: false })
    expect(await f.call('library.count')).toEqual({ count: 20, capped: false })
  })

  test('lost updates do not happen: 30 at once on one record all count', async () => {
    const f = await fixtureOf()
    const { id } = await f.call<{ id: string }>('library.create', { title: 'Stoner' })
    const results = await Promise.allSettled(
      Array.from({ length: 30 }, () => f.call('library.lend', { id, to: 'a@b.cd' })),
    )
    const made = results.filter(r => r.status === 'fulfilled').length
    for (const r of results) if (r.status === 'rejected') expect(r.reason).toMatchObject({ code: 'KITH_CONFLICT' })
    expect(await f.call('library.get', { id })).toMatchObject({ lendings: made })
  })

  test('what was read and then changed by others, before it was written, is read again', async () => {
    let times = 0
    const meanwhile = guest({
      taps: [
        tap<GuestContract, LibraryContract>()(libraryContract.hooks.lending, {
          id: 'guest.meanwhile',
          shape: async (_ctx, { id }) => {
            if (++times === 1) await f.call('library.update', { id, set: { title: 'Changed', state: 'lent' } })
            return undefined
          },
        }),
      ],
    })
    const f = await fixtureOf([library, meanwhile])
    const { id } = await f.call<{ id: string }>('library.create', { title: 'Stoner' })
    await f.call('library.lend', { id, to: 'a@b.cd' })
    expect(times).toBe(2)
    const { rows } = await f.call<{ rows: { text: string }[] }>('kernel.mails.list')
    expect(rows[0]?.text).toContain('Changed')
  })

  test('what was read is at its version when a derived value is written that makes none', async () => {
    let times = 0
    const meanwhile = tap<TallyContract>()(counter.saving, {
      id: 'tally.meanwhile',
      guard: async (_ctx, [row]) => {
        if (row?.verb === 'update' && ++times === 1) await f.call('tally.update', { id, set: { name: 'Longer' } })
        return undefined
      },
    })
    const f = await fixtureOf([
      definePlugin<TallyContract>({ contract: tallyContract, handlers: { measure }, taps: [meanwhile] }),
    ])
    const { id } = await f.call<{ id: string }>('tally.create', { name: 'Name' })
    await f.call('tally.measure', { id })
    expect(await f.call('tally.get', { id })).toMatchObject({ name: 'Longer', length: 6 })
  })

  test('a counter gives each number once', async () => {
    const f = await fixtureOf()
    const books = await Promise.all(
      Array.from({ length: 150 }, (_, i) => f.call<{ id: string }>('library.create', { title: `Book ${i}` })),
    )
    const lent = await Promise.all(
      books.map(b => f.call<{ number: number }>('library.lend', { id: b.id, to: 'a@b.cd' })),
    )
    expect(lent.map(l => l.number).sort((a, b) => a - b)).toEqual(Array.from({ length: 150 }, (_, i) => i + 1))
  })
})

describe('an idempotency key', () => {
  test('replays the stored answer, and refuses another body', async () => {
    const f = await fixtureOf()
    const first = await f.call('library.create', { title: 'Stoner' }, { key: 'k1' })
    expect(await f.call('library.create', { title: 'Stoner' }, { key: 'k1' })).toEqual(first)
    await expect(f.call('library.create', { title: 'Other' }, { key: 'k1' })).rejects.toMatchObject({
      code: 'KITH_KEY_REUSED',
    })
    expect(await f.call('library.count')).toMatchObject({ count: 1 })
  })

  test('many at once with one key are one record and one answer', async () => {
    const f = await fixtureOf()
    const made = await Promise.all(
      Array.from({ length: 25 }, () => f.call<{ id: string }>('library.create', { title: 'Stoner' }, { key: 'same' })),
    )
    expect(new Set(made.map(m => m.id)).size).toBe(1)
    expect(await f.call('library.count')).toMatchObject({ count: 1 })
  })

  test('is not bound by a refusal, and belongs to its actor', async () => {
    const f = await fixtureOf()
    await expect(f.call('library.create', { title: 'forbidden' }, { key: 'k' })).rejects.toMatchObject({
      code: 'KITH_REJECTED',
    })
    const made = await f.call<{ id: string }>('library.create', { title: 'fine' }, { key: 'k' })
    const other = await f.call<{ id: string }>(
      'library.create',
      { title: 'fine' },
      { key: 'k', as: { ...f.admin, id: 'other' } },
    )
    expect(other.id).not.toBe(made.id)
  })
})

describe('filters', () => {
  test('a guard rejects with its code, its plugin and its tap', async () => {
    const f = await fixtureOf()
    await expect(f.call('library.create', { title: ' forbidden ' })).rejects.toMatchObject({
      code: 'KITH_REJECTED',
      details: { plugin: 'library', tap: 'library.tidy', code: 'library.forbidden', path: 'title' },
    })
  })

  test('a hold stores the question and nothing else, and answers Held', async () => {
    const f = await fixtureOf()
    const answer = await f.call<{ held: { decision: string } }>('library.create', { title: 'dubious' }, { key: 'h' })
    expect(answer).toMatchObject({
      held: { plugin: 'library', tap: 'library.tidy', approver: 'role:librarian', reason: 'Is it fit to read?' },
    })
    expect(await f.call('library.create', { title: 'dubious' }, { key: 'h' })).toEqual(answer)
    expect(await f.call('library.count')).toMatchObject({ count: 0 })
    expect(await f.call('kernel.decisions.get', { id: answer.held.decision })).toMatchObject({
      operation: 'library.create',
      status: 'waiting',
      command: { input: { title: 'dubious' }, actor: 'token' },
      writes: [{ entity: 'library.book', verb: 'create', set: { title: 'dubious' } }],
    })
  })

  test('taps of other plugins shape and add writes, in order; rows come all at once', async () => {
    const calls: number[] = []
    const plugin = guest({
      writes: { 'library.author': ['create'] },
      taps: [
        tap<GuestContract, LibraryContract>()(book.saving, {
          id: 'guest.sign',
          after: ['library.tidy'],
          shape: (ctx, rows) => {
            calls.push(rows.length)
            return rows.map(row => ({
              id: row.id,
              set: {
                title: `${row.after.title}!`,
                author: ctx.change.create(author, { name: `Of ${row.after.title}` }),
              },
            }))
          },
        }),
      ],
    })
    const f = await fixtureOf([plugin, library])
    expect(await f.call('library.create', { title: '  Stoner ' })).toMatchObject({ title: 'Stoner!' })
    expect((await f.call<{ rows: unknown[] }>('library.authors.list')).rows).toMatchObject([{ name: 'Of Stoner' }])
    expect(calls).toEqual([1])
  })

  test('what a plugin has not declared it may not write', async () => {
    const plugin = guest({
      taps: [
        tap<GuestContract, LibraryContract>()(book.saving, {
          id: 'guest.sneak',
          shape: ctx => void ctx.change.create(author, { name: 'x' }) as undefined,
        }),
      ],
    })
    const f = await fixtureOf([library, plugin])
    await expect(f.call('library.create', { title: 'Stoner' })).rejects.toMatchObject({
      code: 'KITH_TAP_FAILED',
      details: { plugin: 'guest', tap: 'guest.sneak', cause: 'KITH_WRITES' },
    })
  })

  test('a tap that throws, and one that hangs, fail the command by name', async () => {
    const hangs = guest({
      taps: [
        tap<GuestContract, LibraryContract>()(libraryContract.hooks.lending, {
          id: 'guest.hang',
          shape: () => new Promise<undefined>(() => {}),
        }),
      ],
    })
    const f = await fixtureOf([library, hangs], { tapDeadline: 20 })
    const { id } = await f.call<{ id: string }>('library.create', { title: 'Stoner' })
    await expect(f.call('library.lend', { id, to: 'a@b.cd' })).rejects.toMatchObject({
      code: 'KITH_TAP_TIMEOUT',
      details: { plugin: 'guest', tap: 'guest.hang' },
    })
    expect(await f.call('library.get', { id })).toMatchObject({ state: 'shelf' })
  })

  test('taps that go on adding writes are stopped', async () => {
    const plugin = guest({
      writes: { 'library.book': ['create'] },
      taps: [
        tap<GuestContract, LibraryContract>()(book.saving, {
          id: 'guest.loop',
          shape: ctx => void ctx.change.create(book, { title: 'again' }) as undefined,
        }),
      ],
    })
    const f = await fixtureOf([library, plugin])
    await expect(f.call('library.create', { title: 'Stoner' })).rejects.toMatchObject({ code: 'KITH_SHAPE_LOOP' })
  })

  test('a draft that a filter hands out cannot be changed in place', async () => {
    const plugin = guest({
      taps: [
        tap<GuestContract, LibraryContract>()(libraryContract.hooks.lending, {
          id: 'guest.mutate',
          shape: (_ctx, draft) => {
            ;(draft as { days: number }).days = 1
            return undefined
          },
        }),
      ],
    })
    const f = await fixtureOf([library, plugin])
    const { id } = await f.call<{ id: string }>('library.create', { title: 'Stoner' })
    await expect(f.call('library.lend', { id, to: 'a@b.cd' })).rejects.toMatchObject({ code: 'KITH_TAP_FAILED' })
  })

  test('a patch from a filter takes effect, and a guard sees the end of it', async () => {
    const seen: number[] = []
    const plugin = guest({
      taps: [
        tap<GuestContract, LibraryContract>()(libraryContract.hooks.lending, {
          id: 'guest.watch',
          guard: (_ctx, draft) => void seen.push(draft.days) as undefined,
        }),
        tap<GuestContract, LibraryContract>()(libraryContract.hooks.lending, {
          id: 'guest.longer',
          shape: (_ctx, draft) => ({ days: draft.days + 30 }),
        }),
      ],
    })
    const f = await fixtureOf([library, plugin], { settings: { library: { days: 2 } } })
    const { id } = await f.call<{ id: string }>('library.create', { title: 'Stoner' })
    await f.call('library.lend', { id, to: 'a@b.cd' })
    expect(seen).toEqual([32])
  })

  test('a rejecting guard of another plugin guards every path', async () => {
    const plugin = guest({
      taps: [
        tap<GuestContract, LibraryContract>()(book.deleting, {
          id: 'guest.keep',
          guard: () => reject('guest.keep', 'Books are kept.'),
        }),
      ],
    })
    const f = await fixtureOf([library, plugin])
    const { id } = await f.call<{ id: string }>('library.create', { title: 'Stoner' })
    await expect(f.call('library.delete', { id })).rejects.toMatchObject({
      code: 'KITH_REJECTED',
      details: { code: 'guest.keep' },
    })
  })

  test('holding is for the person who asked, whoever holds', async () => {
    const plugin = guest({
      taps: [
        tap<GuestContract, LibraryContract>()(libraryContract.hooks.lending, {
          id: 'guest.hold',
          guard: () => hold({ approver: 'role:boss', reason: 'Ask' }),
        }),
      ],
    })
    const f = await fixtureOf([library, plugin])
    const librarian = actor(['librarian'])
    await f.call('kernel.users.create', { name: 'Lib', email: 'lib@example.com', roles: ['librarian'] })
    const { id } = await f.call<{ id: string }>('library.create', { title: 'Stoner', owner: librarian.id })
    expect(await f.call('library.lend', { id, to: 'a@b.cd' }, { as: librarian })).toMatchObject({
      held: { plugin: 'guest' },
    })
    expect(f.mails).toEqual([])
  })
})

describe('collects', () => {
  test('who fails or answers late is left out', async () => {
    const answers: unknown[] = []
    const item = (id: string, run: () => unknown) =>
      tap<GuestContract, LibraryContract>()(libraryContract.hooks.opinions, {
        id,
        collect: run as () => { text: string }[],
      })
    const asker = guest({
      taps: [
        item('guest.one', () => [{ text: 'good', more: 'stripped' }]),
        item('guest.two', () => {
          throw new Error('no opinion')
        }),
        item('guest.three', () => new Promise(() => {})),
        tap<GuestContract, LibraryContract>()(book.saving, {
          id: 'guest.ask',
          shape: async ctx => {
            answers.push(await ctx.collect(libraryContract.hooks.opinions, { title: 'x' }))
            return undefined
          },
        }),
      ],
    })
    const f = await fixtureOf([library, asker as Plugin<GuestContract, LibraryContract>], { tapDeadline: 30 })
    await f.call('library.create', { title: 'Stoner' }).catch(() => undefined)
    expect(answers).toEqual([[{ text: 'good' }]])
  })
})

test('what a record came from is told with labels as its reader may see them', async () => {
  const f = await fixtureOf()
  await f.call('library.write', { author: 'Ann', title: 'One' })
  const [one] = (await f.call<{ rows: { id: string; author: string }[] }>('library.list')).rows
  const ask = { entity: 'library.book', id: one?.id }
  expect(await f.call('kernel.related', ask)).toEqual({
    origin: [{ entity: 'library.author', id: one?.author, label: 'Ann' }],
  })
  await expect(f.call('kernel.related', ask, { as: actor([]) })).rejects.toMatchObject({ code: 'KITH_NOT_FOUND' })
})

const counter = entity('tally.counter', {
  fields: { name: text({ required: true }), length: integer({ default: 0, derived: true }) },
})
const tallyContract = defineContract({
  name: 'tally',
  version: '0.1.0',
  main: counter,
  permissions: { 'tally.measure': 'Measure a name' },
  operations: {
    measure: mutation({ needs: 'tally.measure', input: z.object({ id: z.uuid() }), output: z.object({}) }),
  },
})
type TallyContract = typeof tallyContract
const measure: Handler<TallyContract, 'measure'> = async (ctx, { id }) => {
  const found = await ctx.data.get(counter, id)
  ctx.change.update(counter, id, { length: found?.name.length ?? 0 })
  return {}
}
