import { writeFile } from 'node:fs/promises'
import { join } from 'node:path'
import { trpc } from './ask.mjs'
import { openServer } from './measure.mjs'
import { median } from './median.mjs'
import { conversionTemplate } from './prepare-conversion.mjs'
import { timed } from './scale-reads.mjs'
import { met, ms, times, two, whole } from './table.mjs'

/** Conversions at 10 connections, and card moves, on copies of the databases. */
export async function measureConversions({ few, many, own, asker, rounds, seconds }) {
  const template = await conversionTemplate(own)
  const servers = {}
  const runs = { few: [], many: [], floor: [] }
  try {
    for (const [name, { folder, sizes }, server, args] of [
      ['few', few, 'scale-product.mjs', ['--deliveries']],
      ['many', many, 'scale-product.mjs', ['--deliveries']],
      ['floor', many, 'convert-floor.mjs', []],
    ]) {
      await writeFile(join(folder, 'rows.json'), JSON.stringify(template))
      console.error(`warming up: ${name}`)
      servers[name] = await openServer({ server, args, folder, into: own, work: { ...conversions, sizes } })
    }
    for (let round = 0; round < Math.ceil(rounds / 4); round++) {
      for (const name of ['few', 'floor', 'many']) {
        const run = await servers[name].run(seconds)
        runs[name].push(run)
        console.error(
          `round ${round + 1}  ${name}  ${whole(run.perSecond)}/s, p50 ${ms(run.p50)}, loop at most ${ms(run.most)}`,
        )
      }
    }
    return [...conversionLines(runs, template), ...(await measureMoves({ servers, asker, rounds }))]
  } finally {
    await Promise.all(Object.values(servers).map(server => server.end()))
  }
}

const conversions = {
  kind: 'conversion',
  path: '/trpc/leads.convert',
  type: 'application/json',
  connections: 10,
  warmUp: 1000,
}

function conversionLines({ few, many, floor }, template) {
  const of = (runs, what) => median(runs.map(run => run[what]))
  const share = median(many.map((run, i) => run.perSecond / floor[i].perSecond))
  const slower = of(many, 'p50') / of(few, 'p50')
  const rate = runs => `${whole(of(runs, 'perSecond'))}/s`
  return [
    [
      `lead conversions a second, ${template.rows.length} rows each`,
      'at least 0.3 of a bare transaction',
      `${two(share)} (${rate(many)}, bare ${rate(floor)})`,
      met(share >= 0.3),
    ],
    [
      'lead conversion, p50 at 10 connections',
      '1.5 times at 10,000',
      `${times(slower)} (${ms(of(many, 'p50'))})`,
      met(slower <= 1.5),
    ],
  ]
}

/** Cards moved to and fro on boards, one after another. */
async function measureMoves({ servers, asker, rounds }) {
  const taken = new Map()
  for (const name of ['few', 'many']) {
    const server = servers[name]
    server.resume()
    const port = server.ports.all
    const read = async (operation, input) => (await asker.get(port, trpc(operation, input))).result.data.rows
    const stages = await read('opportunities.stages.list', { sort: ['position'] })
    const [first, second] = stages.map(({ id }) => id)
    const moves = {
      'opportunities.opportunity': ['opportunities', 'stage', first, second],
      'leads.lead': ['leads', 'status', 'new', 'working'],
      'service.case': ['service', 'state', 'new', 'in-progress'],
    }
    for (const [entity, [path, field, from, to]] of Object.entries(moves)) {
      const cards = await read(`${path}.list`, { where: { [field]: from }, limit: rounds + 5 })
      const times = []
      for (const { id } of cards) {
        for (const value of [to, from]) {
          const body = { id, set: { [field]: value } }
          times.push((await timed(() => asker.post(port, `/trpc/${path}.update`, body))).took)
        }
      }
      taken.set(`${name} ${entity}`, median(times.slice(10)))
    }
    server.pause()
  }
  return ['opportunities.opportunity', 'leads.lead', 'service.case'].map(entity => {
    const [less, more] = [taken.get(`few ${entity}`), taken.get(`many ${entity}`)]
    return [
      `card move: ${entity}`,
      '1.5 times at 10,000',
      `${times(more / less)} (${ms(more)})`,
      met(more <= 1.5 * less),
    ]
  })
}
