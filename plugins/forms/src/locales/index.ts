import type { Locales } from '@kith/sdk'
import { en } from './en.ts'
import { enScreens } from './en-screens.ts'
import { zhCN } from './zh-CN.ts'
import { zhCNScreens } from './zh-CN-screens.ts'

export const locales: Locales = { en: { ...en, ...enScreens }, 'zh-CN': { ...zhCN, ...zhCNScreens } }
