// The floor of conversions: the lead is read and the rows of a conversion are written by hand, with nothing between.
// usage: convert-floor.mjs <folder with kith.sqlite and rows.json>
import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import { serve } from '@hono/node-server'
import Database from 'better-sqlite3'
import { Hono } from 'hono'
import { z } from 'zod'
import { clock } from './fill.mjs'
import { newId, openWriter } from './floor-writes.mjs'
import { fill } from './rows.mjs'
import { answerParent } from './watch.mjs'

const [folder = ''] = process.argv.slice(2)
const file = join(folder, 'kith.sqlite')
const template = JSON.parse(readFileSync(join(folder, 'rows.json'), 'utf8'))
const write = openWriter({ file, statements: template.rows.map(row => row.sql) })
const lead = new Database(file, { readonly: true }).prepare(
  'select id as lead, name, company, company_fold as companyFold, email, phone from leads_lead where id = ? and deleted_at is null',
)
const time = clock()

const Body = z.object({ id: z.uuid() })

const site = new Hono().post('/trpc/leads.convert', async c => {
  const checked = Body.safeParse(await c.req.json())
  const row = checked.success ? lead.get(checked.data.id) : undefined
  if (!row) return c.json({ error: 'not found' }, 404)
  const own = { ...row, at: time.now().toISOString() }
  const ids = Array.from({ length: template.ids }, () => newId())
  await write(fill(template, [...ids, ...template.names.map(name => own[name])]))
  return c.json({ lead: row.lead })
})

serve({ fetch: site.fetch, port: 0, hostname: '127.0.0.1' }, ({ port }) => {
  answerParent()
  process.send?.({ port })
})
