import { text } from 'node:stream/consumers'
import type { Actor } from '@kith/sdk'
import type { World } from './world.ts'

/** Somebody who asks, over some way in. Errors are answers too: `{ error }`. */
export type Ask = (operation: string, input?: object) => Promise<unknown>

export interface Surface {
  readonly name: string
  /** Asks for all that it can: of every entity, of every record. A new surface is one more entry of `surfaces`. */
  run(ask: Ask, world: World, actor: Actor): Promise<unknown>
}

export const surfaces: readonly Surface[] = [
  each('list', (ask, { path }) =>
    Promise.all([ask(`${path}.list`, { limit: 200 }), ask(`${path}.list`, { limit: 200, sort: ['createdAt'] })]),
  ),
  each('pages', async (ask, { path }) => {
    const found: unknown[] = []
    for (let after: string | undefined, at = 0; at < 60; at++) {
      const page = (await ask(`${path}.list`, { limit: 2, ...(after ? { after } : {}) })) as { next?: string }
      found.push(page)
      after = page.next
      if (after === undefined) break
    }
    return found
  }),
  each('labels', (ask, { path, refs }) => ask(`${path}.list`, { limit: 200, with: refs })),
  each('filters', (ask, { path, fields }) =>
    Promise.all(fields.map(field => ask(`${path}.list`, { limit: 200, where: { [field]: { empty: false } } }))),
  ),
  each('sorts', (ask, { path, fields }) =>
    Promise.all(fields.map(field => ask(`${path}.list`, { limit: 200, sort: [`-${field}`] }))),
  ),
  each('groups', (ask, { entity, fields }) =>
    Promise.all(fields.map(field => ask('kernel.groups', { entity, by: [field] }))),
  ),
  each('audit', (ask, { entity }) => ask('kernel.audit', { entity, limit: 200 })),
  every('matches', (ask, { id }) => ask('leads.matches', { id })),
  { name: 'rules tried', run: ask => ask('leads.tryRules', {}) },
  { name: 'success', run: ask => ask('leads.success', {}) },
  every('get', (ask, { path, id }) => ask(`${path}.get`, { id })),
  every('history', (ask, { path, id }) => ask(`${path}.history`, { id })),
  every('related', (ask, { entity, id }) => ask('kernel.related', { entity, id })),
  every('timeline', (ask, { entity, id }) => ask('kernel.timeline', { entity, id })),
  every('shares', (ask, { entity, id }) => ask('kernel.sharesOf', { entity, id })),
  every('origin', (ask, { entity, id }) => ask('leads.origin', { entity, id })),
  every('campaigns', (ask, { entity, id }) => ask('campaigns.origin', { entity, id })),
  every('segments', (ask, { id }) => ask('campaigns.preview', { id })),
  { name: 'effect of campaigns', run: ask => ask('campaigns.effect') },
  {
    name: 'reports',
    async run(ask) {
      const { reports = [] } = (await ask('reports.overview')) as {
        readonly reports?: readonly { readonly id: string; readonly dimensions: readonly { readonly id: string }[] }[]
      }
      const asked = reports.flatMap(({ id, dimensions }) =>
        [null, ...dimensions.map(dimension => dimension.id)].map(by => ({ report: id, by })),
      )
      const year = new Date().getFullYear()
      return Promise.all(
        asked.map(one => ask('reports.read', { ...one, from: `${year - 1}-01`, to: `${year + 1}-12` })),
      )
    },
  },
  {
    name: 'customer',
    run: (ask, world) =>
      Promise.all(
        (['account', 'contact'] as const).flatMap(kind =>
          [...(world.everything.get(`accounts.${kind}`)?.keys() ?? [])].map(id =>
            ask('service.ofCustomer', { [kind]: id }),
          ),
        ),
      ),
  },
  every('missing', (ask, { id }) => ask('leads.missing', { id })),
  every('held', (ask, { id }) => ask('kernel.held', { id })),
  // A version that is yet to come is always a conflict: nothing is written.
  every('conflict', (ask, { path, id, label }) =>
    ask(`${path}.update`, { id, version: 9999, set: { [label]: 'Mine' } }),
  ),
  every('consents', (ask, { entity, id }) => ask('consents.of', { entity, id })),
  every('attachments', (ask, { entity, id }) => ask('kernel.attachmentsOf', { entity, id })),
  every('person', (ask, { entity, id }) => ask('kernel.person', { entity, id })),
  {
    name: 'merge preview',
    run: (ask, world) =>
      Promise.all(
        kindsOf(world).map(({ entity }) => {
          const [into, ...from] = [...(world.everything.get(entity)?.keys() ?? [])].slice(0, 12)
          return Promise.all(from.map(one => ask('kernel.mergePreview', { entity, into, from: [one] })))
        }),
      ),
  },
  {
    name: 'export',
    run: async (ask, world, actor) => {
      const formats = kindsOf(world).flatMap(kind => [
        { entity: kind.entity },
        { entity: kind.entity, columns: [...kind.fields], sort: ['createdAt'] },
        ...kind.fields.map(field => ({ entity: kind.entity, where: { [field]: { empty: false } } })),
      ])
      const answers = (await Promise.all(formats.map(input => ask('kernel.startExport', input)))) as {
        batch?: string
      }[]
      await world.idle()
      const files = answers.map(async answer =>
        answer.batch === undefined ? answer : await text((await world.app.downloadExport(actor, answer.batch)).body),
      )
      return await Promise.all(files)
    },
  },
  {
    name: 'search',
    // One text of each field: what is misspelt or not there takes long.
    run: (ask, { tokens }) =>
      Promise.all(
        [...Map.groupBy(tokens, ({ entity, field }) => `${entity}.${field}`).values()].map(([token]) =>
          ask('kernel.search', { text: token?.text }),
        ),
      ),
  },
]

interface Kind {
  readonly path: string
  readonly entity: string
  readonly fields: readonly string[]
  readonly refs: readonly string[]
  readonly label: string
}

function kindsOf(world: World): Kind[] {
  return world.app.manifests
    .flatMap(manifest => manifest.entities)
    .map(({ name, path, fields, label }) => ({
      path,
      entity: name,
      label,
      fields: Object.keys(fields),
      refs: Object.keys(fields)
        .filter(field => fields[field]?.kind === 'ref')
        .slice(0, 20),
    }))
}

/** Of every entity. */
function each(name: string, ask: (ask: Ask, kind: Kind) => Promise<unknown>): Surface {
  return { name, run: (asked, world) => Promise.all(kindsOf(world).map(kind => ask(asked, kind))) }
}

/** Of every record there is, seen or not. */
function every(name: string, ask: (ask: Ask, of: Kind & { readonly id: string }) => Promise<unknown>): Surface {
  return {
    name,
    run: (asked, world) =>
      Promise.all(
        kindsOf(world).flatMap(kind =>
          [...(world.everything.get(kind.entity)?.keys() ?? [])].map(id => ask(asked, { ...kind, id })),
        ),
      ),
  }
}
