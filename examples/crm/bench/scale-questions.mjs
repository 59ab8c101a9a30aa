import { trpc } from './ask.mjs'
import * as records from './records.mjs'

/** Where lists of an entity answer, what they name of other records, whom they are asked for, and the field of its board. */
const entities = {
  'leads.lead': { path: 'leads', refs: ['owner'], actors: ['all', 'manager', 'seller'], board: 'status' },
  'opportunities.opportunity': {
    path: 'opportunities',
    refs: ['account', 'stage', 'owner'],
    actors: ['all', 'manager', 'seller'],
    board: 'stage',
  },
  'activities.activity': {
    path: 'activities',
    refs: ['type', 'account', 'owner'],
    actors: ['all', 'manager', 'seller', 'helper'],
    board: 'state',
  },
  'service.case': {
    path: 'service',
    refs: ['account', 'queue', 'owner'],
    actors: ['all', 'seller', 'helper'],
    board: 'state',
  },
}

/** @typedef {{ what: string, actor: string, path: string }} Question */

/**
 * Every list of the four modules as its screen asks for it: all records, each view of the standard preset and each column
 * of the board, and how many there are; and timelines.
 *
 * @param {import('./records.mjs').Sizes} sizes
 * @param {readonly { name: string, entity: string, filter: object, sort: string[] }[]} views
 * @param {Readonly<Record<string, readonly string[]>>} columns of boards, by entity
 * @returns {Question[]}
 */
export function questionsOf(sizes, views, columns) {
  const lists = Object.entries(entities).flatMap(([entity, { path, refs, actors, board }]) => {
    const seen = views.filter(view => view.entity === entity)
    const asked = [
      ['all records', {}, [], 50],
      ...seen.map(({ name, filter, sort }) => [name, filter, sort, 50]),
      ...columns[entity].map(value => [`board by ${board}`, { [board]: value }, [], 30]),
    ]
    return actors.flatMap(actor =>
      asked.flatMap(([name, where, sort, limit]) => [
        { what: `list: ${entity}, ${name}`, actor, path: trpc(`${path}.list`, { where, sort, limit, with: refs }) },
        { what: `count: ${entity}, ${name}`, actor, path: trpc(`${path}.count`, { where }) },
      ]),
    )
  })
  return [...lists, ...timelines(sizes)]
}

/** Of records that the seller sees too: number 7 of a hundred owners has them. */
function timelines(sizes) {
  const middle = Math.floor(sizes.accounts / 200) * 100 + 7
  const of = {
    'accounts.account': records.accountId(middle, sizes),
    'accounts.contact': records.contactId(middle * 2, sizes),
    'opportunities.opportunity': records.opportunityId(middle * 3, sizes),
    'leads.lead': records.leadId(middle * 10, sizes),
  }
  return Object.entries(of).flatMap(([entity, id]) =>
    ['all', 'seller'].map(actor => ({
      what: `timeline: ${entity}`,
      actor,
      path: trpc('kernel.timeline', { entity, id }),
    })),
  )
}
