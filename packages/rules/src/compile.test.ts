import Database from 'better-sqlite3'
import fc from 'fast-check'
import { afterAll, describe, expect, test } from 'vitest'
import { condition as anyCondition, row as anyRow, type Row, types, values } from './arbitraries.ts'
import type { ColumnRef, Dialect } from './column.ts'
import { compile } from './compile.ts'
import { evaluate } from './evaluate.ts'
import { fold } from './fold.ts'
import type { Condition, FieldType } from './types.ts'
import { variables } from './variables.ts'

const database = new Database(':memory:')
afterAll(() => database.close())
database.exec(`
  CREATE TABLE lead (
    name TEXT, name_fold TEXT, source TEXT, source_fold TEXT, code TEXT, score REAL, "count" INTEGER, done INTEGER,
    day TEXT, at TEXT, topics TEXT, owner TEXT, account TEXT
  );
  CREATE TABLE account (id TEXT, city TEXT);
  CREATE INDEX lead_name ON lead (name_fold);
  CREATE INDEX lead_code ON lead (code);
  CREATE INDEX lead_score ON lead (score);
`)

const variable = variables({ values, now: Date.parse('2024-02-29T12:30:00.123Z'), zone: 'Asia/Shanghai' })

describe('compile and evaluate', () => {
  test('agree on every operator, type and nesting', () => {
    fc.assert(
      fc.property(anyCondition, fc.array(anyRow, { minLength: 1, maxLength: 8 }), (condition, rows) => {
        database.exec('DELETE FROM lead')
        for (const row of rows) insert(row)
        const expected = rows.map(row => evaluate(condition, row, { types, variable }))
        expect(answers(condition)).toEqual(expected)
      }),
      { numRuns: 2000 },
    )
  })
})

test('the database folds as evaluate does, for letters that share a lower case', () => {
  database.exec('DELETE FROM lead')
  insert({ ...blank, name: 'STRASSE ΟΔΟΣ ﬁne' })
  expect(answers({ name: 'straße οδος FINE' })).toEqual([true])
  expect(answers({ name: { contains: 'οδοσ' } })).toEqual([true])
})

test.each(['\ud7ff', '\u{10ffff}', 'a\u{10ffff}', '\uffff', '%', '_a', "'"])(
  'starts with %j and nothing beside it',
  start => {
    const codes = [
      '\ud7ff',
      '\ud7ffx',
      '\ue000',
      '\ufffd',
      '\uffff',
      '\u{10000}',
      '\u{10ffff}',
      '\u{10ffff}x',
      'a\u{10ffff}',
      'b',
      '%',
      '_a',
      "'",
      '&',
      'xa',
    ]
    database.exec('DELETE FROM lead')
    for (const code of codes) insert({ ...blank, code })
    expect(answers({ code: { startsWith: start } })).toEqual(codes.map(code => code.startsWith(start)))
  },
)

describe('in SQLite', () => {
  test.each<[string, Condition]>([
    ['lead_code', { code: 'a' }],
    ['lead_code', { code: { in: ['a', 'b'] } }],
    ['lead_code', { code: { startsWith: 'a%' } }],
    ['lead_name', { name: { startsWith: '张' } }],
    ['lead_name', { name: null }],
    ['lead_score', { score: { gte: 50 }, not: { done: true } }],
  ])('%s answers %j', (index, condition) => {
    const { strings, values } = compile(condition, { column, variable, dialect: 'sqlite' })
    const plan = database.prepare(`EXPLAIN QUERY PLAN SELECT 1 FROM lead WHERE ${strings.join('?')}`).all(...values)
    expect(JSON.stringify(plan)).toContain(`INDEX ${index}`)
  })

  test('via asks the record that a ref points at', () => {
    database.exec("DELETE FROM lead; DELETE FROM account; INSERT INTO account VALUES ('a1', 'Köln'), ('a2', 'Bonn')")
    for (const account of ['a1', 'a2', null]) database.prepare('INSERT INTO lead (account) VALUES (?)').run(account)
    expect(answers({ account: { via: { city: 'Köln' } } })).toEqual([true, false, false])
    expect(answers({ not: { account: { via: { city: 'Köln' } } } })).toEqual([false, true, true])
  })
})

