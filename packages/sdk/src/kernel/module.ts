import { z } from 'zod'
import { entity } from '../entity.ts'
import { boolean } from '../fields/boolean.ts'
import { instant } from '../fields/instant.ts'
import { type Json, json } from '../fields/json.ts'
import { text } from '../fields/text.ts'
import { mutation, query } from '../operations.ts'

const name = z.string().min(1).max(40)
const hash = z.string().min(1).max(100)
const names = z.array(z.string()).readonly()

/**
 * What an administrator said of one module, which the next start of each server reads before it makes its records' models:
 * whether it is there, and, of one of another process, which manifest is trusted in place of the configured one.
 */
export const governedModule = entity('kernel.module', {
  label: 'name',
  fields: {
    name: text({ required: true, fixed: true, max: 40, unique: true }),
    enabled: boolean({ default: true }),
    /** The accepted manifest and its hash; `pinned` is what the configuration had then: with another one they count no more. */
    pinned: text({ max: 100 }),
    hash: text({ max: 100 }),
    manifest: json(),
    /** The last other manifest that its process came with, when, with which key, and what the configuration had then. */
    proposed: json({ derived: true }),
    proposedHash: text({ derived: true, max: 100 }),
    proposedPinned: text({ derived: true, max: 100 }),
    proposedBy: text({ derived: true, max: 100 }),
    proposedAt: instant({ derived: true }),
  },
})

/** What an administrator does with a module. */
export const moduleChange = z.enum(['accept', 'disable', 'enable'])
export type ModuleChange = z.infer<typeof moduleChange>

/** What a manifest says, by kinds, those first that give rights. `text`: words of a language; `other`: a key that is not known here. */
export const manifestKinds = [
  'permission',
  'role',
  'grant',
  'write',
  'policy',
  'script',
  'hook',
  'tap',
  'operation',
  'route',
  'migration',
  'need',
  'entity',
  'field',
  'setting',
  'job',
  'preset',
  'mail',
  'screen',
  'command',
  'text',
  'other',
] as const

const value = z.json() as z.ZodType<Json>

const part = z.object({
  kind: z.enum(manifestKinds),
  /** A field's is `entity.field`, a grant's `role: permission`, a write's `entity: verb`, a route's `GET /path`. */
  name: z.string(),
  change: z.enum(['appears', 'goes', 'changes']),
  /** What the manifest said of it, and says. */
  before: value.optional(),
  after: value.optional(),
})
/** One part in which two manifests differ. */
export type ManifestDifference = z.output<typeof part>

const line = z.object({
  state: z.enum(['connected', 'away']),
  /** Since when; absent before it was ever there. */
  since: z.string().optional(),
  /** When it last said something. */
  heard: z.string().optional(),
  /** Works that it was asked and has not answered yet. */
  open: z.int(),
  calls: z.int(),
  failed: z.int(),
  /** What a call took on average. */
  milliseconds: z.number(),
  lastError: z.string().optional(),
})

const deliveries = z.object({
  /** Due for its subscribers, and when the oldest of them was queued. */
  waiting: z.int(),
  oldest: z.string().nullable(),
  /** Given up: see `deadDeliveries`. */
  dead: z.int(),
})

const oneModule = z.object({
  name: z.string(),
  version: z.string(),
  /** Whether its code runs in another process. */
  isRemote: z.boolean(),
  /** On this server now, and after the next start. */
  isEnabled: z.boolean(),
  staysEnabled: z.boolean(),
  /** Modules that it needs, and that need it, as the configuration has them. */
  needs: names,
  neededBy: names,
  deliveries,
  /** Of a remote one: the trusted manifest's hash, on this server now and after the next start. */
  hash: z.string().optional(),
  nextHash: z.string().optional(),
  /** Of a remote one that is enabled: how it stands with this server. */
  line: line.optional(),
  /** Of a remote one: the scopes that the key needs with which it connects; what it reads of others is not among them. */
  scopes: names.optional(),
  /** Of a remote one: another manifest that waits to be accepted. */
  proposal: z.object({ hash: z.string(), version: z.string(), at: z.string(), by: z.string().nullable() }).optional(),
})
export type ModuleState = z.output<typeof oneModule>

const plan = z.object({
  name: z.string(),
  change: moduleChange,
  version: z.string(),
  isRemote: z.boolean(),
  /** Why it is refused as things are: an error's code, the modules that it is about, and the code with which the start would fail. */
  refused: z.object({ code: z.string(), modules: names, message: z.string(), cause: z.string().optional() }).nullable(),
  /** What stays in the tables and cannot be reached, or can be again. */
  entities: z.array(z.object({ entity: z.string(), records: z.int() })).readonly(),
  /** Fields of others' records: `entity.ext.plugin.field`. */
  fields: names,
  operations: names,
  routes: names,
  /** `plugin/path` */
  pages: names,
  /** `hook (tap)`: its own, and those of others that are there because of it. */
  taps: names,
  jobs: names,
  /** `role: permission` */
  grants: names,
  /** What waits for it, or for what others do because of it. */
  deliveries,
  /** Of `accept`: the proposal, in what it differs from the manifest that is trusted, and what its key needs. */
  hash: z.string().optional(),
  difference: z.array(part).readonly().optional(),
  scopes: names.optional(),
})
/** What a change of a module comes to. */
export type ModulePlan = z.output<typeof plan>

/** How an administrator governs modules (ADR 0064). Each change counts from the next start of each server on. */
export const moduleOperations = {
  /** The modules that the configuration names, disabled ones too, the kernel first. Lines are those of the server that answers. */
  modules: query({
    needs: 'kernel.modules',
    input: z.strictObject({}),
    output: z.object({ modules: z.array(oneModule).readonly() }),
  }),
  /** What a change would come to. Throws `KITH_NOT_FOUND`, and of `accept` `KITH_PROPOSAL` where nothing is proposed. */
  modulePlan: query({
    needs: 'kernel.modules',
    input: z.strictObject({ name, change: moduleChange }),
    output: plan,
  }),
  /**
   * Accepts the proposed manifest whose hash is given, or has a module there, or not, from the next start on. What the plan
   * has as `refused` is thrown: `KITH_MODULE_NEEDED`, `KITH_MODULE_NEEDS`, `KITH_MODULE_START`; and `KITH_PROPOSAL` where
   * another manifest is proposed meanwhile.
   */
  changeModule: mutation({
    needs: 'kernel.modules',
    input: z.strictObject({ name, change: moduleChange, hash: hash.optional() }),
    output: z.object({ name: z.string(), staysEnabled: z.boolean(), nextHash: z.string().optional() }),
  }),
}
