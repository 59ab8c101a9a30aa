import { createInterface } from 'node:readline/promises'
import { KithError, type ModuleChange, type ModulePlan, type ModuleState } from '@kith/sdk'
import type { Command } from 'commander'
import type { Caller } from '../caller/caller.ts'
import { withCaller } from '../caller/open-caller.ts'
import { readJsonFile, readList } from '../output/input.ts'
import { planLines } from '../output/plan-lines.ts'
import { pluginsWords } from '../output/plugins-words.ts'
import { json, print } from '../output/print.ts'
import { table } from '../output/table.ts'
import { type Place, typedPath } from '../settings/place.ts'
import { makeKey } from './key.ts'

interface Json {
  readonly json?: true
}
type Words = ReturnType<typeof pluginsWords>

const abouts: Readonly<Record<ModuleChange, string>> = {
  disable: 'turn a plugin off from the next start on; its data stays',
  enable: 'turn it on again from the next start on',
  accept: 'trust the manifest that its process proposes, from the next start on',
}

export function addPlugins(program: Command, place: Place): void {
  const group = program.command('plugins').description('what the app is made of')
  group
    .command('list', { isDefault: true })
    .description('print the plugins, and how those of other processes stand')
    .option('--json', 'an array and nothing else')
    .action(({ json: isJson }: Json) =>
      withCaller(place, undefined, async caller => {
        const all = await modulesOf(caller)
        await print(isJson ? `${json(all)}\n` : listed(all, pluginsWords(place.env)))
      }),
    )
  for (const change of ['disable', 'enable', 'accept'] as const) {
    group
      .command(`${change} <name>`)
      .description(`${abouts[change]}; the plan is printed first`)
      .option('--yes', 'without asking')
      .option('--json', 'the plan and what was done as JSON; without --yes the plan alone')
      .action((name: string, options: Json & { readonly yes?: true }) =>
        withCaller(place, undefined, caller => govern(caller, place, { name, change, ...options })),
      )
  }
  group
    .command('hash <file.json>')
    .description('print what the configuration pins of a manifest')
    .option('--json', 'failures as JSON too')
    .action(async (typed: string) => {
      const { hashOf, readManifest } = await import('@kith/sdk/remote')
      const given = await readJsonFile(typedPath(place, typed))
      readManifest(given)
      await print(`${hashOf(given)}\n`)
    })
  group
    .command('key <name>')
    .description('make the API key with which its process connects, and print it, this once')
    .option('--scope <operations>', 'what it may read and call besides: kernel.users.list,kernel.search', readList)
    .option('--expires <moment>', 'until when it works: 2027-01-01T00:00:00Z')
    .option('--json', 'the id and the scopes too, as JSON')
    .action((name: string, { scope = [], expires, json: isJson }: Json & KeyOptions) =>
      withCaller(place, undefined, async caller => {
        const found = (await modulesOf(caller)).find(one => one.name === name)
        if (!found) throw new KithError('KITH_NOT_FOUND', `There is no plugin ${name}.`, { name })
        if (!found.scopes) throw new KithError('KITH_USAGE', pluginsWords(place.env).key(name))
        const scopes = [...new Set([...found.scopes, ...scope])]
        const made = await makeKey(caller, { name, scopes, roles: ['plugin'], expires })
        await print(isJson ? `${json({ ...made, scopes })}\n` : `${made.secret}\n`)
      }),
    )
}

interface KeyOptions {
  readonly scope?: readonly string[]
  readonly expires?: string
}

async function modulesOf(caller: Caller): Promise<readonly ModuleState[]> {
  return ((await caller.call('kernel.modules')) as { readonly modules: readonly ModuleState[] }).modules
}

function listed(all: readonly ModuleState[], words: Words): string {
  const rows = all.map(one => {
    const { deliveries, line } = one
    return [
      one.name,
      one.version,
      stateOf(one, words),
      line?.heard ?? line?.since ?? '',
      String(deliveries.waiting || ''),
      deliveries.oldest ?? '',
      String(deliveries.dead || ''),
      ...(line ? [line.calls, line.failed, line.milliseconds].map(String) : ['', '', '']),
      line?.lastError ?? '',
    ]
  })
  return `${table(words.head, rows, process.stdout.columns ?? 200)}\n`
}

function stateOf({ isEnabled, staysEnabled, hash, nextHash, line, proposal }: ModuleState, words: Words): string {
  return [
    isEnabled ? words[line?.state ?? 'on'] : words.off,
    ...(staysEnabled === isEnabled ? [] : [staysEnabled ? words.willBeOn : words.willBeOff]),
    ...(hash === nextHash ? [] : [words.willBeOther]),
    ...(proposal ? [words.proposes(proposal.version)] : []),
  ].join(', ')
}

interface Governing extends Json {
  readonly name: string
  readonly change: ModuleChange
  readonly yes?: true
}

async function govern(caller: Caller, place: Place, { name, change, yes, json: isJson }: Governing): Promise<void> {
  const words = pluginsWords(place.env)
  const plan = (await caller.call('kernel.modulePlan', { name, change })) as ModulePlan
  const { refused, hash } = plan
  if (!isJson) await print(`${planLines(plan, words).join('\n')}\n`)
  if (refused && !(isJson && !yes)) throw new KithError(refused.code, refused.message, { modules: refused.modules })
  if (isJson && !yes) return await print(`${json({ plan })}\n`)
  if (!yes && !(await isMeant(words))) throw new KithError('KITH_USAGE', words.refused)
  const done = await caller.call('kernel.changeModule', { name, change, ...(hash !== undefined && { hash }) })
  await print(isJson ? `${json({ plan, done })}\n` : `${words.done}\n`)
}

async function isMeant(words: Words): Promise<boolean> {
  process.stderr.write(words.ask)
  const lines = createInterface({ input: process.stdin })
  for await (const line of lines) return /^\s*(y|yes|是)\s*$/i.test(line)
  return false
}
