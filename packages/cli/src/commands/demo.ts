import { KithError, type PresetApplied, type PresetRemoved } from '@kith/sdk'
import type { Command } from 'commander'
import type { Caller } from '../caller/caller.ts'
import { withCaller } from '../caller/open-caller.ts'
import { demoWords } from '../output/demo-words.ts'
import { json, print } from '../output/print.ts'
import type { Place } from '../settings/place.ts'

interface Options {
  readonly remove?: true
  readonly all?: true
  readonly json?: true
}

type Counts = PresetRemoved['removed']
type Named = Pick<PresetRemoved['kept'][number], 'entity' | 'label'>

/** The preset by which modules bring records to look at. */
const demo = 'demo'

export function addDemo(program: Command, place: Place): void {
  program
    .command(demo)
    .description('add the demo data of all modules, in the language of the installation; --remove takes it out again')
    .option('--remove', 'take out what it made; what was changed since, or is needed by other records, stays')
    .option('--all', 'with --remove: take that out too')
    .option('--json', 'what was done as JSON')
    .action(async (options: Options) => {
      if (options.all && !options.remove) throw new KithError('KITH_USAGE', '--all goes with --remove.')
      await withCaller(place, undefined, async caller => {
        const lines = options.remove ? await remove(caller, place, options) : await add(caller, place, options)
        await print(`${lines.join('\n')}\n`)
      })
    })
}

async function add(caller: Caller, { env }: Place, { json: asJson }: Options): Promise<string[]> {
  const words = demoWords(env)
  const answer = (await caller.call('kernel.applyPreset', { name: demo })) as PresetApplied
  if (asJson) return [json(answer)]
  const counts = answer.added.flatMap(({ records }) => records)
  return [
    ...(answer.added.length > 0 ? [words.added, ...(await listed(caller, summed(counts)))] : []),
    ...(answer.present.length > 0 ? [words.present(answer.present.join(', '))] : []),
  ]
}

async function remove(caller: Caller, { env }: Place, { all, json: asJson }: Options): Promise<string[]> {
  const words = demoWords(env)
  const answer = (await caller.call('kernel.removePreset', { name: demo, ...(all ? { all } : {}) })) as PresetRemoved
  if (asJson) return [json(answer)]
  const { removed, reset, kept } = answer
  if (removed.length + kept.length === 0) return [words.nothing]
  const paths = await pathsOf(caller)
  const called = ({ entity, label }: Named) => `${paths.get(entity) ?? entity} “${label}”`
  const [parts, whole] = [kept.filter(({ why }) => why === 'part'), kept.filter(({ why }) => why !== 'part')]
  const lines = whole.map(one => `  ${called(one)}: ${one.by ? words.pointed(called(one.by)) : words.changed}`)
  return [
    ...(removed.length > 0 ? [words.removed, ...(await listed(caller, removed))] : []),
    ...(reset.length > 0 ? [words.reset, ...(await listed(caller, reset))] : []),
    ...(kept.length > 0 ? [words.kept, ...lines] : []),
    ...(parts.length > 0 ? [words.parts, ...(await listed(caller, counted(parts)))] : []),
    ...(kept.length > 0 ? [words.partly] : []),
  ]
}

function counted(records: readonly Named[]): Counts {
  return summed(records.map(({ entity }) => ({ entity, count: 1 })))
}

function summed(counts: Counts): Counts {
  const sums = new Map<string, number>()
  for (const { entity, count } of counts) sums.set(entity, (sums.get(entity) ?? 0) + count)
  return [...sums].map(([entity, count]) => ({ entity, count }))
}

/** How many records of each kind, by the paths that `kith list` takes. */
async function listed(caller: Caller, counts: Counts): Promise<string[]> {
  const paths = await pathsOf(caller)
  return counts
    .map(({ entity, count }) => ({ path: paths.get(entity) ?? entity, count }))
    .sort((a, b) => (a.path < b.path ? -1 : 1))
    .map(({ path, count }) => `${String(count).padStart(6)}  ${path}`)
}

async function pathsOf(caller: Caller): Promise<ReadonlyMap<string, string>> {
  const entities = (await caller.manifests()).flatMap(manifest => manifest.entities)
  return new Map(entities.map(({ name, path }) => [name, path]))
}
