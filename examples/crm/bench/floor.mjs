// The floor: the same form, checked by a zod schema and written by hand, with nothing between: Hono on
// @hono/node-server, one thread that writes, all that waits in one durable commit.
// usage: floor.mjs <folder with kith.sqlite and rows.json> [--database postgres://…]
import { createHash } from 'node:crypto'
import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import { serve } from '@hono/node-server'
import { Hono } from 'hono'
import { z } from 'zod'
import { openPool } from './floor-pool.mjs'
import { newId, openWriter } from './floor-writes.mjs'
import { fill } from './rows.mjs'
import { answerParent } from './watch.mjs'

const [folder = '', , address] = process.argv.slice(2)
const template = JSON.parse(readFileSync(join(folder, 'rows.json'), 'utf8'))
const statements = template.rows.map(row => row.sql)
const write = address ? openPool(address, statements) : openWriter({ file: join(folder, 'kith.sqlite'), statements })

const Body = z.object({
  key: z.uuid(),
  values: z.object({
    kind: z.enum(['company', 'person']),
    name: z.string().trim().min(1).max(200),
    email: z.email().max(254),
    phone: z.string().trim().max(32).optional(),
    company: z.string().trim().max(200).optional(),
    size: z.enum(['1-10', '11-50', '51-200', '201-1000', '1000+']).optional(),
    industry: z.enum(['construction', 'mining', 'agriculture', 'manufacturing', 'logistics', 'other']).optional(),
    region: z.enum(['east-china', 'north-china', 'south-china', 'west-china', 'overseas']),
    message: z.string().max(5000).optional(),
    consent: z.literal(true),
  }),
  meta: z.object({
    page: z.string().max(2000),
    referrer: z.string().max(2000),
    utm: z.record(z.string(), z.string().max(200)),
    clickIds: z.record(z.string(), z.string().max(200)),
    version: z.int(),
    locale: z.string(),
  }),
})

const site = new Hono().post('/f/contact-us', async c => {
  const body = await c.req.text()
  const checked = Body.safeParse(JSON.parse(body))
  if (!checked.success) return c.json({ errors: checked.error.issues.map(issue => issue.path.join('.')) }, 422)
  const { key, values } = checked.data
  const own = {
    ...values,
    key,
    at: new Date().toISOString(),
    hash: createHash('sha256').update(body).digest('base64url'),
  }
  const ids = Array.from({ length: template.ids }, () => newId())
  await write(fill(template, [...ids, ...template.names.map(name => own[name])]))
  return c.json({ id: ids[0], message: 'Your message has arrived. We answer within one working day.', redirect: null })
})

serve({ fetch: site.fetch, port: 0, hostname: '127.0.0.1' }, ({ port }) => {
  answerParent()
  process.send?.({ port })
})
