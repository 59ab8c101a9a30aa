import { type AnyContract, KithError, problemsOf } from '@kith/sdk'
import type { RemoteManifest, Work } from '@kith/sdk/remote'
import { z } from 'zod'
import { checkPatches } from './reach.ts'

const stop = z.discriminatedUnion('stop', [
  z.object({
    stop: z.literal('reject'),
    code: z.string(),
    message: z.string(),
    path: z.string().optional(),
    problems: z.array(z.object({ path: z.string(), code: z.string(), message: z.string() })).optional(),
  }),
  z.object({ stop: z.literal('hold'), approver: z.string(), reason: z.string() }),
])
const bag = z.record(z.string(), z.unknown())
const patches = z.array(z.object({ id: z.string(), set: bag }))
const response = z.object({
  status: z.int().min(200).max(599),
  headers: z.record(z.string(), z.string()).optional(),
  body: z.string().optional(),
  base64: z.base64().optional(),
})

/**
 * Throws `KITH_REPLY` for what is no answer to what a plugin was asked, `KITH_DENIED` for patches that it may not make. A
 * collect's items are checked elsewhere.
 */
export function checkAnswer(manifest: RemoteManifest, own: AnyContract, { kind, name }: Work, value: unknown): void {
  const schema = kind === 'call' ? own.operations[name]?.output : schemaOf(manifest, kind, name)
  const result = schema?.safeParse(value ?? undefined)
  if (result && !result.success) {
    const problems = problemsOf(result.error, 'value')
    const said = problems.map(({ path, message }) => `${path}: ${message}`).join('; ')
    throw new KithError('KITH_REPLY', `That is no answer to ${kind} ${name}: ${said}`.slice(0, 1000), {
      plugin: manifest.name,
      name,
      problems,
    })
  }
  if (kind === 'shape') checkPatches(manifest, name, value)
}

function schemaOf(manifest: RemoteManifest, kind: Work['kind'], name: string): z.ZodType | undefined {
  if (kind === 'guard') return stop.optional()
  if (kind === 'collect') return z.array(z.unknown())
  if (kind === 'route') return response
  if (kind === 'screen') return z.string()
  if (kind !== 'shape') return undefined
  const all = [...manifest.taps, ...manifest.joins.flatMap(join => join.taps)]
  return (all.find(tap => tap.id === name)?.kind === 'saving' ? patches : bag).optional()
}