describe('the SQL', () => {
  test('is a template literal: one string more than values, and nothing of the condition in it', () => {
    fc.assert(
      fc.property(anyCondition, fc.constantFrom<Dialect>('sqlite', 'postgres'), (condition, dialect) => {
        const { strings, values } = compile(condition, { column, variable, dialect })
        expect(strings).toHaveLength(values.length + 1)
        expect(strings.join('')).toMatch(/^[A-Z_a-z ()"'.,<>=@:\\[\]01]*$/)
      }),
    )
  })

  test.each<[Condition, string, unknown[]]>([
    [{}, 'TRUE', []],
    [{ any: [] }, 'FALSE', []],
    [{ name: 'Ab' }, '"lead"."name_fold" = $', ['ab']],
    [{ name: { gte: 'Z' } }, '"lead"."name_fold" COLLATE "C" >= $', ['z']],
    [
      { code: { startsWith: 'a_' } },
      '("lead"."code" COLLATE "C" >= $ AND "lead"."code" COLLATE "C" < $)',
      ['a_', 'a`'],
    ],
    [{ code: { contains: '5%_\\' } }, `"lead"."code" LIKE $ ESCAPE '\\'`, ['%5\\%\\_\\\\%']],
    [{ code: { endsWith: '😀x' } }, 'right("lead"."code", $) = $', [2, '😀x']],
    [{ score: { gt: 0.5 } }, '"lead"."score" > CAST($ AS numeric)', [0.5]],
    [{ score: { in: [1, null] } }, '("lead"."score" = CAST($ AS bigint) OR "lead"."score" IS NULL)', [1]],
    [{ code: { ne: 'a' } }, '"lead"."code" IS DISTINCT FROM $', ['a']],
    [{ code: { notIn: ['a', 'b'] } }, '("lead"."code" IS NULL OR "lead"."code" NOT IN ($, $))', ['a', 'b']],
    [{ not: { done: true } }, '("lead"."done" = $) IS NOT TRUE', [1]],
    [{ topics: { has: 'a' } }, 'CAST("lead"."topics" AS jsonb) @> to_jsonb(CAST($ AS text))', ['a']],
    [{ topics: null }, `("lead"."topics" IS NULL OR "lead"."topics" = '[]')`, []],
    [{ owner: { $: 'actor.id' } }, '"lead"."owner" = $', ['u1']],
    [{ owner: { $: 'actor.team' } }, 'FALSE', []],
    [{ at: { gte: { $: 'today' } } }, '"lead"."at" >= $', ['2024-02-28T16:00:00.000Z']],
  ])('for Postgres of %j', (condition, text, values) => {
    const sql = compile(condition, { column, variable, dialect: 'postgres' })
    expect([sql.strings.join('$'), sql.values]).toEqual([text, values])
  })
})

test.each<[unknown, string]>([
  [{ secret: 'x' }, 'condition.unknown_field'],
  [{ constructor: 'x' }, 'condition.unknown_field'],
  [{ $: 'now' }, 'condition.unknown_field'],
  [{ name: { regex: '(a+)+' } }, 'condition.unknown_operator'],
  [{ name: { constructor: 'x' } }, 'condition.unknown_operator'],
  [{ score: { contains: '5' } }, 'condition.wrong_operator'],
  [{ owner: { via: {} } }, 'condition.wrong_operator'],
  [{ any: { name: 'x' } }, 'condition.wrong_type'],
  [{ note: { contains: 'x' } }, 'condition.not_folded'],
])('%j is refused as %s', (condition, code) => {
  const run = () => compile(condition as Condition, { column, variable, dialect: 'sqlite' })
  expect(run).toThrow(expect.objectContaining({ code }))
})

test('a text without a folded column can be asked whether it is empty', () => {
  expect(compile({ note: null }, { column, variable, dialect: 'sqlite' }).strings).toEqual([
    `("lead"."note" IS NULL OR "lead"."note" = '')`,
  ])
})

const blank: Row = {
  name: null,
  ext: { campaigns: { source: null } },
  code: null,
  score: null,
  count: null,
  done: null,
  day: null,
  at: null,
  topics: null,
  owner: null,
}

function insert(row: Row): void {
  const source = row.ext.campaigns.source
  database
    .prepare('INSERT INTO lead VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, NULL)')
    .run(
      row.name,
      row.name === null ? null : fold(row.name),
      source,
      source === null ? null : fold(source),
      row.code,
      row.score,
      row.count,
      row.done === null ? null : Number(row.done),
      row.day,
      row.at,
      row.topics && JSON.stringify(row.topics),
      row.owner,
    )
}

function answers(condition: Condition): boolean[] {
  const { strings, values } = compile(condition, { column, variable, dialect: 'sqlite' })
  const statement = database.prepare(`SELECT (${strings.join('?')}) IS TRUE FROM lead ORDER BY rowid`).pluck()
  return statement.all(...values).map(Boolean)
}

function column(field: string): ColumnRef | undefined {
  if (field === 'account') return { sql: '"lead"."account"', type: 'ref', via: inAccount }
  if (field === 'note') return { sql: '"lead"."note"', type: 'text' }
  if (!Object.hasOwn(types, field)) return undefined
  const type: FieldType = types[field as keyof typeof types]
  const name = field.split('.').at(-1)
  return { sql: `"lead"."${name}"`, type, ...(type === 'text' && { folded: `"lead"."${name}_fold"` }) }
}

function inAccount(condition: Condition) {
  const city = (name: string): ColumnRef | undefined =>
    name === 'city' ? { sql: '"account"."city"', type: 'exact' } : undefined
  const { strings, values } = compile(condition, { column: city, variable, dialect: 'sqlite' })
  const [first = '', ...rest] = strings
  const before = `EXISTS (SELECT 1 FROM account WHERE "account"."id" = "lead"."account" AND ${first}`
  return {
    strings: [...(rest.length ? [before, ...rest] : [before])].map((s, i, all) => (i === all.length - 1 ? `${s})` : s)),
    values,
  }
}
