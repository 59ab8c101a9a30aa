import { z } from 'zod'
import { entity } from '../entity.ts'
import { json } from '../fields/json.ts'
import { text } from '../fields/text.ts'
import { mutation, query } from '../operations.ts'

const values = z.record(z.string().max(100), z.json())
const plugin = z.string().max(100)

/** What an administrator said of the settings of one plugin, over what the configuration says. */
export const setting = entity('kernel.setting', {
  label: 'plugin',
  fields: {
    plugin: text({ required: true, fixed: true, max: 100, unique: true }),
    /** Name of a setting -> value; what is not here is as configured. */
    values: json({ shape: values, default: {} }),
  },
})

export const settingOperations = {
  /** The settings of a plugin: as they are in force, as the configuration alone would have them, and which of them were changed. */
  settingsOf: query({
    needs: 'kernel.configure',
    input: z.strictObject({ plugin }),
    output: z.object({
      /** For `changeSettings`; 0 where nothing was changed yet. */
      version: z.int(),
      values,
      configured: values,
      changed: z.array(z.string()).readonly(),
    }),
  }),
  /** Changes settings of a plugin, on every server, without a restart; `null` goes back to what is configured. */
  changeSettings: mutation({
    needs: 'kernel.configure',
    input: z.strictObject({ plugin, version: z.int().min(0).optional(), set: values }),
    output: z.object({ id: z.string() }),
  }),
}
