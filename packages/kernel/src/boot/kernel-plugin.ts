import { type AnyPlugin, definePlugin, kernelContract } from '@kith/sdk'
import { related } from '../operations/related.ts'
import { en } from './locales/en.ts'
import { zhCN } from './locales/zh-CN.ts'

/** The kernel's own entities, served like those of any plugin. */
export const kernelPlugin: AnyPlugin = definePlugin({
  contract: kernelContract,
  grants: { '*': ['kernel.related'] },
  handlers: { related },
  locales: { en, 'zh-CN': zhCN },
})
