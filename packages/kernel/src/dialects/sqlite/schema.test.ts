import { expect, it } from 'vitest'
import { step, testDatabase } from './database.fixture.ts'
import { parseIndex } from './schema.ts'

it('tells tables with their columns and indexes, and nothing that the database keeps for itself', async () => {
  const { dialect } = await testDatabase()
  await dialect.define([
    step('CREATE TABLE lead (id TEXT PRIMARY KEY NOT NULL, email TEXT, "odd, name" BLOB, score INTEGER NOT NULL)'),
    step('CREATE INDEX lead_list ON lead (score DESC, id)'),
    step(`CREATE UNIQUE INDEX lead_email ON lead (lower(email), "odd, name", coalesce(score, 1))
          WHERE email <> 'where (' AND score > 0`),
    step('CREATE VIRTUAL TABLE search USING fts5(words)'),
    step('CREATE VIEW everything AS SELECT * FROM lead'),
    step('ANALYZE'),
  ])
  expect(await dialect.schema()).toEqual([
    {
      name: 'item',
      columns: [
        { name: 'id', type: 'INTEGER', notNull: false, primary: true },
        { name: 'code', type: 'TEXT', notNull: false, primary: false },
        { name: 'count', type: 'INTEGER', notNull: true, primary: false },
      ],
      indexes: [{ name: 'sqlite_autoindex_item_1', unique: true, columns: ['code'] }],
    },
    {
      name: 'lead',
      columns: [
        { name: 'id', type: 'TEXT', notNull: true, primary: true },
        { name: 'email', type: 'TEXT', notNull: false, primary: false },
        { name: 'odd, name', type: 'BLOB', notNull: false, primary: false },
        { name: 'score', type: 'INTEGER', notNull: true, primary: false },
      ],
      indexes: [
        {
          name: 'lead_email',
          unique: true,
          columns: ['lower(email)', 'odd, name', 'coalesce(score, 1)'],
          where: "email <> 'where (' AND score > 0",
        },
        { name: 'lead_list', unique: false, columns: ['score', 'id'] },
      ],
    },
    { name: 'search', columns: [{ name: 'words', type: '', notNull: false, primary: false }], indexes: [] },
  ])
})

it('reads the terms of an index through quotes, commas and parentheses', () => {
  expect(parseIndex(`CREATE INDEX "a (b" ON t (f(x, ')'), [c,d] DESC)`)).toEqual({ terms: [`f(x, ')')`, '[c,d] DESC'] })
})
