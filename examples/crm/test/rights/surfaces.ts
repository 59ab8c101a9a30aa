import type { World } from './world.ts'

/** Somebody who asks, over some way in. Errors are answers too: `{ error }`. */
export type Ask = (operation: string, input?: object) => Promise<unknown>

export interface Surface {
  readonly name: string
  /** Asks for all that it can: of every entity, of every record. A new surface is one more entry of `surfaces`. */
  run(ask: Ask, world: World): Promise<unknown>
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
  every('get', (ask, { path, id }) => ask(`${path}.get`, { id })),
  every('history', (ask, { path, id }) => ask(`${path}.history`, { id })),
  every('related', (ask, { entity, id }) => ask('kernel.related', { entity, id })),
  every('timeline', (ask, { entity, id }) => ask('kernel.timeline', { entity, id })),
  every('origin', (ask, { entity, id }) => ask('leads.origin', { entity, id })),
  every('missing', (ask, { id }) => ask('leads.missing', { id })),
  every('held', (ask, { id }) => ask('kernel.held', { id })),
  // A version that is yet to come is always a conflict: nothing is written.
  every('conflict', (ask, { path, id, label }) =>
    ask(`${path}.update`, { id, version: 9999, set: { [label]: 'Mine' } }),
  ),
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
