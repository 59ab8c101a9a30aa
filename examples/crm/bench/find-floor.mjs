// The same questions as SQL by hand behind the same HTTP edge, on one connection in the answering thread.
// usage: find-floor.mjs <file>
import { serve } from '@hono/node-server'
import Database from 'better-sqlite3'
import { Hono } from 'hono'
import { answerParent } from './watch.mjs'

const [file = ''] = process.argv.slice(2)
const database = new Database(file, { readonly: true })
const list = who =>
  database.prepare(
    `select * from leads_lead where ${who}status = ? and deleted_at is null order by created_at desc, id desc limit 51`,
  )
const lists = { all: list(''), one: list('owner = ? and ') }
const owner = database.prepare(
  'select id, name from kernel_user where id in (select value from json_each(?)) and deleted_at is null',
)
const find = database.prepare(
  'select r.entity, r.record from kernel_search s join kernel_search_row r on r.seq = s.rowid where s.kernel_search match ? order by s.rowid desc limit 21',
)

const site = new Hono()
  .get('/list', c => {
    const [whose, status] = [c.req.query('owner'), c.req.query('status')]
    const rows = whose === undefined ? lists.all.all(status) : lists.one.all(whose, status)
    return c.json({ rows, labels: owner.all(JSON.stringify([...new Set(rows.map(row => row.owner))])) })
  })
  .get('/search', c => c.json({ rows: find.all(c.req.query('match')) }))

serve({ fetch: site.fetch, port: 0, hostname: '127.0.0.1' }, ({ port }) => {
  answerParent()
  process.send?.({ port })
})
