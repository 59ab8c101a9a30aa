import { cp, mkdtemp, readFile, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { measure } from './measure.mjs'
import { prepare } from './prepare.mjs'

const folder = await mkdtemp(join(tmpdir(), 'kith-bench-'))
const t = await prepare(folder)
for (const r of t.rows) console.log(r.sql)
console.log(await measure({ server: 'floor.mjs', folder, seconds: 2, run: 1 }))
console.log(await measure({ server: 'product.mjs', folder, seconds: 2, run: 1 }))
console.log(await measure({ server: 'product.mjs', args: ['--no-deliveries'], folder, seconds: 2, run: 1 }))
await rm(folder, { recursive: true })
