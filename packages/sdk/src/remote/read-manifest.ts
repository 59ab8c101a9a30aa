import { z } from 'zod'
import { KithError } from '../errors.ts'
import { kinds } from '../fields/kinds.ts'
import { problemsOf } from '../problems.ts'
import type { RemoteManifest } from './remote-manifest.ts'
import { checkScreens } from './screens.ts'

const text = z.string().min(1).max(200)
const names = z.array(text)
const bag = z.record(z.string(), z.unknown())
const listed = <T extends z.ZodType>(item: T) => z.array(item).default([])
const keyed = <T extends z.ZodType>(item: T) => z.record(text, item).default({})

const field = z.strictObject({
  kind: text.refine(kind => kinds.has(kind), { error: 'kind' }),
  options: bag.default({}),
})
const fields = z.record(text, field)
const writes = keyed(z.array(z.enum(['create', 'update', 'delete', 'restore'])))
const need = z.strictObject({ name: text, version: text })

const tap = z.strictObject({
  id: text,
  hook: text,
  kind: z.enum(['filter', 'saving', 'collect', 'event']),
  parts: z.array(z.enum(['shape', 'guard', 'collect', 'run'])).min(1),
  before: names.default([]),
  after: names.default([]),
  ifUnavailable: z.enum(['reject', 'skip']).optional(),
})

const entity = z
  .strictObject({
    name: text,
    key: text.optional(),
    fields,
    label: text.optional(),
    indexes: listed(names),
    unique: listed(names),
    audit: z.boolean().default(true),
    timeline: bag.optional(),
    within: text.optional(),
    person: bag.optional(),
  })
  .transform(one => ({ ...one, label: one.label ?? Object.keys(one.fields)[0] ?? 'id' }))

const route = z.strictObject({
  method: text,
  path: text.startsWith('/'),
  maxBody: z.int().default(65_536),
  maxFiles: z.int().optional(),
})

const operation = z.strictObject({
  type: z.enum(['query', 'mutation']),
  needs: text,
  internal: z.boolean().default(false),
  input: bag,
  output: bag,
})

const hook = z.strictObject({
  kind: z.enum(['filter', 'collect', 'event']),
  name: text,
  v: z.int().optional(),
  once: z.boolean().optional(),
  takes: bag.optional(),
  item: bag.optional(),
})

const Manifest = z.strictObject({
  protocol: z.literal(1),
  name: z.string().regex(/^(?!kernel$)[a-z][a-z0-9-]{0,39}$/),
  version: z.string().regex(/^\d+\.\d+\.\d+/),
  needs: listed(need),
  entities: listed(entity),
  extensions: keyed(z.strictObject({ entity: text, fields })),
  operations: keyed(operation),
  permissions: keyed(z.string()),
  hooks: keyed(hook),
  settings: fields.default({}),
  writes,
  grants: keyed(names),
  roles: keyed(bag),
  taps: listed(tap),
  joins: listed(z.strictObject({ with: need, writes, taps: listed(tap), ui: listed(bag) })),
  policies: listed(z.strictObject({ entity: text, branches: z.array(bag) })),
  jobs: listed(z.strictObject({ name: text, cron: text.optional() })),
  routes: listed(route),
  presets: listed(text),
  migrations: listed(bag),
  mails: keyed(bag),
  commands: listed(bag),
  locales: keyed(z.record(z.string(), z.string())),
  ui: listed(bag),
  screens: z.record(text, z.strictObject({ entry: text, files: z.record(text, text) })).optional(),
})

/**
 * A manifest with all of its parts, of one that may leave out what it has none of. Throws `KITH_MANIFEST` with a problem for
 * each place that is wrong, and for each name that is not the plugin's own to give; `KITH_SCREENS` for more screens than are
 * taken.
 */
export function readManifest(given: unknown): RemoteManifest {
  const read = Manifest.safeParse(given)
  const plugin = nameOf(given)
  if (!read.success) {
    const problems = problemsOf(read.error)
    const said = problems.map(({ path, message }) => (path ? `${path}: ${message}` : message)).join('; ')
    throw new KithError('KITH_MANIFEST', `The manifest of ${plugin} is none of protocol 1. ${said}`.slice(0, 2000), {
      plugin,
      problems,
    })
  }
  const manifest = read.data as unknown as RemoteManifest
  const strange = givenNames(manifest).filter(name => !name.startsWith(`${manifest.name}.`))
  if (strange.length === 0) {
    checkScreens(manifest.screens ?? {})
    return manifest
  }
  throw new KithError(
    'KITH_MANIFEST',
    `The manifest of ${plugin} names what is not its own: ${strange.join(', ')}. Begin each with "${plugin}.".`,
    { plugin, names: strange },
  )
}

function nameOf(manifest: unknown): string {
  return String((manifest as { readonly name?: unknown } | null)?.name).slice(0, 40)
}

function givenNames({ entities, permissions, hooks, taps, joins, jobs }: RemoteManifest): string[] {
  return [
    ...entities.map(({ name }) => name),
    ...Object.keys(permissions),
    ...Object.values(hooks).map(({ name }) => name),
    ...[...taps, ...joins.flatMap(join => join.taps)].map(({ id }) => id),
    ...jobs.map(({ name }) => name),
  ]
}
