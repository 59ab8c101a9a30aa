import type { Locales } from '@kith/sdk'
import { en } from './en.ts'
import { zhCN } from './zh-CN.ts'

export const locales: Locales = { en, 'zh-CN': zhCN }
