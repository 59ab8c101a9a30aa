import { type Actor, denied, everydayVerbs, KithError, type RunOptions } from '@kith/sdk'
import { commitChange } from '../change/commit.ts'
import { decide } from '../decisions/decide.ts'
import type { Decided } from '../decisions/decided.ts'
import type { Kernel, PluginEntry } from '../kernel.ts'
import { checkScope } from '../people/scopes.ts'
import { applyPreset } from '../presets/apply-preset.ts'
import { callInside } from './call-inside.ts'
import { callQuery } from './call-query.ts'
import { everyday } from './everyday.ts'

export interface CallOptions {
  readonly actor: Actor
  /** `leads.list`, `accounts.contacts.create`, `leads.convert`. */
  readonly operation: string
  readonly input: unknown
  readonly options?: RunOptions | undefined
  /** The decision that lets it run again. */
  readonly decided?: Decided | undefined
}

/** Mutations that make changes of their own, in another's name too: no part of a change can call them. */
const ofTheirOwn: Readonly<Record<string, (kernel: Kernel, call: CallOptions) => Promise<unknown>>> = {
  'kernel.decide': decide,
  'kernel.applyPreset': applyPreset,
}

/** Runs one operation in the actor's name. Throws `KITH_OPERATION` for a name that nobody serves, `KITH_DENIED`. */
export async function callOperation(kernel: Kernel, call: CallOptions): Promise<unknown> {
  const { actor, operation, input, options, decided } = call
  checkScope(actor, operation)
  const dot = operation.lastIndexOf('.')
  const [path, verb] = [operation.slice(0, dot), operation.slice(dot + 1)]
  if ((everydayVerbs as readonly string[]).includes(verb)) {
    const model = [...kernel.models.values()].find(m => m.path === path)
    if (model) return await everyday[verb]?.run(kernel, { model, actor, input, options, decided })
  }
  const entry = kernel.plugins.get(path)
  const declared = entry && Object.hasOwn(entry.contract.operations, verb) ? entry.contract.operations[verb] : undefined
  if (!entry || !declared || declared.internal) {
    throw new KithError('KITH_OPERATION', `There is no operation ${operation} in this app.`, { operation })
  }
  if (!kernel.rights.mayCall(actor, declared.needs)) {
    throw denied(
      declared.needs,
      `${operation} needs the permission ${declared.needs}, which ${actor.kind} ${actor.id} does not have.`,
    )
  }
  if (declared.type === 'query') return await callQuery(kernel, path, verb, actor, input)
  const alone = ofTheirOwn[operation]
  if (alone) return await alone(kernel, call)
  return await runMutation(kernel, entry, verb, { actor, input, options, decided })
}

/** Runs a mutation as one change. The caller's permission has been looked at. */
export function runMutation(
  kernel: Kernel,
  entry: PluginEntry,
  verb: string,
  call: Omit<CallOptions, 'operation'> & { readonly mayHold?: boolean },
): Promise<unknown> {
  const { actor, input, options, decided, mayHold = true } = call
  const plugin = entry.contract.name
  return commitChange(kernel, {
    actor,
    plugin,
    operation: `${plugin}.${verb}`,
    input,
    options,
    decided,
    mayHold,
    prepare: draft => callInside(kernel, plugin, verb, { actor, draft, input }),
  })
}
