// Reports as SQL by hand behind the same HTTP edge, on one connection in the answering thread.
// usage: scale-floor.mjs <folder with kith.sqlite>
import { join } from 'node:path'
import { serve } from '@hono/node-server'
import Database from 'better-sqlite3'
import { Hono } from 'hono'
import { byHand } from './scale-reports.mjs'
import { answerParent } from './watch.mjs'

const [folder = ''] = process.argv.slice(2)
const database = new Database(join(folder, 'kith.sqlite'), { readonly: true })
const prepared = new Map()
const statement = sql => {
  const known = prepared.get(sql) ?? database.prepare(sql).raw()
  prepared.set(sql, known)
  return known
}

const site = new Hono().get('/report/:name', c => {
  const [by, actor] = [c.req.query('by') ?? null, c.req.query('actor')]
  const tables = byHand(c.req.param('name'), by, actor)
  return c.json({ tables: tables.map(({ sql, parameters }) => statement(sql).all(parameters)) })
})

serve({ fetch: site.fetch, port: 0, hostname: '127.0.0.1' }, ({ port }) => {
  answerParent()
  process.send?.({ port })
})
