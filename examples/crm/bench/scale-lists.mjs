import { trpc } from './ask.mjs'
import { start } from './child.mjs'
import { median } from './median.mjs'
import { questionsOf } from './scale-questions.mjs'
import { timed } from './scale-reads.mjs'
import { shuffled } from './shuffled.mjs'
import { met, ms, times } from './table.mjs'

/** Every list and timeline at many records beside its time at few, in turns. */
export async function measureLists({ few, many, asker, rounds }) {
  const products = [start('scale-product.mjs', [few.folder]), start('scale-product.mjs', [many.folder])]
  try {
    const asked = []
    for (const [i, { sizes }] of [few, many].entries()) {
      const { ports } = await products[i].heard()
      asked.push(
        ...(await questions(asker, ports.all, sizes)).map(({ what, actor, path }) => ({
          key: `${i} ${actor} ${what}`,
          what,
          actor,
          port: ports[actor],
          path,
        })),
      )
    }
    const taken = new Map()
    for (let round = -2; round < rounds; round++) {
      for (const { key, port, path } of shuffled(asked)) {
        const { took } = await timed(() => asker.get(port, path))
        if (round >= 0) taken.set(key, [...(taken.get(key) ?? []), took])
      }
      console.error(`lists: round ${round + 1} of ${rounds}`)
    }
    return report(asked, key => median(taken.get(key)))
  } finally {
    await Promise.all(products.map(product => product.end()))
  }
}

async function questions(asker, port, sizes) {
  const read = async (operation, input) => (await asker.get(port, trpc(operation, input))).result.data.rows
  const views = await read('kernel.views.list', { limit: 200 })
  const stages = await read('opportunities.stages.list', { sort: ['position'] })
  return questionsOf(sizes, views, {
    'leads.lead': ['new', 'working', 'qualified', 'converted', 'disqualified'],
    'opportunities.opportunity': stages.map(({ id }) => id),
    'activities.activity': ['planned', 'in-progress', 'done', 'rejected', 'cancelled'],
    'service.case': ['new', 'in-progress', 'waiting', 'solved', 'closed'],
  })
}

/** A line for each list, with everybody who asks for it; of a board the slowest column counts. */
function report(asked, p50) {
  return [...Map.groupBy(asked, ({ what }) => what)].map(([what, all]) => {
    const actors = [...Map.groupBy(all, ({ actor }) => actor)].map(([actor]) => {
      const [less, more] = ['0', '1'].map(size => p50(`${size} ${actor} ${what}`))
      return { said: `${actor} ${times(more / less)} (${ms(more)})`, isMet: more <= 1.5 * less }
    })
    const figure = actors.map(({ said }) => said).join(', ')
    // How many there are is asked beside a list, and is not waited for.
    if (what.startsWith('count: ')) return [what, '', figure, '']
    return [what, '1.5 times at 10,000', figure, met(actors.every(({ isMet }) => isMet))]
  })
}
