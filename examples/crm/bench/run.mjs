// What `npm run bench` measures: the product beside the same rows written by hand, in turns, in one run. It prints a
// table of targets, figures and whether they are met. usage: run.mjs [--rounds 3] [--seconds 5]
import { mkdtemp, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { parseArgs } from 'node:util'
import { measureElement } from './element.mjs'
import { measure } from './measure.mjs'
import { prepare } from './prepare.mjs'
import { measureStart } from './start-up.mjs'
import { report, whole } from './table.mjs'

const { values } = parseArgs({
  options: { rounds: { type: 'string', default: '3' }, seconds: { type: 'string', default: '5' } },
})
const rounds = Number(values.rounds)
const seconds = Number(values.seconds)

/** @type {Record<string, import('./measure.mjs').Variant>} */
const variants = {
  floor: { server: 'floor.mjs' },
  product: { server: 'product.mjs' },
  tapped: { server: 'product.mjs', args: ['--taps', '20'] },
  accepting: { server: 'product.mjs', args: ['--no-deliveries'] },
}

const folder = await mkdtemp(join(tmpdir(), 'kith-bench-'))
try {
  const { rows } = await prepare(folder)
  const runs = await inTurns(folder)
  const element = await measureElement(folder)
  const startUp = await measureStart(folder)
  console.log(report({ runs, element, startUp, rows: rows.length, rounds, seconds }))
} finally {
  await rm(folder, { recursive: true, force: true })
}

/** Every variant once a round, in another order each round. */
async function inTurns(folder) {
  const runs = Object.fromEntries(Object.keys(variants).map(name => [name, []]))
  for (let round = 1; round <= rounds; round++) {
    for (const name of shuffled(Object.keys(variants))) {
      const run = await measure({ ...variants[name], folder, seconds, round })
      runs[name].push(run)
      const { perSecond, p50, p99, delay, busy } = run
      const said = `${whole(perSecond)}/s, p50 ${whole(p50)} ms, p99 ${whole(p99)} ms, loop ${whole(delay)} ms, ${whole(busy * 100)} % busy`
      console.error(`round ${round} of ${rounds}  ${name.padEnd(9)}  ${said}`)
    }
  }
  return runs
}

function shuffled(list) {
  return list
    .map(item => ({ item, at: Math.random() }))
    .sort((a, b) => a.at - b.at)
    .map(({ item }) => item)
}
