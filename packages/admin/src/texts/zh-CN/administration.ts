import type { administration as en } from '../en/administration.ts'
import { fields } from './fields.ts'
import { imports } from './imports.ts'
import { modules } from './modules.ts'
import { people } from './people.ts'
import { system } from './system.ts'

export const administration: Readonly<Record<keyof typeof en, string>> = {
  ...people,
  ...imports,
  ...system,
  ...fields,
  ...modules,
}
