import type { Locales } from '@kith/sdk'
import { en } from './en.ts'
import { screensInChinese, screensInEnglish } from './screens.ts'
import { zhCN } from './zh-CN.ts'

export const locales: Locales = { en: { ...en, ...screensInEnglish }, 'zh-CN': { ...zhCN, ...screensInChinese } }
