import { z } from 'zod'
import { mutation, query } from '../operations.ts'

const name = z.string().min(1).max(60)
const counts = z.array(z.object({ entity: z.string(), count: z.int() }))
const named = z.object({ entity: z.string(), id: z.string(), label: z.string() })

const applied = z.object({
  added: z.array(z.object({ plugin: z.string(), records: counts })),
  present: z.array(z.string()),
})
const removed = z.object({
  removed: counts,
  reset: counts,
  /** `changed` by somebody; `pointed` at by `by`; a `part` of `by`, which stays. */
  kept: z.array(named.extend({ why: z.enum(['changed', 'pointed', 'part']), by: named.optional() })),
})
const presets = z.object({
  presets: z.array(
    z.object({
      name: z.string(),
      /** The modules that bring something under it, in the order in which they do. */
      modules: z.array(z.object({ plugin: z.string(), isApplied: z.boolean() })),
    }),
  ),
})
export type PresetApplied = z.output<typeof applied>
export type PresetRemoved = z.output<typeof removed>

/** What modules bring by a name (ADR 0053). `standard` is what they count on: it cannot be taken out. */
export const presetOperations = {
  /** Under which names modules bring something, and of which it is there. */
  presets: query({ needs: 'kernel.presets', input: z.strictObject({}), output: presets }),
  /**
   * Adds what each module brings under a name and has not added yet, a change for each. `present` are the modules of
   * which it was there already. Throws `KITH_PRESET_UNKNOWN`, `KITH_PRESET_FAILED`.
   */
  applyPreset: mutation({ needs: 'kernel.presets', input: z.strictObject({ name }), output: applied }),
  /**
   * Takes out again what a preset made, in one change and for good. What somebody changed since, and what records of
   * others point at, stays and is named in `kept`; with `all` it goes too. `reset` are records of others that got
   * their former values back, or that no longer point at what is gone. Throws `KITH_PRESET_UNKNOWN`,
   * `KITH_PRESET_UNWRITTEN`.
   */
  removePreset: mutation({
    needs: 'kernel.presets',
    input: z.strictObject({ name: name.refine(one => one !== 'standard', 'standard'), all: z.boolean().optional() }),
    output: removed,
  }),
}
