import { type AnyPlugin, batch, definePlugin, kernelContract, policy } from '@kith/sdk'
import { cancelBatch, pauseBatch, resumeBatch } from '../batches/control.ts'
import { related } from '../operations/related.ts'
import { search } from '../operations/search.ts'
import { en } from './locales/en.ts'
import { zhCN } from './locales/zh-CN.ts'

/** The kernel's own entities, served like those of any plugin. */
export const kernelPlugin: AnyPlugin = definePlugin({
  contract: kernelContract,
  grants: { '*': ['kernel.related', 'kernel.batch', 'kernel.search'] },
  handlers: { related, search, pauseBatch, resumeBatch, cancelBatch },
  policies: [
    policy(batch, [
      { id: 'kernel.own-batches', roles: ['*'], verbs: ['read'], where: { createdBy: { $: 'actor.id' } } },
    ]),
  ],
  locales: { en, 'zh-CN': zhCN },
})
