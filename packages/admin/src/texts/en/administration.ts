import { fields } from './fields.ts'
import { imports } from './imports.ts'
import { modules } from './modules.ts'
import { people } from './people.ts'
import { system } from './system.ts'

/** What the pages of the administration say: loaded with the first of them. */
export const administration = {
  ...people,
  ...imports,
  ...system,
  ...fields,
  ...modules,
} as const
