// What `npm run bench -- scale` measures, at a few records and at many: every report of a year beside its SQL by hand and
// how long it holds up the event loop; every list, card move, conversion and timeline at many records beside its time at
// few; conversions at 10 connections beside a bare transaction that writes the same rows.
// usage: scale.mjs [--scale full|middle|small|<leads>] [--rounds 20] [--seconds 2] [--folder <kept between runs>] [--only reports,lists,conversions]
import { existsSync } from 'node:fs'
import { mkdir, mkdtemp, rename, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { parseArgs } from 'node:util'
import { createAsker } from './ask.mjs'
import { fill } from './fill.mjs'
import { sizesOf } from './records.mjs'
import { measureConversions } from './scale-conversions.mjs'
import { measureLists } from './scale-lists.mjs'
import { measureReports } from './scale-reads.mjs'
import { markdown } from './table.mjs'

const { values } = parseArgs({
  options: {
    scale: { type: 'string', default: 'full' },
    rounds: { type: 'string', default: '20' },
    seconds: { type: 'string', default: '2' },
    folder: { type: 'string' },
    only: { type: 'string', default: 'reports,lists,conversions' },
  },
})
const parts = { reports: measureReports, lists: measureLists, conversions: measureConversions }

const folder = values.folder ?? (await mkdtemp(join(tmpdir(), 'kith-scale-')))
const asker = createAsker()
let own
try {
  const few = await filled('small')
  const many = await filled(values.scale)
  own = await mkdtemp(join(folder, 'run-'))
  const options = { few, many, own, asker, rounds: Number(values.rounds), seconds: Number(values.seconds) }
  const lines = []
  for (const part of values.only.split(',')) lines.push(...(await parts[part](options)))
  const { leads, opportunities, activities, cases } = many.sizes
  const counts = Object.entries({ leads, opportunities, activities, cases })
  console.log(
    `${counts.map(([name, count]) => `${count.toLocaleString('en')} ${name}`).join(', ')}, beside 10,000 leads and as many to each; ${values.rounds} rounds, p50, in turns.\n`,
  )
  console.log(markdown(lines))
} finally {
  asker.close()
  if (own !== undefined) await rm(own, { recursive: true, force: true })
  if (values.folder === undefined) await rm(folder, { recursive: true, force: true })
}

/** The folder of a database of that scale, which is made if it is not there. */
async function filled(scale) {
  const [place, sizes] = [join(folder, scale), sizesOf(scale)]
  const file = join(place, 'kith.sqlite')
  await mkdir(place, { recursive: true })
  if (!existsSync(file)) {
    console.error(`making ${file}`)
    const making = join(place, 'making.sqlite')
    await rm(making, { force: true })
    await fill(making, sizes)
    await rename(making, file)
  }
  return { folder: place, sizes }
}
