import { definePlugin, type Plugin } from '@kith/sdk'
import type { Captcha } from './captcha/captcha.ts'
import { commands } from './commands.ts'
import { type FormsContract, formsContract } from './contract/index.ts'
import { retry } from './jobs/retry.ts'
import { locales } from './locales/index.ts'
import { mails } from './mails.ts'
import { addUp } from './operations/add-up.ts'
import { check } from './operations/check.ts'
import { confirm } from './operations/confirm.ts'
import { funnel } from './operations/funnel.ts'
import { keep } from './operations/keep.ts'
import { make } from './operations/make.ts'
import { process } from './operations/process.ts'
import { publish } from './operations/publish.ts'
import { receive } from './operations/receive.ts'
import { replay } from './operations/replay.ts'
import { snippet } from './operations/snippet.ts'
import { policies } from './policies.ts'
import { demo } from './presets/demo.ts'
import { createRoutes } from './routes/index.ts'
import { shown } from './shown.ts'
import { checkForm } from './taps/check-form.ts'
import { learnSpam } from './taps/learn-spam.ts'
import { prepareForm } from './taps/prepare-form.ts'

export interface FormsOptions {
  /** A service that answers on websites have to pass, or a person looks at them first. Default: none. */
  readonly captcha?: Captcha
}

/** The plugin with a captcha: `formsWith({ captcha: turnstile({ secret }) })`. */
export function formsWith({ captcha }: FormsOptions): Plugin<FormsContract> {
  return definePlugin({
    contract: formsContract,
    handlers: { receive, keep, confirm, replay, addUp, process, make, check, publish, snippet, funnel },
    policies,
    roles: { marketing: { name: { en: 'Marketing', 'zh-CN': '市场营销人员' } } },
    grants: {
      marketing: ['forms.process', 'forms.make', 'forms.publish', 'forms.snippet', 'forms.funnel'],
      'data-administrator': ['forms.process'],
    },
    taps: [prepareForm, checkForm, learnSpam],
    routes: createRoutes(captcha),
    jobs: [retry],
    commands,
    presets: [demo],
    mails,
    locales,
    ui: shown,
  })
}

export const forms: Plugin<FormsContract> = formsWith({})
