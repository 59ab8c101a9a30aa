import { rm } from 'node:fs/promises'
import { join } from 'node:path'
import { createApp, createLog } from '@kith/kernel'
import { conversion } from './bodies.mjs'
import { bare, clock, fill } from './fill.mjs'
import { admin, convertible, sizesOf } from './records.mjs'
import { allRows, templateOf } from './rows.mjs'

/**
 * What the conversion of a lead writes, for the floor to write by hand: one goes through the product, on few records.
 *
 * @param {string} folder for a while
 */
export async function conversionTemplate(folder) {
  const file = join(folder, 'few.sqlite')
  const sizes = sizesOf(100)
  await fill(file, sizes, () => {})
  const app = await createApp({ config: bare, database: file, log: createLog('warn'), clock: clock() })
  const [first, second] = await plain(app, sizes)
  // The first of all writes what an installation has once.
  await app.call(admin, 'leads.convert', conversion(first.id))
  const copy = join(folder, 'before.sqlite')
  await app.backup(copy)
  await app.call(admin, 'leads.convert', conversion(second.id))
  const { name, company, email, phone, updatedAt: at } = await app.call(admin, 'leads.get', { id: second.id })
  await app.close()
  const known = { lead: second.id, name, company, companyFold: company.toLowerCase(), email, phone, at }
  const template = templateOf(allRows(copy), allRows(file), known, ['company', 'name', 'email', 'phone'])
  await Promise.all([file, copy].map(path => rm(path, { force: true })))
  return template
}

/** Leads whose names are in nobody else's. */
async function plain(app, sizes) {
  const ids = [...convertible(sizes)]
  const rows = await Promise.all(ids.map(id => app.call(admin, 'leads.get', { id })))
  return rows.filter(({ name }) => /^[A-Za-z]+ [A-Za-z]{6,}$/.test(name))
}
