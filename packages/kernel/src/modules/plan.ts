import { type AnyPlugin, describeError, KithError, type ModuleChange, type ModulePlan, notFound } from '@kith/sdk'
import { readLag } from '../deliveries/lag.ts'
import type { Kernel } from '../kernel.ts'
import { tableName } from '../model/model.ts'
import { diffManifests } from './diff-manifests.ts'
import type { Governed } from './govern.ts'
import { type Proposal, proposalOf } from './proposal.ts'
import type { ModuleRow, ModuleRows } from './rows.ts'
import { scopesOf } from './scopes-of.ts'
import { beyond, surfaceOf } from './surface.ts'

export interface Planned {
  readonly plan: ModulePlan
  /** What the module's row is to say. */
  readonly set: Partial<Pick<ModuleRow, 'enabled' | 'pinned' | 'hash' | 'manifest'>>
  readonly next: Governed
}

/** What a change of a module comes to: the next start with it, beside the next start without it. */
export async function planChange(
  kernel: Kernel,
  rows: ModuleRows,
  { name, change }: { readonly name: string; readonly change: ModuleChange },
): Promise<Planned> {
  const { modules } = kernel
  const before = modules.next(rows)
  const plugin = named(before.trusted, name)
  if (!plugin && name !== 'kernel') throw notFound('module', name)
  const proposal = change === 'accept' ? mustPropose(proposalOf(modules, rows.get(name)), name) : undefined
  const set = proposal
    ? { pinned: modules.pins.get(name) ?? null, hash: proposal.hash, manifest: proposal.sent }
    : { enabled: change === 'enable' }
  const next = modules.next(changed(rows, name, set))
  const [was, is] = [before, next].map(one => surfaceOf(modules.manifests(one.running))) as [Surface, Surface]
  const { entities, subscribers, ...lists } = change === 'enable' ? beyond(is, was) : beyond(was, is)
  const lag = await readLag(kernel)
  const plan: ModulePlan = {
    name,
    change,
    version:
      proposal?.manifest.version ?? plugin?.contract.version ?? (kernel.plugins.get(name)?.contract.version as string),
    isRemote: plugin?.remote !== undefined,
    refused: await refusal(kernel, { name, change, before, next }),
    ...lists,
    entities: await countRecords(kernel, entities),
    deliveries: lag(subscribers),
    ...(proposal && {
      hash: proposal.hash,
      difference: diffManifests(plugin?.remote?.manifest ?? {}, proposal.manifest),
      scopes: scopesOf(kernel, proposal.manifest),
    }),
  }
  return { plan, set, next }
}

type Surface = ReturnType<typeof surfaceOf>

function changed(rows: ModuleRows, name: string, set: Planned['set']): ModuleRows {
  const none = { id: '', version: 0, name, enabled: true, pinned: null, hash: null, manifest: null }
  const noProposal = { proposed: null, proposedHash: null, proposedPinned: null, proposedBy: null, proposedAt: null }
  return new Map([...rows, [name, { ...none, ...noProposal, ...rows.get(name), ...set }]])
}

function mustPropose(proposal: Proposal | undefined, name: string): Proposal {
  if (proposal) return proposal
  throw new KithError('KITH_PROPOSAL', `No other manifest is proposed for the module ${name}.`, { module: name })
}

interface Step {
  readonly name: string
  readonly change: ModuleChange
  readonly before: Governed
  readonly next: Governed
}

/** Why the next start must not be so. */
async function refusal(kernel: Kernel, { name, change, before, next }: Step): Promise<ModulePlan['refused']> {
  const others = before.running.filter(
    ({ contract, needs }) => name === 'kernel' || (contract.name !== name && needs.some(need => need.name === name)),
  )
  if (change === 'disable' && others.length > 0) {
    const modules = others.map(({ contract }) => contract.name)
    return {
      code: 'KITH_MODULE_NEEDED',
      modules,
      message: `The module ${name} is needed by ${modules.join(', ')}: turn ${modules.length === 1 ? 'that one' : 'those'} off first.`,
    }
  }
  const missing = (named(next.trusted, name)?.needs ?? []).map(need => need.name).filter(one => before.off.has(one))
  if (change === 'enable' && missing.length > 0) {
    return {
      code: 'KITH_MODULE_NEEDS',
      modules: missing,
      message: `The module ${name} needs ${missing.join(', ')}: turn ${missing.length === 1 ? 'that one' : 'those'} on first.`,
    }
  }
  try {
    await kernel.modules.check(next)
    return null
  } catch (error) {
    const { code: cause, message } = describeError(error)
    return { code: 'KITH_MODULE_START', modules: [], message: `The next start would fail: ${message}`, cause }
  }
}

async function countRecords({ dialect }: Kernel, entities: readonly string[]) {
  const counts: { entity: string; records: number }[] = []
  for (const entity of entities) {
    const [table] = await dialect.schema(tableName(entity))
    const count = { sql: `select count(*) as n from "${table?.name}" where deleted_at is null`, parameters: [] }
    const [row] = table ? await dialect.all(count, { deadline: 60_000 }) : []
    counts.push({ entity, records: Number(row?.n ?? 0) })
  }
  return counts
}

function named(plugins: readonly AnyPlugin[], name: string): AnyPlugin | undefined {
  return plugins.find(({ contract }) => contract.name === name)
}
