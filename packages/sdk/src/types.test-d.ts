import { expectTypeOf, test } from 'vitest'
import { z } from 'zod'
import * as k from './index.ts'

const shelf = k.entity('shelves.shelf', {
  fields: { name: k.text({ required: true }), wide: k.boolean({ default: false }) },
})
const shelves = k.defineContract({
  name: 'shelves',
  version: '0.1.0',
  main: shelf,
  operations: {
    find: k.query({
      needs: 'shelves.read',
      input: z.object({ q: z.string() }),
      output: z.object({ ids: z.array(z.string()) }),
    }),
  },
})
interface ShelvesContract extends k.Infer<typeof shelves> {}
const shelvesContract: ShelvesContract = shelves

const book = k.entity('books.book', {
  fields: {
    name: k.text({ required: true, max: 200 }),
    isbn: k.text({ index: true }),
    state: k.choice(['shelf', 'lent'], { default: 'shelf' }),
    owner: k.ref(k.user),
    lendings: k.integer({ default: 0, derived: true }),
    extra: k.json<{ a: number }>(),
  },
})
const books = k.defineContract({
  name: 'books',
  version: '0.1.0',
  main: book,
  operations: {
    lend: k.mutation({
      needs: 'books.lend',
      input: z.object({ id: z.uuid(), days: z.number().default(1) }),
      output: z.object({ shelf: z.string().nullable() }),
    }),
  },
  hooks: { lent: k.event('books.lent', { v: 1, payload: z.object({ id: z.string() }) }) },
  settings: { days: k.integer({ default: 7 }) },
})
interface BooksContract extends k.Infer<typeof books> {}
const booksContract: BooksContract = books

type Context = k.ChangeContext<BooksContract, ShelvesContract>
const lend: k.Handler<BooksContract, 'lend', ShelvesContract> = () => ({ shelf: null })

test('a row has its fields, empty where it may be', () => {
  type Book = k.Row<typeof book>
  expectTypeOf<Book['name']>().toEqualTypeOf<string>()
  expectTypeOf<Book['isbn']>().toEqualTypeOf<string | null>()
  expectTypeOf<Book['state']>().toEqualTypeOf<'shelf' | 'lent'>()
  expectTypeOf<Book['lendings']>().toEqualTypeOf<number>()
  expectTypeOf<Book['extra']>().toEqualTypeOf<{ a: number } | null>()
  expectTypeOf<Book['version']>().toEqualTypeOf<number>()
})

test('creating asks for what is required and refuses what is derived', () => {
  const create = (_ctx: Context) => {
    const { change } = _ctx
    change.create(book, { name: 'x', state: 'lent', owner: null })
    // @ts-expect-error name is required
    change.create(book, {})
    // @ts-expect-error lendings is derived
    change.create(book, { name: 'x', lendings: 3 })
    change.update(book, 'id', { lendings: 4 })
    // @ts-expect-error not one of the choices
    change.update(book, 'id', { state: 'burnt' })
  }
  expectTypeOf(create).toBeFunction()
})

test('conditions name fields and compare like with like', () => {
  type Where = k.Where<(typeof book)['fields']>
  expectTypeOf({
    lendings: { gte: 50 },
    owner: { $: 'actor.id' },
    any: [{ name: 'x' }, { 'custom.tier': 'a' }],
  }).toExtend<Where>()
  // @ts-expect-error no such field
  const wrongField: Where = { lendingz: 1 }
  // @ts-expect-error a number is not a text
  const wrongType: Where = { name: { gte: 1 } }
  expectTypeOf([wrongField, wrongType]).toBeArray()
})

test('a handler is given its parsed input, its settings and the contracts that it depends on', () => {
  expectTypeOf<Parameters<typeof lend>[1]>().toEqualTypeOf<{ id: string; days: number }>()
  expectTypeOf<Context['settings']['days']>().toEqualTypeOf<number>()
  const ask = (ctx: Context) => ctx.query(shelvesContract).find({ q: 'x' })
  expectTypeOf(ask).returns.resolves.toEqualTypeOf<{ ids: string[] }>()
})

test('a plugin has a handler for each operation, and depends on what it uses', () => {
  const whole: k.Plugin<BooksContract, ShelvesContract> = k.definePlugin({
    contract: booksContract,
    dependsOn: [shelvesContract],
    handlers: { lend },
    taps: [
      k.tap<BooksContract>()(book.saving, {
        id: 'books.tidy',
        shape: (_ctx, rows) => rows.map(row => ({ id: row.id, set: { name: row.after.name.trim() } })),
      }),
    ],
  })
  // @ts-expect-error the handler is missing
  const incomplete = () => k.definePlugin<BooksContract, ShelvesContract>({ contract: booksContract, handlers: {} })
  // @ts-expect-error it uses a contract that it does not depend on
  const undeclared = (): k.Plugin<BooksContract> => k.definePlugin({ contract: booksContract, handlers: { lend } })
  const alone: k.Plugin<ShelvesContract> = k.definePlugin({
    contract: shelvesContract,
    handlers: { find: () => ({ ids: [] }) },
  })
  const config = k.defineConfig({ plugins: [alone, whole] })
  expectTypeOf<k.AppOf<typeof config>['name']>().toEqualTypeOf<'books' | 'shelves'>()
  // @ts-expect-error shelves is missing, and named
  const lacking = () => k.defineConfig({ plugins: [whole] })
  expectTypeOf([incomplete, undeclared, lacking]).toBeArray()
})

test('what joins another plugin uses its contract, and no third one', () => {
  const both = k.tap<BooksContract, ShelvesContract>()(shelf.saved, { id: 'books.shelf', run: () => {} })
  const joined = k.join<BooksContract>()(shelvesContract, { taps: [both] })
  expectTypeOf(k.definePlugin({ contract: booksContract, handlers: {} as never, joins: [joined] })).toEqualTypeOf<
    k.Plugin<BooksContract, never>
  >()
  // @ts-expect-error a tap that needs shelves does not join books alone
  k.join<ShelvesContract>()(booksContract, { taps: [both as k.AnyTap<BooksContract, ShelvesContract>] })
})
